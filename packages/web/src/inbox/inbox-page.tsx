import { readCycle } from '@xingcun/core/cycles/contract';
import { readInbox } from '@xingcun/core/inbox/contract';
import type { InboxItem } from '@xingcun/core/inbox/item';
import { itemWords } from '@xingcun/core/inbox/words';
import { useQueries, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AddressLink } from '../app/address-link.tsx';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import { WorkPage } from '../app/work-page.tsx';
import { Due, today } from '../assessment/due.tsx';
import { standardQuery } from '../assessment/queries.ts';
import { useStageName } from '../assessment/stage-words.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { StateMark } from '../ui/state-tag.tsx';
import { inboxGroups, type Urgency } from './inbox-groups.ts';
import styles from './inbox-page.module.css';

const marks = {
  overdue: 'overdue',
  soon: 'due',
  later: 'waiting',
  undated: 'waiting',
  escalated: 'overdue',
} as const satisfies Record<Urgency, string>;

export function InboxPage() {
  const { t } = useLanguage('inbox');
  const { data: items } = useSuspenseQuery(read(readInbox, {}));
  const own = items.filter(({ escalatedFrom }) => escalatedFrom === null);
  const starName = useStarNames(items);
  return (
    <WorkPage>
      <PageHeader
        title={t('title')}
        actions={
          <Link className="button" to="/work/notifications">
            {t('reminders')}
          </Link>
        }
        {...(own.length > 0 && { lead: t('lead', { count: own.length }) })}
      />
      {items.length === 0 && (
        <EmptyState
          title={t('empty')}
          action={
            <Link className="button" to="/work/villages">
              {t('emptyAction')}
            </Link>
          }
        >
          {t('emptyBody')}
        </EmptyState>
      )}
      <div className={styles.groups}>
        {inboxGroups(items, today()).map(({ urgency, items: ofGroup }) => (
          <section key={urgency} className={`${styles.group} ${styles[urgency]}`}>
            <h2>
              <StateMark state={marks[urgency]}>{t(urgency)}</StateMark>
              {t(urgency)}
              <span className="soft figures">{ofGroup.length}</span>
            </h2>
            <ul className={styles.list}>
              {ofGroup.map((item) => (
                <li key={`${item.kind} ${item.to} ${item.unitName} ${item.starCode} ${item.cycleId}`}>
                  <Entry item={item} star={starName(item)} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </WorkPage>
  );
}

function Entry({ item, star }: { item: InboxItem; star: string }) {
  const { words, language } = useLanguage('inbox');
  const { what, facts } = itemWords(item, star, language);
  return (
    <div className={styles.entry}>
      <div className={styles.words}>
        <AddressLink to={item.to} className={styles.what}>
          {what}
          {item.unitName && <span className={styles.who}>{item.unitName}</span>}
          <Icon name="right" size={16} />
        </AddressLink>
        <p className="soft small">{[words(item.cycleTitle), ...facts].join(' · ')}</p>
      </div>
      {item.dueOn && <Due on={item.dueOn} why={item.dueFrom && <DueReason item={item} />} />}
    </div>
  );
}

function DueReason({ item: { dueFrom } }: { item: InboxItem }) {
  const { t } = useLanguage('inbox');
  const stageName = useStageName();
  const format = useFormat();
  if (dueFrom?.kind === 'calendar' && dueFrom.stage !== null) return t('due.calendar', { stage: stageName(dueFrom.stage) });
  if (dueFrom?.kind === 'workingDays' && dueFrom.since !== null && dueFrom.days !== null)
    return t('due.workingDays', { since: format.day(dueFrom.since), days: dueFrom.days });
  if (dueFrom?.kind === 'set')
    return dueFrom.since === null ? t('due.setPlain') : t('due.set', { since: format.day(dueFrom.since) });
  if (dueFrom?.kind === 'return')
    return dueFrom.since === null ? t('due.returnPlain') : t('due.return', { since: format.day(dueFrom.since) });
  return null;
}

/** Titles of the stars that the entries name; they stand in the cycle's standard. */
function useStarNames(items: readonly InboxItem[]): (item: InboxItem) => string {
  const { words } = useLanguage('inbox');
  const cycleIds = [...new Set(items.filter(({ starCode }) => starCode !== null).map(({ cycleId }) => cycleId))];
  const cycles = useQueries({ queries: cycleIds.map((cycleId) => read(readCycle, { params: { cycleId } })) });
  const known = cycles.flatMap(({ data }) => (data ? [data] : []));
  const standards = useQueries({ queries: known.map(({ standard }) => standardQuery(standard.id)) });
  return ({ cycleId, starCode }) => {
    const at = known.findIndex(({ id }) => id === cycleId);
    const star = standards[at]?.data?.stars.find(({ code }) => code === starCode);
    return star ? words(star.title) : (starCode ?? '');
  };
}
