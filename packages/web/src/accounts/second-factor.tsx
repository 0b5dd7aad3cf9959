import { disableSecondFactor, enableSecondFactor, renewBackupCodes, verifyTotp } from '@xingcun/core/accounts/sign-in-contract';
import { useQueryClient } from '@tanstack/react-query';
import { QRCode } from 'antd';
import { type FormEvent, useState } from 'react';
import { useLanguage } from '../app/language.ts';
import { useWrite } from '../app/query.ts';
import { sessionQuery } from '../app/session.ts';
import { ErrorNotice } from '../ui/error-state.tsx';
import { Field, PasswordField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './account-page.module.css';
import { sixDigits } from './code-form.tsx';

/** Turning the second factor on, off, and making new backup codes: each asks for the password again. */
export function SecondFactor({ on }: { on: boolean }) {
  const { t } = useLanguage('accounts');
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [changedTo, setChangedTo] = useState<boolean | null>(null);
  const starting = useWrite(enableSecondFactor);
  const stopping = useWrite(disableSecondFactor);
  const renewing = useWrite(renewBackupCodes);
  const busy = starting.isPending || stopping.isPending || renewing.isPending;
  const error = starting.error ?? stopping.error ?? renewing.error;

  const begin = () => {
    setChangedTo(null);
    for (const each of [starting, stopping, renewing]) each.reset();
  };
  const settle = (nowOn: boolean) => {
    begin();
    setPassword('');
    setChangedTo(nowOn);
    void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    begin();
    if (on) stopping.mutate({ body: { password } }, { onSuccess: () => settle(false) });
    else starting.mutate({ body: { password } });
  };
  const renew = () => {
    begin();
    renewing.mutate({ body: { password } }, { onSuccess: () => setPassword('') });
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
      {renewing.data && <BackupCodes codes={renewing.data.backupCodes} />}
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
          {error && <ErrorNotice error={error} />}
          <div className="row">
            <button type="submit" className="button" disabled={!password || busy}>
              {on ? t('factor.stop') : t('factor.start')}
            </button>
            {on && (
              <button type="button" className="button" disabled={!password || busy} onClick={renew}>
                {t('factor.renew')}
              </button>
            )}
          </div>
        </form>
      )}
    </section>
  );
}

function Enrolment({ totpURI, backupCodes, onDone }: { totpURI: string; backupCodes: string[]; onDone: () => void }) {
  const { t } = useLanguage('accounts');
  const [code, setCode] = useState('');
  const [checked, setChecked] = useState(false);
  const verifying = useWrite(verifyTotp);
  const secret = new URL(totpURI).searchParams.get('secret') ?? '';
  const digits = code.replace(/\s/g, '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (sixDigits.test(digits)) verifying.mutate({ body: { code: digits } }, { onSuccess: onDone });
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
      <BackupCodes codes={backupCodes} />
      <Field
        label={t('code.label')}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        problem={checked && !sixDigits.test(digits) ? t('code.sixDigits') : null}
        onChange={(event) => setCode(event.target.value)}
      />
      {verifying.error && <ErrorNotice error={verifying.error} />}
      <button type="submit" className="button button-primary" disabled={verifying.isPending}>
        {t('factor.confirm')}
      </button>
    </form>
  );
}

function BackupCodes({ codes }: { codes: string[] }) {
  const { t } = useLanguage('accounts');
  return (
    <>
      <p>{t('factor.backup')}</p>
      <ol className={`${styles.codes} figures`}>
        {codes.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ol>
    </>
  );
}
