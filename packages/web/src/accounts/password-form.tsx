import { signIn } from '@xingcun/core/accounts/sign-in-contract';
import { type FormEvent, useRef, useState } from 'react';
import { useLanguage } from '../app/language.ts';
import { useWrite } from '../app/query.ts';
import { ErrorNotice } from '../ui/error-state.tsx';
import { Field, PasswordField } from '../ui/field.tsx';

export function PasswordForm({ onAccepted }: { onAccepted: (answer: { twoFactorRedirect?: boolean | undefined }) => void }) {
  const { t } = useLanguage('accounts');
  const [checked, setChecked] = useState(false);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const entering = useWrite(signIn);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (username.trim() && password)
      entering.mutate({ body: { username: username.trim(), password } }, { onSuccess: onAccepted });
    else form.current?.querySelector<HTMLInputElement>('input:placeholder-shown, input[value=""]')?.focus();
  };
  const missing = (value: string, field: string) => (checked && !value.trim() ? t('signIn.missing', { field }) : null);

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Field
        label={t('signIn.username')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={username}
        onChange={(event) => setUsername(event.target.value)}
        problem={missing(username, t('signIn.username'))}
      />
      <PasswordField
        label={t('signIn.password')}
        show={t('signIn.show')}
        hide={t('signIn.hide')}
        name="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        problem={missing(password, t('signIn.password'))}
      />
      {entering.error && <ErrorNotice error={entering.error} />}
      <button type="submit" className="button button-primary" disabled={entering.isPending}>
        {entering.isPending ? t('signIn.busy') : t('signIn.submit')}
      </button>
      <p className="small soft">{t('signIn.help')}</p>
    </form>
  );
}
