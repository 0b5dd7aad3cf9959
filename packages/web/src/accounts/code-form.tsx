import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLanguage } from '../app/language.ts';
import { Field } from '../ui/field.tsx';
import { verifyBackupCode, verifyCode } from './sign-in-api.ts';
import { SignInRefusal } from './sign-in-refusal.tsx';

/** The second step of signing in: six digits from the authenticator, or a backup code. */
export function CodeForm({ onAccepted, onRestart }: { onAccepted: () => Promise<void>; onRestart: () => void }) {
  const { t } = useLanguage('accounts');
  const [backup, setBackup] = useState(false);
  const [code, setCode] = useState('');
  const verifying = useMutation({
    mutationFn: () => (backup ? verifyBackupCode(code.trim()) : verifyCode(code.replace(/\s/g, ''))),
    onSuccess: onAccepted,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim()) verifying.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <p>{backup ? t('code.backupBody') : t('code.body')}</p>
      <Field
        key={backup ? 'backup' : 'app'}
        label={backup ? t('code.backupLabel') : t('code.label')}
        name="code"
        autoComplete="one-time-code"
        inputMode={backup ? 'text' : 'numeric'}
        // The page asks for one thing only, and the person has just pressed the button that leads here.
        ref={(input) => input?.focus()}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <SignInRefusal error={verifying.error} />
      <button type="submit" className="button button-primary" disabled={verifying.isPending}>
        {t('code.submit')}
      </button>
      <div className="row">
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            setBackup(!backup);
            setCode('');
            verifying.reset();
          }}
        >
          {backup ? t('code.useApp') : t('code.useBackup')}
        </button>
        <button type="button" className="button button-quiet" onClick={onRestart}>
          {t('code.restart')}
        </button>
      </div>
    </form>
  );
}
