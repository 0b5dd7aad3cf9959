import { useRouterState } from '@tanstack/react-router';
import { EmptyState } from '../ui/empty-state.tsx';
import { useLanguage } from './language.ts';

export function NotFoundPage() {
  const { t } = useLanguage('app');
  const atWork = useRouterState({ select: ({ location }) => location.pathname.startsWith('/work/') });
  return (
    <EmptyState
      heading="h1"
      title={t('notFound.title')}
      action={
        <a className="button" href={atWork ? '/work' : '/'}>
          {t('notFound.home')}
        </a>
      }
    >
      {t('notFound.body')}
    </EmptyState>
  );
}
