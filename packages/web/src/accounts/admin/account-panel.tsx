import {
  type accountSchema,
  disableAccount,
  enableAccount,
  listAccounts,
  listGrants,
  resetPassword,
  resetSecondFactor,
  revokeGrant,
} from '@xingcun/core/accounts/contract';
import type { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { read, useWrite } from '../../app/query.ts';
import { useMayAnywhere, useSession } from '../../app/session.ts';
import { useStars } from '../../app/star-names.ts';
import { today } from '../../app/today.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { useUnitNames } from '../../units/unit-tree.ts';
import { GrantDialog } from './grant-dialog.tsx';
import { type AccountGrant, useGrantText } from './grant-line.tsx';
import { NewPasswordField, passwordProblem } from './new-password-field.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import styles from './accounts-page.module.css';

export type Account = z.output<typeof accountSchema>;

type Asking = 'disable' | 'enable' | 'password' | 'factor' | 'grant' | { revoke: AccountGrant };

export function AccountState({ account: { disabledAt, sample } }: { account: Account }) {
  const { t } = useLanguage('accountsAdmin');
  return (
    <span className="row">
      <StateTag state={disabledAt === null ? 'done' : 'locked'}>
        {t(disabledAt === null ? 'state.active' : 'state.disabled')}
      </StateTag>
      {sample && <StateTag state="note">{t('state.sample')}</StateTag>}
    </span>
  );
}

/** One account: what it may do, what it could do before, and what the administrator who looks may change. */
export function AccountPanel({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useLanguage('accountsAdmin');
  const format = useFormat();
  const session = useSession();
  const mayManage = useMayAnywhere('accounts.manage');
  const mayGrant = useMayAnywhere('accounts.grant');
  const [asking, setAsking] = useState<Asking | null>(null);
  const grants = useQuery(read(listGrants, { params: { accountId: account.accountId } }));
  const nameOf = useUnitNames();
  const own = session?.accountId === account.accountId;
  const now = today();
  const isPast = ({ revokedAt, toOn }: AccountGrant) => revokedAt !== null || (toOn !== null && toOn < now);
  const standing = (grants.data ?? account.grants).filter((grant) => !isPast(grant));
  const past = grants.data?.filter(isPast) ?? [];
  const close = () => setAsking(null);
  return (
    <SidePanel title={account.displayName} onClose={onClose}>
      <div className="stack">
        <Facts
          facts={[
            [
              t('panel.username'),
              <span key="username" className="figures">
                {account.username}
              </span>,
            ],
            [t('panel.unit'), nameOf(account.unitCode, account.unitName)],
            [t('panel.state'), <AccountState key="state" account={account} />],
            ['', account.disabledAt !== null && t('panel.disabledSince', { when: format.moment(account.disabledAt) })],
          ]}
        />
        {own && (mayManage || mayGrant) && <p className="soft">{t('panel.yourself')}</p>}
        {mayManage && !own && (
          <div className="row">
            <button type="button" className="button" onClick={() => setAsking('password')}>
              {t('password.action')}
            </button>
            <button type="button" className="button" onClick={() => setAsking('factor')}>
              {t('factor.action')}
            </button>
            <button
              type="button"
              className="button"
              onClick={() => setAsking(account.disabledAt === null ? 'disable' : 'enable')}
            >
              {t(account.disabledAt === null ? 'disable.action' : 'enable.action')}
            </button>
          </div>
        )}
        <section className="stack">
          <h3>{t('panel.grants')}</h3>
          {grants.error && <ErrorNotice error={grants.error} onRetry={() => void grants.refetch()} />}
          {standing.length === 0 && <p className="soft">{t('list.noGrants')}</p>}
          <GrantList grants={standing} {...(mayGrant && !own ? { onRevoke: (grant) => setAsking({ revoke: grant }) } : {})} />
          {mayGrant && !own && (
            <div>
              <button type="button" className="button button-primary" onClick={() => setAsking('grant')}>
                {t('grant.action')}
              </button>
            </div>
          )}
          {past.length > 0 && (
            <details>
              <summary>{t('panel.history', { count: past.length })}</summary>
              <GrantList grants={past} />
            </details>
          )}
        </section>
      </div>
      {asking === 'grant' && <GrantDialog account={account} onClose={close} />}
      {asking === 'disable' && <Disabling account={account} onClose={close} />}
      {asking === 'enable' && <Enabling account={account} onClose={close} />}
      {asking === 'password' && <PasswordReset account={account} onClose={close} />}
      {asking === 'factor' && <FactorReset account={account} onClose={close} />}
      {typeof asking === 'object' && asking && <Revoking account={account} grant={asking.revoke} onClose={close} />}
    </SidePanel>
  );
}

function GrantList({ grants, onRevoke }: { grants: readonly AccountGrant[]; onRevoke?: (grant: AccountGrant) => void }) {
  const { t } = useLanguage('accountsAdmin');
  const format = useFormat();
  const stars = useStars({ enabled: grants.some((grant) => grant.stars !== null) });
  const text = useGrantText(stars);
  return (
    <ul className={styles.grants}>
      {grants.map((grant) => (
        <li key={grant.grantId}>
          <div>
            <p>{text(grant)}</p>
            <p className="soft small">
              {[
                t('grant.since', { day: format.day(grant.fromOn) }),
                grant.grantedByName && t('grant.by', { name: grant.grantedByName, when: format.moment(grant.grantedAt) }),
                grant.reason && t('grant.reason', { reason: grant.reason }),
                grant.revokedAt !== null &&
                  t('grant.revokedBy', { name: grant.revokedByName ?? '—', when: format.moment(grant.revokedAt) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
          {onRevoke && (
            <button
              type="button"
              className="button"
              aria-label={t('revoke.label', { grant: text(grant) })}
              onClick={() => onRevoke(grant)}
            >
              {t('revoke.action')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

interface Step {
  account: Account;
  onClose: () => void;
}
const stale = [listAccounts, listGrants];

function Disabling({ account, onClose }: Step) {
  const { t } = useLanguage('accountsAdmin');
  const disabling = useWrite(disableAccount, { stale });
  return (
    <ReasonDialog
      title={t('disable.title', { name: account.displayName })}
      action={t('disable.action')}
      busy={disabling.isPending}
      error={disabling.error}
      onAct={(reason) => disabling.mutate({ params: { accountId: account.accountId }, body: { reason } }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{t('disable.body')}</p>
    </ReasonDialog>
  );
}

function Enabling({ account, onClose }: Step) {
  const { t } = useLanguage('accountsAdmin');
  const enabling = useWrite(enableAccount, { stale });
  return (
    <ConfirmDialog
      title={t('enable.title', { name: account.displayName })}
      action={t('enable.action')}
      busy={enabling.isPending}
      error={enabling.error}
      onConfirm={() => enabling.mutate({ params: { accountId: account.accountId } }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{t('enable.body')}</p>
    </ConfirmDialog>
  );
}

function PasswordReset({ account, onClose }: Step) {
  const { t, language } = useLanguage('accountsAdmin');
  const [password, setPassword] = useState('');
  const resetting = useWrite(resetPassword, { stale });
  const problem = passwordProblem(password, account.username, language);
  return (
    <ReasonDialog
      title={t('password.title', { name: account.displayName })}
      action={t('password.action')}
      busy={resetting.isPending}
      error={resetting.error}
      ready={problem === null}
      onAct={(reason) =>
        resetting.mutate({ params: { accountId: account.accountId }, body: { password, reason } }, { onSuccess: onClose })
      }
      onClose={onClose}
      fields={
        <NewPasswordField
          label={t('password.new')}
          value={password}
          problem={password === '' ? null : problem}
          onChange={setPassword}
        />
      }
    >
      <p>{t('password.body')}</p>
    </ReasonDialog>
  );
}

function FactorReset({ account, onClose }: Step) {
  const { t } = useLanguage('accountsAdmin');
  const resetting = useWrite(resetSecondFactor, { stale });
  return (
    <ReasonDialog
      title={t('factor.title', { name: account.displayName })}
      action={t('factor.action')}
      busy={resetting.isPending}
      error={resetting.error}
      onAct={(reason) => resetting.mutate({ params: { accountId: account.accountId }, body: { reason } }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{t('factor.body')}</p>
    </ReasonDialog>
  );
}

function Revoking({ account, grant, onClose }: Step & { grant: AccountGrant }) {
  const { t } = useLanguage('accountsAdmin');
  const stars = useStars({ enabled: grant.stars !== null });
  const text = useGrantText(stars);
  const revoking = useWrite(revokeGrant, { stale });
  return (
    <ReasonDialog
      title={t('revoke.title')}
      action={t('revoke.action')}
      busy={revoking.isPending}
      error={revoking.error}
      onAct={(reason) => revoking.mutate({ params: { grantId: grant.grantId }, body: { reason } }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{t('revoke.body', { name: account.displayName, grant: text(grant) })}</p>
    </ReasonDialog>
  );
}
