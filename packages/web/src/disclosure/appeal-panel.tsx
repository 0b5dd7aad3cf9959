import { appealRules } from '@xingcun/core/disclosure/appeal';
import { listAppeals, namePanel } from '@xingcun/core/disclosure/appeal-contract';
import { type SyntheticEvent, useState } from 'react';
import { useLanguage } from '../app/language.ts';
import { useWrite } from '../app/query.ts';
import { useSession } from '../app/session.ts';
import { ErrorNotice } from '../ui/error-state.tsx';
import type { Appeal } from './appeals.tsx';
import styles from './objection-list.module.css';

/** Names the panel: an odd number of people who had no part in what is appealed. Those who had say so and cannot be ticked. */
export function AppealPanel({ appeal: { id, candidates, panel } }: { appeal: Appeal }) {
  const { t } = useLanguage('disclosureWork');
  const session = useSession();
  const [chosen, setChosen] = useState<readonly string[]>(panel.map(({ accountId }) => accountId));
  const naming = useWrite(namePanel, { stale: [listAppeals] });
  const ownBar = candidates.find(({ accountId }) => accountId === session?.accountId)?.bar;
  if (ownBar) return <p className="soft">{t('appeals.youHadPart')}</p>;
  const fits = chosen.length >= appealRules.panelAtLeast && chosen.length % 2 === 1;
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    if (fits && !naming.isPending) naming.mutate({ params: { appealId: id }, body: { accountIds: [...chosen] } });
  };
  return (
    <form className="stack no-print" onSubmit={send}>
      <p className="soft">{t('appeals.panelHint', { least: appealRules.panelAtLeast })}</p>
      <ul className={styles.members}>
        {candidates.map(({ accountId, name, bar }) => (
          <li key={accountId}>
            <label>
              <input
                type="checkbox"
                disabled={bar !== null}
                checked={chosen.includes(accountId)}
                onChange={() =>
                  setChosen(chosen.includes(accountId) ? chosen.filter((each) => each !== accountId) : [...chosen, accountId])
                }
              />
              {name}
              {bar !== null && (
                <span className="soft small">
                  {t(bar === 'disclosure.memberAnswered' ? 'appeals.barAnswered' : 'appeals.barScored')}
                </span>
              )}
            </label>
          </li>
        ))}
      </ul>
      {naming.error && <ErrorNotice error={naming.error} />}
      <div>
        <button type="submit" className="button" disabled={!fits || naming.isPending}>
          {t('appeals.name', { count: chosen.length })}
        </button>
      </div>
    </form>
  );
}
