import type { InboxItem } from '@xingcun/core/assessment/inbox';
import { readInbox } from '@xingcun/core/assessment/contract';
import { readCycle } from '@xingcun/core/cycles/contract';
import { useQueries, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import { WorkPage } from '../app/work-page.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { StateMark } from '../ui/state-tag.tsx';
import { Due, today } from './due.tsx';
import { inboxGroups, type Urgency } from './inbox-groups.ts';
import { InboxLink } from './inbox-link.tsx';
import styles from './inbox-page.module.css';
import { standardQuery } from './queries.ts';
import { useStageName } from './stage-words.ts';

const marks = { overdue: 'overdue', soon: 'due', later: 'waiting', undated: 'waiting' } as const satisfies Record<
  Urgency,
  string
>;

export function InboxPage() {
  const { t } = useLanguage('assessment');
  const { data: items } = useSuspenseQuery(read(readInbox, {}));
  const starName = useStarNames(items);
  return (
    <WorkPage>
      <PageHeader title={t('place.inbox')} {...(items.length > 0 && { lead: t('inbox.lead', { count: items.length }) })} />
      {items.length === 0 && (
        <EmptyState
          title={t('inbox.empty')}
          action={
            <Link className="button" to="/work/villages">
              {t('inbox.emptyAction')}
            </Link>
          }
        >
          {t('inbox.emptyBody')}
        </EmptyState>
      )}
      <div className={styles.groups}>
        {inboxGroups(items, today()).map(({ urgency, items: ofGroup }) => (
          <section key={urgency} className={`${styles.group} ${styles[urgency]}`}>
            <h2>
              <StateMark state={marks[urgency]}>{t(`inbox.${urgency}`)}</StateMark>
              {t(`inbox.${urgency}`)}
              <span className="soft figures">{ofGroup.length}</span>
            </h2>
            <ul className={styles.list}>
              {ofGroup.map((item) => (
                <li key={`${item.kind} ${item.assessmentId} ${item.stage} ${item.starCode} ${item.cycleId}`}>
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
  const { t, words } = useLanguage('assessment');
  const stageName = useStageName();
  const stage = item.stage === null ? '' : stageName(item.stage);
  const facts = [words(item.cycleTitle), item.kind === 'submit' ? stage : '', useCountWords(item)].filter(Boolean);
  return (
    <div className={styles.entry}>
      <div className={styles.words}>
        <InboxLink item={item} className={styles.what}>
          {t(`inbox.${item.kind}`, { stage, star })}
          {item.villageName && <span className={styles.who}>{item.villageName}</span>}
          <Icon name="right" size={16} />
        </InboxLink>
        <p className="soft small">{facts.join(' · ')}</p>
      </div>
      {item.dueOn && <Due on={item.dueOn} why={item.dueFrom && <DueReason item={item} />} />}
    </div>
  );
}

function useCountWords({ kind, count }: InboxItem): string {
  const { t } = useLanguage('assessment');
  if (count === null) return '';
  switch (kind) {
    case 'correctReturned':
      return t('inbox.returnedItems', { count });
    case 'holdMeeting':
      return t('inbox.meetings', { count });
    case 'answerObjection':
      return t('inbox.objections', { count });
    case 'signOff':
      return t('inbox.starsLeft', { count });
    case 'selfAssess':
    case 'review':
    case 'scoreStar':
      return t('inbox.items', { count });
    default:
      return '';
  }
}

function DueReason({ item: { dueFrom } }: { item: InboxItem }) {
  const { t } = useLanguage('assessment');
  const stageName = useStageName();
  const format = useFormat();
  if (dueFrom?.kind === 'calendar' && dueFrom.stage !== null) return t('due.calendar', { stage: stageName(dueFrom.stage) });
  if (dueFrom?.kind === 'workingDays' && dueFrom.since !== null && dueFrom.days !== null)
    return t('due.workingDays', { since: format.day(dueFrom.since), days: dueFrom.days });
  if (dueFrom?.kind === 'return' && dueFrom.since !== null) return t('due.return', { since: format.day(dueFrom.since) });
  return null;
}

/** Titles of the stars that the entries name; they stand in the cycle's standard. */
function useStarNames(items: readonly InboxItem[]): (item: InboxItem) => string {
  const { words } = useLanguage('assessment');
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
