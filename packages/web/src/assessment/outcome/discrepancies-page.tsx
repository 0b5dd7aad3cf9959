import { readDiscrepancies } from '@xingcun/core/assessment/contract';
import type { SheetForm } from '@xingcun/core/assessment/items';
import { type Stage, stageRules } from '@xingcun/core/cycles/stage';
import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useId } from 'react';
import { useLanguage } from '../../app/language.ts';
import { read } from '../../app/query.ts';
import { WorkPage } from '../../app/work-page.tsx';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PrintButton } from '../../ui/print-button.tsx';
import { ScoreChange, ScoreText } from '../../ui/score-text.tsx';
import { StateMark, StateTag } from '../../ui/state-tag.tsx';
import { CycleChoice, VillageChoice } from '../context.tsx';
import { assessmentQuery, formQuery } from '../queries.ts';
import { type ChangeOf, type DiscrepanciesSearch, type DiscrepancyFilter, discrepancyFilters, given } from '../search.ts';
import { useEntryWords } from '../sheet/entry-words.ts';
import { AssessmentViews } from '../views.tsx';
import { DifferencePanel } from './difference-panel.tsx';
import {
  type DifferenceRow,
  differenceFilters,
  differenceRows,
  type StarDifference,
  stagesIn,
  starDifferences,
} from './differences.ts';
import styles from './outcome.module.css';

const route = getRouteApi('/work/assessments/$assessmentId/discrepancies');
type Change = ChangeOf<DiscrepanciesSearch>;

/** Every item at every level side by side: where they differ, whether anyone said why, and which difference changes a star. */
export function DiscrepanciesPage() {
  const { t } = useLanguage('assessment');
  const { assessmentId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: assessment } = useSuspenseQuery(assessmentQuery(assessmentId));
  const [{ data: answer }, { data: form }] = useSuspenseQueries({
    queries: [read(readDiscrepancies, { params: { assessmentId } }), formQuery(assessment.standardId)],
  });
  const stages = stagesIn(answer);
  const all = differenceRows(answer);
  const rows = all
    .filter(({ starCode }) => search.star === undefined || starCode === search.star)
    .filter((row) => search.show === undefined || differenceFilters[search.show](row));
  const selected = all.find(({ itemCode }) => itemCode === search.item) ?? null;
  const set = (change: Change) =>
    void navigate({ search: (before) => given({ ...before, ...change }), replace: true, resetScroll: false });
  const itemColumns = useItemColumns(form, stages, (item) => set({ item }));
  const starColumns = useStarColumns(form, stages, (star) => set({ star, show: 'changesStar' }));
  return (
    <WorkPage
      wide
      context={
        <>
          <CycleChoice cycleId={assessment.cycleId} />
          <VillageChoice
            current={assessment}
            onChoose={(chosen) =>
              void navigate({ params: { assessmentId: chosen }, search: (before) => given({ ...before, item: undefined }) })
            }
          />
        </>
      }
      panel={
        selected && (
          <DifferencePanel row={selected} assessmentId={assessmentId} form={form} onClose={() => set({ item: undefined })} />
        )
      }
    >
      <PageHeader
        title={t('differences.title', { village: assessment.villageName })}
        above={assessment.townshipName}
        lead={stages.length < 2 ? t('differences.oneLevel') : null}
        actions={<PrintButton />}
      />
      <AssessmentViews assessment={assessment} />
      <Filters form={form} rows={all} search={search} declared={assessment.targetStars} onChange={set} />
      <div className={styles.tables}>
        <DataTable
          wide
          caption={t('differences.items')}
          file={t('differences.items')}
          columns={itemColumns}
          rows={rows}
          rowKey={({ itemCode }) => itemCode}
          empty={
            <EmptyState
              title={t('differences.none')}
              action={
                <button type="button" className="button" onClick={() => set({ show: undefined, star: undefined })}>
                  {t('sheet.showAll')}
                </button>
              }
            >
              {t('differences.noneBody')}
            </EmptyState>
          }
        />
        <section className={styles.section}>
          <h2>{t('differences.stars')}</h2>
          <DataTable
            wide
            caption={t('differences.stars')}
            file={t('differences.stars')}
            columns={starColumns}
            rows={starDifferences(answer).filter(({ starCode }) => search.star === undefined || starCode === search.star)}
            rowKey={({ starCode }) => starCode}
          />
        </section>
      </div>
    </WorkPage>
  );
}

