import { hasSeasonReport } from '@xingcun/core/insight/document';
import { type Question, readFrame } from '@xingcun/core/insight/contract';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useLanguage } from '../app/language.ts';
import { useFormat } from '../app/format.ts';
import { read } from '../app/query.ts';
import { WorkPage } from '../app/work-page.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNotice } from '../ui/error-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { CompletenessView } from './completeness-view.tsx';
import { DistributionView } from './distribution-view.tsx';
import { Filters } from './filters.tsx';
import { HeatMapView } from './heat-map-view.tsx';
import styles from './insight.module.css';
import { ProgressView } from './progress-view.tsx';
import { DocumentButtons } from './document-buttons.tsx';
import { type InsightChange, type InsightSearch, short, views } from './search.ts';
import { TrendsView } from './trends-view.tsx';
import { everyMinute, type Frame, type ViewProps } from './view.ts';
import { VillageView } from './village-view.tsx';

const route = getRouteApi('/work/insight');
/** While villages are counted again. */
const soon = 5000;

const viewComponents = {
  progress: ProgressView,
  completeness: CompletenessView,
  heatMap: HeatMapView,
  distribution: DistributionView,
  trends: TrendsView,
  similar: VillageView,
} as const satisfies Record<Question, (props: ViewProps) => ReactNode>;

export function InsightPage() {
  const { t, words } = useLanguage('insight');
  const format = useFormat();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { cycle: cycleId, unit: unitCode } = search;
  const { data: frame, error } = useQuery({
    ...read(readFrame, { query: { ...(cycleId && { cycleId }), ...(unitCode && { unitCode }) } }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => ((state.data?.pending ?? 0) > 0 ? soon : everyMinute),
  });
  const pending = frame?.pending ?? 0;
  useFreshFigures(pending);
  if (error && !frame) return <ErrorNotice error={error} />;
  if (!frame) return <PageSkeleton />;
  const set = (change: InsightChange) =>
    void navigate({ search: (before) => short({ ...before, from: undefined, ...change }), replace: true, resetScroll: false });
  const isVillage = !['city', 'district', 'township'].includes(frame.unit.kind);
  const view = search.view ?? (isVillage ? 'similar' : 'progress');
  const View = viewComponents[view];
  const { cycle } = frame;
  if (!cycle)
    return (
      <WorkPage>
        <PageHeader title={t('title')} />
        <EmptyState title={t('noCycle')}>{t('noCycleBody')}</EmptyState>
      </WorkPage>
    );
  return (
    <WorkPage wide>
      <PageHeader
        title={t('title')}
        lead={t('lead', { unit: frame.unit.name, cycle: words(cycle.title) })}
        actions={
          <>
            {hasSeasonReport(frame.unit.kind) && (
              <DocumentButtons key={`${cycle.id} ${frame.unit.code}`} cycleId={cycle.id} unitCode={frame.unit.code} />
            )}
            <PrintButton />
          </>
        }
      />
      <nav className={`${styles.tabs} no-print`} aria-label={t('tabs')}>
        {views.map((each) => (
          <Link
            key={each}
            from={route.id}
            to="."
            search={(before: InsightSearch) => short({ ...before, view: each, from: undefined })}
            aria-current={each === view ? 'page' : undefined}
            resetScroll={false}
          >
            {t(`view.${each}`)}
          </Link>
        ))}
      </nav>
      <Filters frame={frame} view={view} search={search} onChange={set} />
      <div className={`${styles.asOf} soft small`}>
        <span>
          {frame.pending > 0
            ? t('asOfPending', { time: format.time(frame.asOf), count: frame.pending })
            : t('asOf', { time: format.time(frame.asOf) })}
        </span>
        <span className="row no-print">
          {(['csv', 'xlsx'] as const).map((kind) => (
            <Download key={kind} kind={kind} view={view} frame={frame} cycleId={cycle.id} search={search} />
          ))}
        </span>
      </div>
      <View frame={frame} cycleId={cycle.id} search={search} onChange={set} />
    </WorkPage>
  );
}

function Download(props: { kind: 'csv' | 'xlsx'; view: Question; frame: Frame; cycleId: string; search: InsightSearch }) {
  const { kind, view, frame, cycleId, search } = props;
  const { t, language } = useLanguage('insight');
  const { level, at, block } = search;
  const query = new URLSearchParams({ cycleId, unitCode: frame.unit.code, format: kind, language });
  const asked = view === 'heatMap' ? { level, at, block } : { level };
  for (const [name, value] of Object.entries(asked)) if (value) query.set(name, value);
  return (
    <a href={`/api/insight/files/${view}?${query}`} download>
      {t(kind)}
    </a>
  );
}

/** Whenever villages have been counted, what is shown is out of date. */
function useFreshFigures(pending: number): void {
  const client = useQueryClient();
  useEffect(() => {
    const isFigures = (name: unknown) => typeof name === 'string' && name.startsWith('GET /insight/') && !name.endsWith('/frame');
    return () => void client.invalidateQueries({ predicate: ({ queryKey }) => pending > 0 && isFigures(queryKey[0]) });
  }, [client, pending]);
}
