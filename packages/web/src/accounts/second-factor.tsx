import { useMutation, useQueryClient } from '@tanstack/react-query';
import { QRCode } from 'antd';
import { type FormEvent, useState } from 'react';
import { useLanguage } from '../app/language.ts';
import { sessionQuery } from '../app/session.ts';
import { Field, PasswordField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './account-page.module.css';
import { startSecondFactor, stopSecondFactor, verifyCode } from './sign-in-api.ts';
import { SignInRefusal } from './sign-in-refusal.tsx';

export function SecondFactor({ on }: { on: boolean }) {
  const { t } = useLanguage('accounts');
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [changedTo, setChangedTo] = useState<boolean | null>(null);
  const settle = async (nowOn: boolean) => {
    starting.reset();
    setPassword('');
    setChangedTo(nowOn);
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  const starting = useMutation({ mutationFn: startSecondFactor });
  const stopping = useMutation({ mutationFn: stopSecondFactor, onSuccess: () => settle(false) });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChangedTo(null);
    if (password) (on ? stopping : starting).mutate(password);
  };
  return (
    <section className={`card ${styles.section}`} id="second-factor">
      <h2>{t('factor.title')}</h2>
      {changedTo !== null && (
        <output className="notice notice-done">
          <Icon name="done" />
          {changedTo ? t('factor.done') : t('factor.stopped')}
        </output>
      )}
      <p>{on ? t('factor.on') : t('factor.off')}</p>
      {starting.data ? (
        <Enrolment {...starting.data} onDone={() => settle(true)} />
      ) : (
        <form onSubmit={submit} noValidate>
          <PasswordField
            label={t('factor.password')}
            show={t('signIn.show')}
            hide={t('signIn.hide')}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <SignInRefusal error={starting.error ?? stopping.error} />
          <button type="submit" className="button" disabled={!password || starting.isPending || stopping.isPending}>
            {on ? t('factor.stop') : t('factor.start')}
          </button>
        </form>
      )}
    </section>
  );
}

function Enrolment({ totpURI, backupCodes, onDone }: { totpURI: string; backupCodes: string[]; onDone: () => Promise<void> }) {
  const { t } = useLanguage('accounts');
  const [code, setCode] = useState('');
  const verifying = useMutation({ mutationFn: () => verifyCode(code.replace(/\s/g, '')), onSuccess: onDone });
  const secret = new URL(totpURI).searchParams.get('secret') ?? '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim()) verifying.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <p>{t('factor.scan')}</p>
      <figure className={styles.qr} aria-label={t('factor.qr')}>
        <QRCode value={totpURI} type="svg" size={184} color="#000" bgColor="#fff" bordered={false} />
      </figure>
      <p>
        {t('factor.secret')} <code className={styles.secret}>{secret}</code>
      </p>
      <Field
        label={t('code.label')}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <p>{t('factor.backup')}</p>
      <ol className={`${styles.codes} figures`}>
        {backupCodes.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ol>
      <SignInRefusal error={verifying.error} />
      <button type="submit" className="button button-primary" disabled={verifying.isPending}>
        {t('factor.confirm')}
      </button>
    </form>
  );
}
