import { Link } from '@tanstack/react-router';
import { EmptyState } from '../ui/empty-state.tsx';
import { useLanguage } from './language.ts';

export function NotFoundPage() {
  const { t } = useLanguage('app');
  return (
    <EmptyState
      heading="h1"
      title={t('notFound.title')}
      action={
        <Link className="button" to="/">
          {t('notFound.home')}
        </Link>
      }
    >
      {t('notFound.body')}
    </EmptyState>
  );
}
