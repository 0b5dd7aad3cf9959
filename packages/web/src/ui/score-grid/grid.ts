import type { ReactNode } from 'react';
import type { StateName } from '../state-tag.tsx';

/** One cell as it stands; `edit` makes it one that can be typed in. */
export interface GridCell {
  show: ReactNode;
  /** What copying gives and editing starts from; needed where `show` is not plain text. */
  text?: string;
  /** The shape in the corner, and its words where they say more than the state's own. */
  mark?: StateName;
  markWords?: string;
  edit?: {
    /** What may be entered, e.g. “0–20, steps of 0.5”. */
    hint?: string;
    /** Why this text cannot be taken, in a sentence; null where it can. */
    check: (text: string) => string | null;
    /** The keyboard a phone brings up. Default `decimal`. */
    keyboard?: 'decimal' | 'text';
  };
  /** Why a cell of an editable column cannot be typed in. */
  locked?: string;
}

export interface GridColumn<Row> {
  key: string;
  title: string;
  align?: 'start' | 'end';
  width?: string;
  /** Names the row and stays in sight; give it to one column. */
  names?: boolean;
  /** Left out of a row's card on a phone. */
  notOnCards?: boolean;
  cell: (row: Row) => GridCell;
}

/** What a person entered and the cell's `check` accepted. */
export interface GridChange {
  rowKey: string;
  columnKey: string;
  text: string;
}

export interface GridPosition {
  rowKey: string;
  columnKey: string;
}

export interface ScoreGridProps<Row> {
  label: string;
  columns: readonly GridColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** How messages and screen readers name a row, e.g. `ZF3`. */
  rowName: (row: Row) => string;
  /** Accepted texts: one, or many when a column was pasted. The caller saves and shows them in `rows` at once. */
  onChange: (changes: readonly GridChange[]) => void;
  /** The cell that the person stands on, for a side panel. */
  onSelect?: (position: GridPosition) => void;
  /** Ctrl+Enter, or the button of a card: show this cell's panel. */
  onOpen?: (position: GridPosition) => void;
  /** Tints a row that a rule of the caller breaches. */
  isTinted?: (row: Row) => boolean;
  /** The last line, e.g. sums; by column. */
  foot?: (columnKey: string) => ReactNode;
}

/** Row and column by number, from 0. */
export interface Spot {
  row: number;
  column: number;
}

export const draftKey = (rowKey: string, columnKey: string): string => `${rowKey}\u0000${columnKey}`;

/** Cells of a spreadsheet's clipboard text: tabs and line ends part them, quotes hold a cell that contains either. */
export function parseClipboard(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === '\t') endCell();
    else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[at + 1] === '\n') at++;
      endCell();
      rows.push([]);
    } else cell += char;
  }
  endCell();
  const last = rows.at(-1);
  if (rows.length > 1 && last?.length === 1 && last[0] === '') rows.pop(); // the line end after the last row
  return rows;
}

/** What pasting comes to: texts accepted, texts kept as drafts to be corrected, cells that took nothing. */
export interface Spread {
  changes: GridChange[];
  drafts: GridChange[];
  refused: { rowName: string; reason: string }[];
}

/** Lays pasted cells over the grid from `start`, down and to the right; what lies beyond its edge is dropped. */
export function spread<Row>(
  pasted: readonly (readonly string[])[],
  start: Spot,
  { rows, columns, rowKey, rowName }: Pick<ScoreGridProps<Row>, 'rows' | 'columns' | 'rowKey' | 'rowName'>,
): Spread {
  const result: Spread = { changes: [], drafts: [], refused: [] };
  pasted.forEach((texts, down) => {
    const row = rows[start.row + down];
    if (row === undefined) return;
    texts.forEach((typed, right) => {
      const column = columns[start.column + right];
      if (column === undefined) return;
      const text = typed.trim();
      const { edit, locked, text: shown = '' } = column.cell(row);
      if (text === shown) return;
      const change = { rowKey: rowKey(row), columnKey: column.key, text };
      const problem = edit?.check(text) ?? null;
      if (!edit) {
        if (locked !== undefined) result.refused.push({ rowName: rowName(row), reason: locked });
      } else if (problem === null) result.changes.push(change);
      else {
        result.drafts.push(change);
        result.refused.push({ rowName: rowName(row), reason: problem });
      }
    });
  });
  return result;
}

/** The next cell that can be typed in, in reading order (`step` −1: backwards); null beyond the last. */
export function nextEditable<Row>(
  from: Spot,
  step: 1 | -1,
  { rows, columns }: Pick<ScoreGridProps<Row>, 'rows' | 'columns'>,
): Spot | null {
  const width = columns.length;
  for (let at = from.row * width + from.column + step; at >= 0 && at < rows.length * width; at += step) {
    const spot = { row: Math.floor(at / width), column: at % width };
    const row = rows[spot.row];
    if (row !== undefined && columns[spot.column]?.cell(row).edit) return spot;
  }
  return null;
}

const pageRows = 10;

/** Where a key leads from here, held inside the grid; null where the key does not move. */
export function spotAfterKey(
  key: string,
  ctrl: boolean,
  { row, column }: Spot,
  size: { rows: number; columns: number },
): Spot | null {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  const to = (nextRow: number, nextColumn: number): Spot => ({
    row: Math.min(lastRow, Math.max(0, nextRow)),
    column: Math.min(lastColumn, Math.max(0, nextColumn)),
  });
  switch (key) {
    case 'ArrowUp':
      return to(ctrl ? 0 : row - 1, column);
    case 'ArrowDown':
      return to(ctrl ? lastRow : row + 1, column);
    case 'ArrowLeft':
      return to(row, ctrl ? 0 : column - 1);
    case 'ArrowRight':
      return to(row, ctrl ? lastColumn : column + 1);
    case 'Home':
      return to(ctrl ? 0 : row, 0);
    case 'End':
      return to(ctrl ? lastRow : row, lastColumn);
    case 'PageUp':
      return to(row - pageRows, column);
    case 'PageDown':
      return to(row + pageRows, column);
    default:
      return null;
  }
}
