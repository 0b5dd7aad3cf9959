import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLanguage } from '../app/language.ts';
import { PasswordField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './account-page.module.css';
import { sessionsKey } from './open-sessions.tsx';
import { changePassword } from './sign-in-api.ts';
import { SignInRefusal } from './sign-in-refusal.tsx';

const shortestPassword = 10;
const nothing = { current: '', next: '', again: '' };

export function PasswordChange({ username }: { username: string }) {
  const { t } = useLanguage('accounts');
  const client = useQueryClient();
  const [given, setGiven] = useState(nothing);
  const [checked, setChecked] = useState(false);
  const changing = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      setGiven(nothing);
      setChecked(false);
      return client.invalidateQueries({ queryKey: sessionsKey });
    },
  });
  const problems = {
    current: given.current ? null : t('signIn.missing', { field: t('password.current') }),
    next: given.next.length < shortestPassword ? t('password.short') : given.next === given.current ? t('password.same') : null,
    again: given.again === given.next ? null : t('password.differs'),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!problems.current && !problems.next && !problems.again)
      changing.mutate({ currentPassword: given.current, newPassword: given.next });
  };
  const field = (name: keyof typeof nothing) => ({
    show: t('signIn.show'),
    hide: t('signIn.hide'),
    label: t(`password.${name === 'next' ? 'new' : name}`),
    autoComplete: name === 'current' ? 'current-password' : 'new-password',
    value: given[name],
    problem: checked ? problems[name] : null,
    onChange: (event: { target: { value: string } }) => setGiven({ ...given, [name]: event.target.value }),
  });
  return (
    <section className={`card ${styles.section}`}>
      <h2>{t('password.title')}</h2>
      <form onSubmit={submit} noValidate>
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
        <PasswordField {...field('current')} />
        <PasswordField {...field('next')} hint={t('password.hint')} />
        <PasswordField {...field('again')} />
        <SignInRefusal error={changing.error} />
        {changing.isSuccess && !checked && (
          <output className="notice notice-done">
            <Icon name="done" />
            {t('password.done')}
          </output>
        )}
        <button type="submit" className="button" disabled={changing.isPending}>
          {t('password.submit')}
        </button>
      </form>
    </section>
  );
}
