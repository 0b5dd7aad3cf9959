import { grantsFor } from '@xingcun/core/accounts/permission';
import { roleWords } from '@xingcun/core/accounts/words';
import { useLanguage } from '../../app/language.ts';
import { useSession } from '../../app/session.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import styles from './accounts-page.module.css';

const administrators = [
  { role: 'systemAdmin', words: 'rule.system', permission: 'accounts.manage' },
  { role: 'securityAdmin', words: 'rule.security', permission: 'accounts.grant' },
  { role: 'auditAdmin', words: 'rule.audit', permission: 'records.readAudit' },
] as const;

/** Why some buttons are missing here: three administrators are three people. */
export function AdministratorsRule() {
  const { t, words } = useLanguage('accountsAdmin');
  const session = useSession();
  return (
    <section className={`card ${styles.rule}`} aria-labelledby="administrators">
      <div>
        <h2 id="administrators">{t('rule.title')}</h2>
        <p className="soft">{t('rule.body')}</p>
      </div>
      <ul>
        {administrators.map(({ role, words: what, permission }) => {
          const yours = session !== null && grantsFor(session, permission).some((grant) => grant.role === role);
          return (
            <li key={role} data-yours={yours}>
              <p className="row">
                <strong>{words(roleWords[role])}</strong>
                {yours && <StateTag state="done">{t('rule.you')}</StateTag>}
              </p>
              <p className="soft small">{t(what)}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
