import { useLanguage } from '../app/language.ts';
import { ErrorNotice } from '../ui/error-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { refusedBecause } from './sign-in-words.ts';

/** The sign-in service's refusal in our words, or the general notice. */
export function SignInRefusal({ error }: { error: unknown }) {
  const { t } = useLanguage('accounts');
  if (!error) return null;
  const reason = refusedBecause(error);
  if (!reason) return <ErrorNotice error={error} />;
  return (
    <div role="alert" className="notice notice-wrong">
      <Icon name="invalid" />
      <p>{t(reason)}</p>
    </div>
  );
}
