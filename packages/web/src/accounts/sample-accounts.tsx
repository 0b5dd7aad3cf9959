import type { listSampleAccounts } from '@xingcun/core/accounts/contract';
import { roleWords } from '@xingcun/core/accounts/words';
import type { ResponseOf } from '@xingcun/core/route';
import { useMutation } from '@tanstack/react-query';
import { useLanguage } from '../app/language.ts';
import { signIn } from './sign-in-api.ts';
import { SignInRefusal } from './sign-in-refusal.tsx';
import styles from './sign-in-page.module.css';

type Accounts = ResponseOf<typeof listSampleAccounts>['accounts'];

/** Every role of the demonstration, one click away. The server lists them in sample mode only. */
export function SampleAccounts(props: {
  accounts: Accounts;
  password: string;
  onAccepted: (answer: { twoFactorRedirect?: boolean }) => Promise<void>;
}) {
  const { accounts, password, onAccepted } = props;
  const { t, words } = useLanguage('accounts');
  const entering = useMutation({
    mutationFn: (username: string) => signIn({ username, password }),
    onSuccess: onAccepted,
  });
  return (
    <section className={`card ${styles.samples}`}>
      <h2>{t('sample.title')}</h2>
      <p className="soft">{t('sample.body')}</p>
      <SignInRefusal error={entering.error} />
      <ul className={styles.list}>
        {accounts.map(({ username, displayName, role, unitName, stars }) => (
          <li key={username}>
            <button
              type="button"
              className={`button ${styles.account}`}
              disabled={entering.isPending}
              onClick={() => entering.mutate(username)}
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
    </section>
  );
}
