import type { listSampleAccounts } from '@xingcun/core/accounts/contract';
import { roleLevels } from '@xingcun/core/accounts/permission';
import { signIn } from '@xingcun/core/accounts/sign-in-contract';
import { roleWords } from '@xingcun/core/accounts/words';
import type { ResponseOf } from '@xingcun/core/route';
import { Fragment } from 'react';
import { useLanguage } from '../app/language.ts';
import { useWrite } from '../app/query.ts';
import { ErrorNotice } from '../ui/error-state.tsx';
import styles from './sign-in-page.module.css';

type Accounts = ResponseOf<typeof listSampleAccounts>['accounts'];

const levels = ['village', 'township', 'district', 'city'] as const;

/** Every role of the demonstration, one click away. The server lists them in sample mode only. */
export function SampleAccounts(props: {
  accounts: Accounts;
  password: string;
  onAccepted: (answer: { twoFactorRedirect?: boolean | undefined }) => void;
}) {
  const { accounts, password, onAccepted } = props;
  const { t, words } = useLanguage('accounts');
  const entering = useWrite(signIn);
  return (
    <section className={`card ${styles.samples}`}>
      <h2>{t('sample.title')}</h2>
      <p className="soft">{t('sample.body')}</p>
      {entering.error && <ErrorNotice error={entering.error} />}
      {levels.map((level) => {
        const here = accounts.filter(({ role }) => roleLevels[role] === level);
        return (
          here.length > 0 && (
            <Fragment key={level}>
              <h3 className={styles.level}>{t(`sample.${level}`)}</h3>
              <ul className={styles.list}>
                {here.map(({ username, displayName, role, unitName, stars }) => (
                  <li key={username}>
                    <button
                      type="button"
                      className={`button ${styles.account}`}
                      disabled={entering.isPending}
                      onClick={() => entering.mutate({ body: { username, password } }, { onSuccess: onAccepted })}
                    >
                      <span>{displayName}</span>
                      <small>
                        {unitName} · {words(roleWords[role])}
                        {stars && ` · ${t('grants.stars', { count: stars.length })}`}
                      </small>
                    </button>
                  </li>
                ))}
              </ul>
            </Fragment>
          )
        );
      })}
    </section>
  );
}
