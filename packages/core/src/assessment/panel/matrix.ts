import { panelRuleOf } from '../../standards/standard.ts';
import type { CellEntry } from '../cell.ts';
import { differs, type SheetForm, type SheetItem } from '../items.ts';
import { isBeyondLimit } from './aggregate.ts';

/** What a level entered for one item. */
export interface LevelEntry {
  entry: CellEntry | null;
  /** In the standard's smallest score unit; null where it has none. */
  score: number | null;
}

/** Whether a level says something else than the one below: another score, or applicable here and not there. A level that entered nothing differs from nobody. */
export function isOther(own: LevelEntry, below: LevelEntry): boolean {
  if (own.entry === null || below.entry === null) return false;
  const outside = [own, below].map(({ entry }) => entry?.kind === 'notApplicable');
  if (outside.includes(true)) return outside[0] !== outside[1];
  return own.score === null && below.score === null ? differs(own.entry, below.entry) : own.score !== below.score;
}

/** Higher or lower than below, in the smallest score unit; 0 where nothing can be compared. */
export function changeFrom(below: number | null, own: number | null): number {
  return own === null || below === null ? 0 : own - below;
}

/** Whether a difference goes the way in which its star changed between the two levels. */
export function changesStar(turned: 'won' | 'lost' | null, change: number): boolean {
  return (turned === 'won' && change >= 0) || (turned === 'lost' && change <= 0);
}

/** One difference as it is kept beside the cells. */
export interface Difference {
  itemCode: string;
  starCode: string | null;
  change: number | null;
  beyondLimit: boolean;
  reasonMissing: boolean;
}

/** How a level's cell differs from the one below; null where it does not. */
export function differenceOf(
  { form, item }: { form: SheetForm; item: SheetItem },
  own: LevelEntry & { reason: string },
  below: LevelEntry,
): Difference | null {
  if (!isOther(own, below)) return null;
  const rule = panelRuleOf(form.compiled.standard);
  const comparable = item.maxScore !== null && own.score !== null && below.score !== null;
  return {
    itemCode: item.code,
    starCode: item.starCode,
    change: own.score === null || below.score === null ? null : own.score - below.score,
    beyondLimit: comparable && isBeyondLimit(own.score, below.score, item.maxScore ?? 0, rule),
    reasonMissing: own.reason.trim() === '',
  };
}
