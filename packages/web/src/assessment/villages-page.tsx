import { listAssessments } from '@xingcun/core/assessment/contract';
import { type AssessmentStage, assessmentStages } from '@xingcun/core/cycles/stage';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useLanguage } from '../app/language.ts';
import { read } from '../app/query.ts';
import { useMayAnywhere } from '../app/session.ts';
import { WorkPage } from '../app/work-page.tsx';
import { DataTable, type TableColumn } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { matchesName } from '../ui/pinyin.ts';
import { StateTag } from '../ui/state-tag.tsx';
import { CycleChoice } from './context.tsx';
import { Due } from './due.tsx';
import type { AssessmentSummary } from './queries.ts';
import { type ChangeOf, given, type VillagesSearch } from './search.ts';
import { useStageName } from './stage-words.ts';
import styles from './villages-page.module.css';

const route = getRouteApi('/work/cycles/$cycleId/villages');
type Change = ChangeOf<VillagesSearch>;

export function VillagesPage() {
  const { t } = useLanguage('assessment');
  const { cycleId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: villages } = useSuspenseQuery(read(listAssessments, { params: { cycleId } }));
  const columns = useColumns();
  const mayRead = useMayAnywhere('assessment.read');
  const mayReadReinspection = useMayAnywhere('fieldwork.readReinspection');
  const shown = villages.filter((village) => matches(village, search));
  const filtered = search.find !== undefined || search.township !== undefined || search.stage !== undefined;
  const set = (change: Change) =>
    void navigate({ search: (before) => given({ ...before, ...change }), replace: true, resetScroll: false });
  const clear = () => set({ find: undefined, township: undefined, stage: undefined });
  const counts = { shown: shown.length, count: villages.length };
  return (
    <WorkPage context={<CycleChoice cycleId={cycleId} />}>
      <PageHeader
        title={t('villages.title')}
        {...(villages.length > 0 && { lead: filtered ? t('villages.leadOf', counts) : t('villages.lead', counts) })}
        actions={
          mayRead && (
            <>
              <Link className="button" to="/work/groups">
                {t('villages.groups')}
              </Link>
              <Link className="button" to="/work/cycles/$cycleId/discrepancies" params={{ cycleId }}>
                {t('villages.differences')}
              </Link>
              {mayReadReinspection && (
                <Link className="button" to="/work/cycles/$cycleId/reinspection" params={{ cycleId }}>
                  {t('villages.reinspection')}
                </Link>
              )}
            </>
          )
        }
      />
      {villages.length > 0 && <Filters villages={villages} search={search} onChange={set} />}
      <DataTable
        wide
        caption={t('villages.title')}
        file={t('villages.title')}
        columns={columns}
        rows={shown}
        rowKey={({ id }) => id}
        empty={
          filtered ? (
            <EmptyState
              title={t('villages.none')}
              action={
                <button type="button" className="button" onClick={clear}>
                  {t('villages.clear')}
                </button>
              }
            >
              {t('villages.noneBody')}
            </EmptyState>
          ) : (
            <EmptyState title={t('villages.empty')}>{t('villages.emptyBody')}</EmptyState>
          )
        }
      />
    </WorkPage>
  );
}

function matches({ villageName, townshipName, stage }: AssessmentSummary, search: VillagesSearch): boolean {
  if (search.township !== undefined && townshipName !== search.township) return false;
  if (search.stage !== undefined && stage !== search.stage) return false;
  return search.find === undefined || matchesName(`${villageName} ${townshipName}`, search.find);
}

