import { usePhone } from '../phone.ts';
import type { ScoreGridProps } from './grid.ts';
import { GridCards } from './grid-cards.tsx';
import { GridTable } from './grid-table.tsx';

/**
 * A sheet of cells worked like a spreadsheet: arrows and Tab move, typing or F2 edits, Enter takes and moves down, Esc discards,
 * Ctrl+Enter opens the cell's panel, a column copied from Excel is pasted from the cell one stands on. On a phone each row is a card.
 * A text that `check` refuses stays where it was typed, marked, until it is put right or discarded; it never reaches `onChange`.
 */
export function ScoreGrid<Row>(props: ScoreGridProps<Row>) {
  return usePhone() ? <GridCards {...props} /> : <GridTable {...props} />;
}
