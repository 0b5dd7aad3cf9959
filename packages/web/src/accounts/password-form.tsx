import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useLanguage } from '../app/language.ts';
import { Field, PasswordField } from '../ui/field.tsx';
import { signIn } from './sign-in-api.ts';
import { SignInRefusal } from './sign-in-refusal.tsx';

export function PasswordForm({ onAccepted }: { onAccepted: (answer: { twoFactorRedirect?: boolean }) => Promise<void> }) {
  const { t } = useLanguage('accounts');
  const [checked, setChecked] = useState(false);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const entering = useMutation({ mutationFn: signIn, onSuccess: onAccepted });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (username.trim() && password) entering.mutate({ username: username.trim(), password });
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
      <SignInRefusal error={entering.error} />
      <button type="submit" className="button button-primary" disabled={entering.isPending}>
        {entering.isPending ? t('signIn.busy') : t('signIn.submit')}
      </button>
      <p className="small soft">{t('signIn.help')}</p>
    </form>
  );
}
