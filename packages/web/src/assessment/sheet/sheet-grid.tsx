import type { SheetForm } from '@xingcun/core/assessment/items';
import { stages, type Stage } from '@xingcun/core/cycles/stage';
import { useMemo } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import type { GridCell, GridChange, GridColumn } from '../../ui/score-grid/grid.ts';
import { ScoreGrid } from '../../ui/score-grid/score-grid.tsx';
import { ScoreText } from '../../ui/score-text.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import type { Draft } from './outbox.ts';
import { readEntry } from '@xingcun/core/assessment/entry-text';
import { rowMarks, rowState, useRowWords } from './row-state.ts';
import { asksForMore, problemOf, type SheetRow } from './rows.ts';
import { RuleLine } from './rule-line.tsx';
import styles from './sheet-grid.module.css';
import { useEntryWords } from './entry-words.ts';

interface Props {
  label: string;
  form: SheetForm;
  stage: Stage;
  rows: readonly SheetRow[];
  lowerStages: readonly Stage[];
  /** Why a cell cannot be written now; null where it can. */
  lockedBecause: (row: SheetRow) => string | null;
  refusalWords: (reason: { code: string; details: Readonly<Record<string, unknown>> }) => string;
  /** The last line of the own column. */
  total: string | null;
  onWrite: (row: SheetRow, draft: Draft) => void;
  /** The panel follows the cell one stands on, or opens for it. */
  onSelect: (itemCode: string) => void;
  onOpen: (itemCode: string) => void;
}

export function SheetGrid(props: Props) {
  const { label, rows, onWrite, onSelect, onOpen, total } = props;
  const columns = useColumns(props);
  const { read } = useEntryWords(props.form);
  const byCode = useMemo(() => new Map(rows.map((row) => [row.item.code, row])), [rows]);
  const change = (changes: readonly GridChange[]) => {
    for (const { rowKey, text } of changes) {
      const row = byCode.get(rowKey);
      const reading = row && read(row.item, text);
      if (row && reading && 'entry' in reading) onWrite(row, { ...row.draft, entry: reading.entry });
    }
    // A value that still needs its reason or proof: show where it is written.
    const [only] = changes;
    const row = changes.length === 1 && only ? byCode.get(only.rowKey) : undefined;
    const reading = row && only && read(row.item, only.text);
    if (!row || !reading || !('entry' in reading)) return;
    const problem = problemOf(props.form, row.item, { ...row.draft, entry: reading.entry }, row.lower);
    if (problem && asksForMore.has(problem.code)) onOpen(row.item.code);
  };
  return (
    <ScoreGrid
      label={label}
      columns={columns}
      rows={rows}
      rowKey={({ item }) => item.code}
      rowName={({ item }) => item.code}
      onChange={change}
      onSelect={({ rowKey }) => onSelect(rowKey)}
      onOpen={({ rowKey }) => onOpen(rowKey)}
      isTinted={({ returned }) => returned !== null}
      {...(total !== null && { foot: (key: string) => (key === 'own' ? total : null) })}
    />
  );
}

function useColumns(props: Props): GridColumn<SheetRow>[] {
  const { form, stage, lowerStages, lockedBecause, refusalWords } = props;
  const { t, words } = useLanguage('assessment');
  const format = useFormat();
  const places = form.compiled.standard.scorePlaces;
  const entryWords = useEntryWords(form);
  const stateWords = useRowWords();
  return [
    {
      key: 'item',
      title: t('sheet.item'),
      names: true,
      cell: (row) => ({
        show: (
          <span className={styles.item}>
            <span className={styles.title}>
              {isOwnCode(row) && <span className={styles.code}>{row.item.code}</span>} {words(row.item.title)}
            </span>
            {row.returned && (
              <span className={styles.returned}>
                {t('sheet.returnedReason', { reason: row.returned.reason, day: format.shortDay(row.returned.dueOn) })}
              </span>
            )}
            <RuleLine form={form} item={row.item} />
          </span>
        ),
        text: `${row.item.code} ${words(row.item.title)}`,
      }),
    },
    {
      key: 'max',
      title: t('sheet.max'),
      align: 'end',
      notOnCards: true,
      cell: ({ item }) => {
        const text = item.maxScore === null ? '' : format.score(item.maxScore, places).replace(/\.0+$/, '');
        return { show: text, text };
      },
    },
    ...stages
      .filter((each) => lowerStages.includes(each))
      .map(
        (each): GridColumn<SheetRow> => ({
          key: each,
          title: t(`short.${each}`),
          align: 'end',
          cell: (row) => {
            const cell = row.others.find((other) => other.stage === each)?.cell ?? null;
            const text = entryWords.show(row.item, cell?.entry ?? null, cell?.score ?? null);
            return {
              show: text === '' ? <ScoreText score={null} places={places} /> : text,
              text,
              ...(cell?.reason && { mark: 'note', markWords: cell.reason }),
            };
          },
        }),
      ),
    {
      key: 'own',
      title: t(`short.${stage}`),
      align: 'end',
      width: '7.5rem',
      cell: (row): GridCell => {
        const { item, draft, score, unsent } = row;
        const locked = lockedBecause(row);
        const shown = entryWords.show(item, draft.entry, score);
        const state = rowState(row);
        const mark =
          unsent || state === 'returned' || state === 'differs' ? { mark: rowMarks[state], markWords: stateWords(row) } : {};
        const byFigures = item.accepts.includes('inputs');
        if (locked !== null || byFigures) {
          return {
            show:
              shown === '' ? (
                byFigures && locked === null ? (
                  <span className={styles.fill}>{t('sheet.enterFigures')}</span>
                ) : (
                  <ScoreText score={null} places={places} />
                )
              ) : (
                shown
              ),
            text: shown,
            locked: locked ?? t('sheet.byFigures'),
            ...mark,
          };
        }
        return {
          show: shown,
          text: entryWords.text(draft.entry),
          edit: {
            hint: entryWords.hint(item),
            keyboard: item.kind === 'hardStandard' ? 'text' : 'decimal',
            check: (text) => checkText(row, text),
          },
          ...mark,
        };
      },
    },
    {
      key: 'proof',
      title: t('sheet.proof'),
      align: 'end',
      cell: ({ proofCount, lacksProof }) => ({
        show: lacksProof ? <span className={styles.lacking}>{t('sheet.noProof')}</span> : proofCount || t('dash'),
        text: String(proofCount),
      }),
    },
    {
      key: 'state',
      title: t('sheet.state'),
      cell: (row) => ({ show: <StateTag state={rowMarks[rowState(row)]}>{stateWords(row)}</StateTag>, text: stateWords(row) }),
    },
  ];

  function checkText(row: SheetRow, text: string): string | null {
    const reading = readEntry(row.item, text, places);
    if ('fault' in reading) return entryWords.fault(reading.fault, row.item);
    const problem = problemOf(form, row.item, { ...row.draft, entry: reading.entry }, row.lower);
    return problem && !asksForMore.has(problem.code) ? refusalWords(problem) : null;
  }
}

/** Codes that people say (`ZF3`); those of bonuses and hard standards are only for the record. */
const isOwnCode = ({ item }: SheetRow) => item.kind === 'indicator';
