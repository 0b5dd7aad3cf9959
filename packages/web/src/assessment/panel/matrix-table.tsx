import type { MatrixRow } from '@xingcun/core/assessment/panel/contract';
import type { SheetForm } from '@xingcun/core/assessment/items';
import { panelStages, stageRules, stages } from '@xingcun/core/cycles/stage';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../app/language.ts';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ScoreChange } from '../../ui/score-text.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { useUnitNames } from '../../units/unit-tree.ts';
import { useEntryWords } from '../sheet/entry-words.ts';
import type { MatrixChange } from './matrix-page.tsx';
import styles from './panel.module.css';

/** Village by item: every level's score with its change, what is wrong with it, and why it was changed. */
export function MatrixTable(props: {
  form: SheetForm;
  rows: readonly MatrixRow[];
  filtered: boolean;
  onChange: (change: MatrixChange) => void;
}) {
  const { form, rows, filtered, onChange } = props;
  const { t } = useLanguage('panel');
  const columns = useColumns(form);
  return (
    <DataTable
      wide
      caption={t('x.title')}
      file={t('x.title')}
      rows={rows}
      rowKey={({ assessmentId, itemCode }) => `${assessmentId} ${itemCode}`}
      columns={columns}
      empty={
        <EmptyState
          title={t('x.empty')}
          action={
            filtered && (
              <button type="button" className="button" onClick={() => onChange({ star: undefined, only: undefined })}>
                {t('x.showAll')}
              </button>
            )
          }
        >
          {t('x.emptyBody')}
        </EmptyState>
      }
    />
  );
}

function useColumns(form: SheetForm): TableColumn<MatrixRow>[] {
  const { t, words } = useLanguage('panel');
  const { show } = useEntryWords(form);
  const nameOf = useUnitNames();
  const places = form.compiled.standard.scorePlaces;
  return [
    {
      key: 'village',
      title: t('x.village'),
      cell: ({ assessmentId, villageCode, villageName, townshipName, itemCode }) => (
        <span className={styles.names}>
          <Link
            to="/work/assessments/$assessmentId/discrepancies"
            params={{ assessmentId }}
            search={{ item: itemCode }}
            aria-label={t('x.villageLink', { village: nameOf(villageCode, villageName) })}
          >
            {nameOf(villageCode, villageName)}
          </Link>
          <span className="soft small">{townshipName}</span>
        </span>
      ),
    },
    {
      key: 'item',
      title: t('x.item'),
      cell: ({ itemCode }) => {
        const item = form.items.get(itemCode);
        return (
          <span className={styles.names}>
            {item && words(item.title)}
            <span className="soft small">{itemCode}</span>
          </span>
        );
      },
    },
    ...stages.map(
      (stage): TableColumn<MatrixRow> => ({
        key: stage,
        title: words(stageRules[stage].words),
        align: 'end',
        cell: ({ itemCode, scores, differences }) => {
          const item = form.items.get(itemCode);
          const cell = scores[stage];
          const change = stage === 'selfAssessment' ? null : (differences[stage]?.change ?? null);
          return (
            <span className={styles.scores}>
              {change !== null && <ScoreChange by={change} places={places} />}
              {(item && cell && show(item, cell.entry, cell.score)) || t('dash')}
            </span>
          );
        },
      }),
    ),
    { key: 'marks', title: t('x.marks'), cell: (row) => <Marks row={row} /> },
    {
      key: 'reason',
      title: t('x.reason'),
      cell: ({ scores, differences }) => (
        <span className={styles.reasons}>
          {panelStages.map((stage) => {
            const reason = differences[stage] && scores[stage]?.reason;
            return reason ? (
              <span key={stage} className="small">
                {words(stageRules[stage].words)} · {reason}
              </span>
            ) : null;
          })}
        </span>
      ),
    },
  ];
}

/** What is to be said of a difference, each once whatever the level. */
function Marks({ row: { differences } }: { row: MatrixRow }) {
  const { t } = useLanguage('panel');
  const found = Object.values(differences);
  const dispute = found.find((each) => each.dispute !== null);
  return (
    <span className={styles.marks}>
      {found.some(({ beyondLimit }) => beyondLimit) && <StateTag state="differs">{t('x.beyondLimit')}</StateTag>}
      {found.some(({ reasonMissing }) => reasonMissing) && <StateTag state="invalid">{t('x.reasonMissing')}</StateTag>}
      {found.some(({ changesStar }) => changesStar) && <StateTag state="won">{t('x.changesStar')}</StateTag>}
      {dispute?.disagreementId && (
        <Link to="/work/disagreements/$disagreementId" params={{ disagreementId: dispute.disagreementId }}>
          {t(dispute.dispute === 'arbitration' ? 'x.inArbitration' : 'x.inDiscussion')}
        </Link>
      )}
    </span>
  );
}
