import type { StandardRow } from './document.ts';
import { useLanguage } from '../app/language.ts';
import { StateTag } from '../ui/state-tag.tsx';

/** Whether the version is frozen, whether the document calls itself a draft, whether it is sample data. */
export function StandardTags({
  standard: { state, draft, sample },
}: {
  standard: Pick<StandardRow, 'state' | 'draft' | 'sample'>;
}) {
  const { t } = useLanguage('standards');
  return (
    <>
      {draft && <StateTag state="differs">{t('draft')}</StateTag>}
      <StateTag state={state === 'published' ? 'sealed' : 'changed'}>{t(`state.${state}`)}</StateTag>
      {sample && <StateTag state="note">{t('sample')}</StateTag>}
    </>
  );
}
