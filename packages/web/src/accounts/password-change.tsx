import { checkPassword } from '@xingcun/core/accounts/password';
import { changePassword } from '@xingcun/core/accounts/sign-in-contract';
import { Refusal } from '@xingcun/core/refusal';
import { refusalSentence } from '@xingcun/core/refusal-words';
import { type FormEvent, useState } from 'react';
import { useLanguage } from '../app/language.ts';
import { useWrite } from '../app/query.ts';
import { ErrorNotice } from '../ui/error-state.tsx';
import { PasswordField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './account-page.module.css';

const nothing = { current: '', next: '', again: '' };

export function PasswordChange({ username }: { username: string }) {
  const { t, language } = useLanguage('accounts');
  const [given, setGiven] = useState(nothing);
  const [checked, setChecked] = useState(false);
  const changing = useWrite(changePassword);

  const refused = (): string | null => {
    try {
      checkPassword(given.next, username);
      return given.next === given.current ? t('password.same') : null;
    } catch (error) {
      if (error instanceof Refusal) return refusalSentence(error, language);
      throw error;
    }
  };
  const problems = {
    current: given.current ? null : t('signIn.missing', { field: t('password.current') }),
    next: refused(),
    again: given.again === given.next ? null : t('password.differs'),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (problems.current ?? problems.next ?? problems.again) return;
    const done = () => {
      setGiven(nothing);
      setChecked(false);
    };
    changing.mutate({ body: { currentPassword: given.current, newPassword: given.next } }, { onSuccess: done });
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
        {changing.error && <ErrorNotice error={changing.error} />}
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
