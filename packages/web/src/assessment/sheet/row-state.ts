import { useLanguage } from '../../app/language.ts';
import type { StateName } from '../../ui/state-tag.tsx';
import { asksForMore, type SheetRow } from './rows.ts';

/** What is to be said of a row first: what the person must do, then where the value is, then what it is. */
export type RowState =
  | 'conflict'
  | 'refused'
  | 'held'
  | 'device'
  | 'saving'
  | 'returned'
  | 'empty'
  | 'noProof'
  | 'differs'
  | 'saved'
  | 'optional';

export const rowMarks = {
  conflict: 'changed',
  refused: 'invalid',
  held: 'invalid',
  device: 'device',
  saving: 'saving',
  returned: 'returned',
  empty: 'notYet',
  noProof: 'waiting',
  differs: 'differs',
  saved: 'saved',
  optional: 'notYet',
} as const satisfies Record<RowState, StateName>;

export function rowState(row: SheetRow): RowState {
  const { unsent, problem, returned, filled, item } = row;
  if (unsent?.standing === 'conflict') return 'conflict';
  if (unsent?.standing === 'refused') return 'refused';
  if (unsent && problem) return 'held';
  if (row.onDevice) return 'device';
  if (unsent) return 'saving';
  if (returned) return 'returned';
  if (!filled) return item.required || row.draft.entry !== null ? 'empty' : 'optional';
  if (row.lacksProof) return 'noProof';
  return differsFromLower(row) ? 'differs' : 'saved';
}

export function differsFromLower({ draft, lower, score, others }: SheetRow): boolean {
  if (draft.entry === null || lower === null) return false;
  const lowerCell = others.findLast(({ cell }) => cell?.entry === lower)?.cell;
  return lowerCell?.score !== score || lower.kind !== draft.entry.kind;
}

/** A row's state in words; of a value that only lacks its reason or proof, which. */
export function useRowWords(): (row: SheetRow) => string {
  const { t } = useLanguage('assessment');
  return (row) => {
    const state = rowState(row);
    if (state !== 'held' || !row.problem || !asksForMore.has(row.problem.code)) return t(`rowState.${state}`);
    return t(row.problem.code.endsWith('NeedsProof') ? 'wants.proof' : 'wants.reason');
  };
}
