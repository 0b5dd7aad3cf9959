import { useLanguage } from '../app/language.ts';
import { WorkPage } from '../app/work-page.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';

export function NoCyclePage() {
  const { t } = useLanguage('assessment');
  return (
    <WorkPage>
      <PageHeader title={t('villages.title')} />
      <EmptyState title={t('villages.noCycle')}>{t('villages.noCycleBody')}</EmptyState>
    </WorkPage>
  );
}
