import { isMarkedByGroup } from '@xingcun/core/assessment/workflow';
import { stageRules } from '@xingcun/core/cycles/stage';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { WorkPage } from '../../app/work-page.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PrintButton } from '../../ui/print-button.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { CycleChoice, VillageChoice } from '../context.tsx';
import { useRefusalWords } from '../refusal-words.ts';
import { type ChangeOf, given, type SheetFilter, sheetFilters, type SheetSearch } from '../search.ts';
import { sheetStateMarks } from '../stage-words.ts';
import { AssessmentViews } from '../views.tsx';
import { Conflict } from './conflict.tsx';
import { ItemPanel } from './item-panel.tsx';
import { SheetPapers, SheetWorkbook } from './sheet-papers.tsx';
import { usePrinting } from './printing.ts';
import { differsFromLower } from './row-state.ts';
import type { SheetRow, StarProgress } from './rows.ts';
import { SheetApproval } from './sheet-approval.tsx';
import { SheetGrid } from './sheet-grid.tsx';
import { SheetPrint } from './sheet-print.tsx';
import styles from './sheet-page.module.css';
import { StarHead } from './star-head.tsx';
import { StarTabs } from './star-tabs.tsx';
import { type SheetOnScreen, useSheet } from './use-sheet.ts';

const route = getRouteApi('/work/assessments/$assessmentId/sheets/$stage');

/** `unfinished` is one's own: of a sheet that several people fill, the rest is theirs. */
const filters: Record<SheetFilter, (row: SheetRow) => boolean> = {
  unfinished: ({ filled, item, writable }) => writable && item.required && !filled,
  returned: ({ returned }) => returned !== null,
  noProof: ({ lacksProof }) => lacksProof,
  differs: differsFromLower,
};

/** One level's scores for one village, star by star. */
export function SheetPage() {
  const { assessmentId, stage } = route.useParams();
  const screen = useSheet(assessmentId, stage);
  // Another sheet starts afresh: what was being typed in this one is in its own outbox.
  return <SheetWorkspace key={`${assessmentId} ${stage}`} screen={screen} />;
}

