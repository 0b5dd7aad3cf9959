import { verifyBackupCode, verifyTotp } from '@xingcun/core/accounts/sign-in-contract';
import { type FormEvent, useState } from 'react';
import { useLanguage } from '../app/language.ts';
import { useWrite } from '../app/query.ts';
import { ErrorNotice } from '../ui/error-state.tsx';
import { Field } from '../ui/field.tsx';

export const sixDigits = /^\d{6}$/;

/** The second step of signing in: six digits from the authenticator, or a backup code. */
export function CodeForm({ onAccepted, onRestart }: { onAccepted: () => void; onRestart: () => void }) {
  const { t } = useLanguage('accounts');
  const [backup, setBackup] = useState(false);
  const [code, setCode] = useState('');
  const [checked, setChecked] = useState(false);
  const verifying = useWrite(backup ? verifyBackupCode : verifyTotp);
  const digits = code.replace(/\s/g, '');
  const complete = backup ? digits !== '' : sixDigits.test(digits);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (complete) verifying.mutate({ body: { code: digits } }, { onSuccess: onAccepted });
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
        problem={
          checked && !complete ? (backup ? t('signIn.missing', { field: t('code.backupLabel') }) : t('code.sixDigits')) : null
        }
        onChange={(event) => setCode(event.target.value)}
      />
      {verifying.error && <ErrorNotice error={verifying.error} />}
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
            setChecked(false);
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