function useStarColumns(
  { compiled: { standard } }: SheetForm,
  stages: readonly Stage[],
  onAsk: (starCode: string) => void,
): TableColumn<StarDifference>[] {
  const { t, words } = useLanguage('assessment');
  const starOf = (code: string) => standard.stars.find((star) => star.code === code);
  return [
    {
      key: 'star',
      title: t('submit.star'),
      cell: ({ starCode }) => {
        const star = starOf(starCode);
        return star ? words(star.title) : starCode;
      },
    },
    ...stages.map(
      (stage, at): TableColumn<StarDifference> => ({
        key: stage,
        title: t(`short.${stage}`),
        align: 'end',
        cell: ({ steps }) => {
          const step = steps[at];
          if (!step) return null;
          return (
            <span className={styles.cell}>
              {step.change !== 0 && <ScoreChange by={step.change} places={standard.scorePlaces} />}
              <ScoreText score={step.score} places={standard.scorePlaces} />
              {step.score !== null && <StateMark state={step.won ? 'won' : 'notYet'} />}
            </span>
          );
        },
      }),
    ),
    {
      key: 'turned',
      title: t('differences.effect'),
      cell: ({ starCode, steps }) => {
        const turns = steps.filter(({ turned }) => turned !== null);
        if (turns.length === 0) return t('dash');
        return turns.map(({ stage, turned }) => (
          <p key={stage}>
            <StateTag state={turned === 'won' ? 'won' : 'differs'}>
              {t(turned === 'won' ? 'differences.turnedWon' : 'differences.turnedLost', {
                stage: words(stageRules[stage].words),
              })}
            </StateTag>{' '}
            <button type="button" className={styles.link} onClick={() => onAsk(starCode)}>
              {t('differences.which')}
            </button>
          </p>
        ));
      },
    },
  ];
}

function useItemColumns(
  form: SheetForm,
  stages: readonly Stage[],
  onOpen: (itemCode: string) => void,
): TableColumn<DifferenceRow>[] {
  const { t, words } = useLanguage('assessment');
  const { show } = useEntryWords(form);
  const places = form.compiled.standard.scorePlaces;
  return [
    {
      key: 'item',
      title: t('sheet.item'),
      width: '24rem',
      cell: ({ itemCode }) => {
        const item = form.items.get(itemCode);
        return (
          <button type="button" className={`${styles.link} ${styles.item}`} onClick={() => onOpen(itemCode)}>
            {item?.kind === 'indicator' && `${itemCode} `}
            {item ? words(item.title) : itemCode}
          </button>
        );
      },
    },
    ...stages.map(
      (stage, at): TableColumn<DifferenceRow> => ({
        key: stage,
        title: t(`short.${stage}`),
        align: 'end',
        cell: ({ itemCode, steps }) => {
          const step = steps[at];
          const item = form.items.get(itemCode);
          if (!step || !item) return null;
          const text = show(item, step.score?.entry ?? null, step.score?.score ?? null);
          return (
            <span className={styles.cell}>
              {step.change !== 0 && <ScoreChange by={step.change} places={places} />}
              {step.differs && step.change === 0 && <StateMark state="differs" />}
              {text === '' ? <ScoreText score={null} places={places} /> : text}
            </span>
          );
        },
      }),
    ),
    {
      key: 'reasons',
      title: t('differences.reasons'),
      cell: ({ steps }) => {
        const count = steps.filter(({ score }) => score?.reason).length;
        return count === 0 ? t('dash') : t('differences.reasonCount', { count });
      },
    },
    {
      key: 'proofs',
      title: t('sheet.proof'),
      align: 'end',
      cell: ({ steps }) => steps.reduce((sum, { score }) => sum + (score?.proofs ?? 0), 0) || t('dash'),
    },
    {
      key: 'flags',
      title: t('differences.flags'),
      cell: (row) => {
        const flags = [
          differenceFilters.reasonMissing(row) && (
            <StateTag key="reason" state="invalid">
              {t('differences.reasonMissing')}
            </StateTag>
          ),
          differenceFilters.changesStar(row) && (
            <StateTag key="star" state="differs">
              {t('differences.changesStar')}
            </StateTag>
          ),
        ].filter(Boolean);
        return flags.length === 0 ? t('dash') : <span className="row">{flags}</span>;
      },
    },
  ];
}

function Filters(props: {
  form: SheetForm;
  rows: readonly DifferenceRow[];
  search: DiscrepanciesSearch;
  declared: readonly string[];
  onChange: (change: Change) => void;
}) {
  const { form, rows, search, declared, onChange } = props;
  const { t, words } = useLanguage('assessment');
  const id = useId();
  const count = (filter: DiscrepancyFilter) => rows.filter(differenceFilters[filter]).length;
  return (
    <div className={`${styles.filters} no-print`}>
      <label htmlFor={id} className="said">
        {t('submit.star')}
      </label>
      <select
        id={id}
        className={`input ${styles.choice}`}
        value={search.star ?? ''}
        onChange={(event) => onChange({ star: event.target.value || undefined })}
      >
        <option value="">{t('differences.anyStar')}</option>
        {form.compiled.standard.stars
          .filter(({ code }) => declared.includes(code))
          .map(({ code, title }) => (
            <option key={code} value={code}>
              {words(title)}
            </option>
          ))}
      </select>
      <span className="soft small">{t('sheet.only')}</span>
      {discrepancyFilters.map((filter) => (
        <button
          key={filter}
          type="button"
          className={styles.chip}
          aria-pressed={search.show === filter}
          onClick={() => onChange({ show: search.show === filter ? undefined : filter })}
        >
          {t(`differences.show.${filter}`, { count: count(filter) })}
        </button>
      ))}
    </div>
  );
}