function SheetWorkspace({ screen }: { screen: SheetOnScreen }) {
  const { assessment, sheet, stage, form, rows, progress, lowerStages, write } = screen;
  const { t, words } = useLanguage('assessment');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const format = useFormat();
  const printing = usePrinting();
  const { standard } = form.compiled;
  const refusalWords = useRefusalWords(standard);
  const lockedBecause = useLockWords(screen);
  /** Conflicts that the person put off; each stays marked in its row. */
  const [putOff, setPutOff] = useState<ReadonlySet<string>>(new Set());

  const firstOwn = rows.find(({ writable }) => writable)?.item.starCode ?? rows[0]?.item.starCode ?? null;
  // A filter without a star looks through the whole sheet.
  const star = search.star ?? (search.show === undefined ? firstOwn : null);
  const shown = rows
    .filter(({ item }) => star === null || item.starCode === star || (item.starCode === null && star === firstOwn))
    .filter((row) => search.show === undefined || filters[search.show](row));
  const selected = rows.find(({ item }) => item.code === search.item) ?? null;
  const starProgress = progress.find(({ starCode }) => starCode === star);

  const set = (change: ChangeOf<SheetSearch>) =>
    void navigate({ search: (before) => given({ ...before, ...change }), replace: true, resetScroll: false });
  const pointsOf = ({ score, passMark }: StarProgress) =>
    [score, passMark]
      .filter((points) => points !== null)
      .map((points) => format.score(points, standard.scorePlaces))
      .join(' / ');
  const conflict = rows.find(
    ({ item, unsent, cell }) =>
      unsent?.standing === 'conflict' && cell !== null && cell.version !== unsent.version && !putOff.has(item.code),
  );

  return (
    <WorkPage
      wide
      context={
        <>
          <CycleChoice cycleId={assessment.cycleId} />
          <VillageChoice
            current={assessment}
            onChoose={(chosen) => void navigate({ params: { assessmentId: chosen, stage }, search: {} })}
          />
        </>
      }
      panel={
        selected && (
          <ItemPanel
            screen={screen}
            row={selected}
            lockedBecause={lockedBecause(selected)}
            refusalWords={refusalWords}
            onSolve={() => setPutOff(new Set([...putOff].filter((code) => code !== selected.item.code)))}
            onClose={() => set({ item: undefined })}
          />
        )
      }
      approval={<SheetApproval screen={screen} refusalWords={refusalWords} />}
    >
      <div className="no-print">
        <PageHeader
          title={t('sheet.title', { village: assessment.villageName, stage: words(stageRules[stage].words) })}
          above={assessment.townshipName}
          tags={sheet.state && <StateTag state={sheetStateMarks[sheet.state]}>{t(`sheetState.${sheet.state}`)}</StateTag>}
          actions={
            <span className={styles.notOnPhones}>
              <PrintButton />
            </span>
          }
        />
        <AssessmentViews assessment={assessment} stage={stage} />
        <SheetPapers assessmentId={assessment.id} stage={stage} />
        <SheetWorkbook screen={screen} />
        <StarTabs
          assessmentId={assessment.id}
          stage={stage}
          standard={standard}
          progress={progress}
          current={star}
          signedOff={sheet.signOffs.map(({ starCode }) => starCode)}
          show={search.show}
        />
        <FilterBar rows={rows} star={star} show={search.show} onChange={set} />
        {star !== null && starProgress && <StarHead screen={screen} progress={starProgress} refusalWords={refusalWords} />}
        {shown.length === 0 ? (
          <EmptyState
            title={t('sheet.nothingShown')}
            action={
              search.show !== undefined && (
                <button type="button" className="button" onClick={() => set({ show: undefined })}>
                  {t('sheet.showAll')}
                </button>
              )
            }
          >
            {t('sheet.nothingShownBody')}
          </EmptyState>
        ) : (
          <SheetGrid
            label={t('sheet.title', { village: assessment.villageName, stage: words(stageRules[stage].words) })}
            form={form}
            stage={stage}
            rows={shown}
            lowerStages={lowerStages}
            lockedBecause={lockedBecause}
            refusalWords={refusalWords}
            total={starProgress && search.show === undefined ? pointsOf(starProgress) : null}
            onWrite={write}
            onSelect={(item) => {
              if (selected) set({ item });
            }}
            onOpen={(item) => set({ item })}
          />
        )}
      </div>
      {printing && <SheetPrint screen={screen} />}
      {conflict && (
        <Conflict screen={screen} row={conflict} onClose={() => setPutOff(new Set([...putOff, conflict.item.code]))} />
      )}
    </WorkPage>
  );
}

/** Why a row cannot be written now, in a sentence; null where it can. The server says which can. */
function useLockWords({ sheet, form, stage, assessment }: SheetOnScreen): (row: SheetRow) => string | null {
  const refusalWords = useRefusalWords(form.compiled.standard);
  return ({ writable, item, returned }) => {
    if (writable) return null;
    const [first] = sheet.acts.score;
    if (first) return refusalWords(first);
    if (isMarkedByGroup(assessment, stage, item))
      return refusalWords({ code: 'assessment.markedByGroup', details: { itemCode: item.code } });
    if (sheet.state === 'returned' && !returned)
      return refusalWords({ code: 'assessment.itemNotReturned', details: { itemCode: item.code } });
    return refusalWords({ code: 'assessment.starNotYours', details: { starCode: item.starCode } });
  };
}

function FilterBar(props: {
  rows: readonly SheetRow[];
  star: string | null;
  show: SheetFilter | undefined;
  onChange: (change: ChangeOf<SheetSearch>) => void;
}) {
  const { rows, star, show, onChange } = props;
  const { t } = useLanguage('assessment');
  const counted = sheetFilters
    .map((filter) => ({ filter, count: rows.filter(filters[filter]).length }))
    .filter(({ filter, count }) => count > 0 || filter === show);
  if (counted.length === 0) return null;
  return (
    <div className={styles.filters}>
      <span className="soft small">{t('sheet.only')}</span>
      {counted.map(({ filter, count }) => (
        <button
          key={filter}
          type="button"
          className={styles.chip}
          aria-pressed={show === filter}
          onClick={() =>
            onChange(show === filter ? { show: undefined, star: star ?? undefined } : { show: filter, star: undefined })
          }
        >
          {t(`sheet.show.${filter}`, { count })}
        </button>
      ))}
    </div>
  );
}
