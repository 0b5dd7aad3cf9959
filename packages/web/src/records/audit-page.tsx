import { roleWords } from '@xingcun/core/accounts/words';
import { roles } from '@xingcun/core/accounts/permission';
import { listAudit } from '@xingcun/core/records/contract';
import { keepPreviousData, useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { WorkPage } from '../app/work-page.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Facts } from '../ui/facts.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { SidePanel } from '../ui/side-panel.tsx';
import { unitsQuery, useUnitNames } from '../units/unit-tree.ts';
import { AuditFilters } from './audit-filters.tsx';
import { accountText, actionText, type AuditEntry, type CodeWords, subjectText } from './audit-words.ts';
import { EntryChanges } from './entry-changes.tsx';
import type { AuditFilter } from './routes.ts';
import { Verification } from './verification.tsx';
import styles from './audit-page.module.css';

const route = getRouteApi('/work/audit');
const pageSize = 50;

/** The log, the newest first, narrowed by unit, days and action. @param codes words for what the entries hold */
export function AuditPage({ codes }: { codes: CodeWords }) {
  const { t, words } = useLanguage('records');
  const format = useFormat();
  const navigate = useNavigate();
  const filter = route.useSearch();
  const [chosen, setChosen] = useState<AuditEntry | null>(null);
  const { data: units } = useSuspenseQuery(unitsQuery);
  const log = useInfiniteQuery({
    queryKey: ['audit', filter],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) => call(listAudit, { query: { ...filter, before: pageParam, limit: pageSize } }, { signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const nameOf = useUnitNames();
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? [];
  const narrow = (next: AuditFilter) => void navigate({ to: '/work/audit', search: next, replace: true });
  const role = (entry: AuditEntry) => {
    const known = roles.find((each) => each === entry.role);
    return known ? words(roleWords[known]) : null;
  };
  // the chain is named after the unit: the last label of its path
  const unitOf = ({ chain, unitName }: AuditEntry) => nameOf(chain.replace('_', '-'), unitName);
  return (
    <WorkPage
      panel={
        chosen && (
          <SidePanel title={t('entry.title', { number: String(chosen.id) })} onClose={() => setChosen(null)}>
            <div className="stack">
              <Facts
                facts={[
                  [t('list.when'), format.moment(chosen.at)],
                  [t('list.who'), accountText(chosen.accountName, words)],
                  [
                    t('entry.role'),
                    role(chosen) ?? (chosen.role === null && chosen.accountName === 'public' ? t('entry.noRole') : null),
                  ],
                  [t('list.what'), actionText(chosen.action, words)],
                  [t('list.subject'), subjectText(chosen, words, codes)],
                  [t('list.unit'), unitOf(chosen)],
                  [t('list.reason'), chosen.reason || null],
                ]}
              />
              <section className="stack">
                <h3>{t('entry.changes')}</h3>
                <EntryChanges entry={chosen} codes={codes} />
              </section>
              <Facts
                facts={[
                  [t('entry.chain'), format.number(chosen.chainSeq)],
                  [
                    t('entry.hash'),
                    <span key="hash" className={`figures small ${styles.hash}`}>
                      {chosen.hash}
                    </span>,
                  ],
                ]}
              />
            </div>
          </SidePanel>
        )
      }
    >
      <PageHeader title={t('title')} lead={t('lead')} actions={<PrintButton />} />
      <div className="stack">
        <Verification units={units} />
        <AuditFilters filter={filter} units={units} onChange={narrow} />
        {log.error ? (
          <ErrorState error={log.error} onRetry={() => void log.refetch()} />
        ) : !log.data ? (
          <PageSkeleton rows={8} />
        ) : (
          <DataTable
            caption={t('title')}
            file={t('title')}
            rows={entries}
            rowKey={({ id }) => String(id)}
            empty={<EmptyState title={t('list.none')}>{t('list.noneBody')}</EmptyState>}
            columns={[
              { key: 'when', title: t('list.when'), cell: ({ at }) => <span className="figures">{format.moment(at)}</span> },
              {
                key: 'who',
                title: t('list.who'),
                cell: (entry) => (
                  <>
                    {accountText(entry.accountName, words)}
                    {role(entry) && <p className="soft small">{role(entry)}</p>}
                  </>
                ),
              },
              {
                key: 'what',
                title: t('list.what'),
                cell: (entry) => (
                  <>
                    {actionText(entry.action, words)}
                    <p className="soft small">{subjectText(entry, words, codes)}</p>
                  </>
                ),
              },
              { key: 'unit', title: t('list.unit'), cell: unitOf },
              {
                key: 'reason',
                title: t('list.reason'),
                cell: ({ reason }) => <span className={styles.reason}>{reason || '—'}</span>,
              },
              {
                key: 'details',
                title: t('list.details'),
                cell: (entry) => (
                  <button
                    type="button"
                    className="button no-print"
                    aria-pressed={entry.id === chosen?.id}
                    onClick={() => setChosen(entry)}
                  >
                    {t('list.show')}
                    <span className="said">
                      {' '}
                      {t('list.detailsLabel', { number: String(entry.id), action: actionText(entry.action, words) })}
                    </span>
                  </button>
                ),
              },
            ]}
          />
        )}
        {log.hasNextPage && (
          <div className="no-print">
            <button type="button" className="button" disabled={log.isFetching} onClick={() => void log.fetchNextPage()}>
              {t(log.isFetchingNextPage ? 'list.loading' : 'list.older')}
            </button>
          </div>
        )}
      </div>
    </WorkPage>
  );
}