function Filters(props: { villages: readonly AssessmentSummary[]; search: VillagesSearch; onChange: (change: Change) => void }) {
  const { villages, search, onChange } = props;
  const { t } = useLanguage('assessment');
  const stageName = useStageName();
  const id = useId();
  const townships = [...new Set(villages.map(({ townshipName }) => townshipName))];
  const present = assessmentStages.filter((stage) => villages.some((village) => village.stage === stage));
  return (
    <search className={`${styles.filters} no-print`}>
      <div className="field">
        <label htmlFor={`${id}-find`}>{t('villages.find')}</label>
        <input
          id={`${id}-find`}
          type="search"
          className="input"
          placeholder={t('villages.findHint')}
          value={search.find ?? ''}
          onChange={(event) => onChange({ find: event.target.value || undefined })}
        />
      </div>
      {townships.length > 1 && (
        <div className="field">
          <label htmlFor={`${id}-township`}>{t('villages.township')}</label>
          <select
            id={`${id}-township`}
            className="input"
            value={search.township ?? ''}
            onChange={(event) => onChange({ township: event.target.value || undefined })}
          >
            <option value="">{t('villages.anyTownship')}</option>
            {townships.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </div>
      )}
      <div className="field">
        <label htmlFor={`${id}-stage`}>{t('villages.stage')}</label>
        <select
          id={`${id}-stage`}
          className="input"
          value={search.stage ?? ''}
          onChange={(event) => onChange({ stage: assessmentStages.find((stage) => stage === event.target.value) })}
        >
          <option value="">{t('villages.anyStage')}</option>
          {present.map((stage) => (
            <option key={stage} value={stage}>
              {stageName(stage)}
            </option>
          ))}
        </select>
      </div>
    </search>
  );
}

const stageOrder = ({ stage }: AssessmentSummary) => assessmentStages.indexOf(stage);
const share = ({ filled, items }: AssessmentSummary) => (items === 0 ? 0 : filled / items);

function useColumns(): TableColumn<AssessmentSummary>[] {
  const { t } = useLanguage('assessment');
  const stageName = useStageName();
  return [
    {
      key: 'village',
      title: t('villages.village'),
      order: (a, b) => a.villageName.localeCompare(b.villageName, 'zh-CN'),
      cell: ({ id, villageName, townshipName }) => (
        <span className={styles.village}>
          <Link to="/work/assessments/$assessmentId" params={{ assessmentId: id }}>
            {villageName}
          </Link>
          <span className="soft small">{townshipName}</span>
        </span>
      ),
    },
    {
      key: 'stage',
      title: t('villages.stage'),
      order: (a, b) => stageOrder(a) - stageOrder(b),
      cell: ({ stage }) => <StateTag state={stageMark(stage)}>{stageName(stage)}</StateTag>,
    },
    {
      key: 'progress',
      title: t('villages.progress'),
      align: 'end',
      order: (a, b) => share(a) - share(b),
      cell: (village) => <Progress village={village} />,
    },
    {
      key: 'returned',
      title: t('villages.returned'),
      order: (a, b) => a.returned - b.returned,
      cell: ({ returned }) =>
        returned > 0 ? <StateTag state="returned">{t('villages.returnedItems', { count: returned })}</StateTag> : t('dash'),
    },
    {
      key: 'due',
      title: t('villages.due'),
      order: (a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'),
      cell: ({ dueOn }) => (dueOn === null ? t('dash') : <Due on={dueOn} />),
    },
    {
      key: 'stars',
      title: t('villages.stars'),
      order: (a, b) => (a.starsWon ?? -1) - (b.starsWon ?? -1),
      cell: ({ starsWon, targetStars }) =>
        starsWon === null ? (
          t('villages.declared', { count: targetStars.length })
        ) : (
          <span className={styles.won}>
            <Icon name="won" />
            {t('villages.won', { won: starsWon, count: targetStars.length })}
          </span>
        ),
    },
  ];
}

const stageMark = (stage: AssessmentStage) => (stage === 'settled' ? 'sealed' : 'waiting');

function Progress({ village: { filled, items, stage } }: { village: AssessmentSummary }) {
  const { t } = useLanguage('assessment');
  if (stage === 'application' || stage === 'settled') return t('dash');
  return (
    <span className={styles.progress}>
      <span aria-hidden="true" className={styles.bar}>
        <span style={{ inlineSize: `${items === 0 ? 0 : (100 * filled) / items}%` }} />
      </span>
      {t('villages.progressOf', { filled, items })}
    </span>
  );
}
