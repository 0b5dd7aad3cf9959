import type { Text } from '../text.ts';
import { decimalUnits } from './decimal.ts';
import { type FoundProblem, foundProblem } from './problem.ts';
import {
  type Column,
  type ColumnKey,
  cellName,
  columnsOf,
  headerOf,
  helpSheet,
  layout,
  type SheetKey,
  type WorkbookCell,
  type Worksheet,
} from './workbook.ts';
import { workbookWords } from './workbook-words.ts';

/** One cell that was read: its value as its column wants it (null where empty), and where it stands. */
export interface ReadCell {
  value: string | number | boolean | null;
  /** `指标!D7` */
  at: string;
}

export interface TableRow<Sheet extends SheetKey> {
  cell: (column: ColumnKey<Sheet>) => ReadCell;
}

export type LocatedProblem = FoundProblem & { at?: string };
export type ReportAt = (at: string, message: Text, value?: unknown) => void;

export function problemAt(at: string, message: Text, value?: unknown): LocatedProblem {
  return { ...foundProblem([], message, value), at };
}

const requiredSheets: readonly SheetKey[] = ['standard', 'stars', 'indicators', 'rules'];

/** Reports missing sheets, and filled ones that the layout does not know. */
export function checkSheets(sheets: readonly Worksheet[], report: ReportAt): void {
  for (const key of requiredSheets) {
    const { name } = layout[key];
    if (!sheets.some((sheet) => sheet.name === name)) report(name, workbookWords.sheetMissing(name));
  }
  const known: string[] = [...Object.values(layout).map(({ name }) => name), helpSheet];
  for (const { name, rows } of sheets) {
    if (!known.includes(name) && rows.some((row) => row.some((cell) => !isEmpty(cell))))
      report(name, workbookWords.sheetUnknown(name, known));
  }
}

/** The rows of a sheet under its headers, which may stand in any order; empty rows are passed over. */
export function readTable<Sheet extends SheetKey>(sheets: readonly Worksheet[], key: Sheet, report: ReportAt): TableRow<Sheet>[] {
  const { name } = layout[key];
  const rows = sheets.find((sheet) => sheet.name === name)?.rows ?? [];
  const [headers = [], ...body] = rows;
  const columns = columnsOf(key);
  const places = new Map<string, number>();
  for (const [index, header] of headers.entries()) {
    if (isEmpty(header)) continue;
    const title = String(header).trim();
    const found = columns.find(([, column]) => [headerOf(column), column.zh, column.en].includes(title));
    const at = `${name}!${cellName(0, index)}`;
    if (!found) report(at, workbookWords.columnUnknown(title), title);
    else if (places.has(found[0])) report(at, workbookWords.columnTwice(title), title);
    else places.set(found[0], index);
  }
  return body.flatMap((row, index) => {
    if (row.every(isEmpty)) return [];
    for (const [column, cell] of row.entries()) {
      if (!isEmpty(cell) && isEmpty(headers[column]))
        report(`${name}!${cellName(index + 1, column)}`, workbookWords.noHeader, cell);
    }
    return [
      {
        cell: (column) => {
          const place = places.get(column);
          const described: Column | undefined = columns.find(([candidate]) => candidate === column)?.[1];
          return {
            value: place === undefined || described === undefined ? null : readValue(row[place] ?? null, described),
            at: `${name}!${cellName(index + 1, place ?? 0)}`,
          };
        },
      },
    ];
  });
}

function isEmpty(cell: WorkbookCell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

function readValue(cell: WorkbookCell, { type }: Column): ReadCell['value'] {
  if (isEmpty(cell)) return null;
  switch (type) {
    case 'number':
      return numberIn(cell);
    case 'yesNo':
      return yesNoIn(cell);
    default:
      return typeof cell === 'string' ? cell : String(cell);
  }
}

/** A decimal written as text is a number too; anything else stays as it is, for the schema to refuse. */
export function numberIn(cell: WorkbookCell): WorkbookCell {
  if (typeof cell !== 'string') return cell;
  const written = cell.trim();
  // Six places and 15 digits are all a standard ever holds, and come through a binary number unharmed.
  return 'units' in decimalUnits(written, 6) ? Number(written) : written;
}

function yesNoIn(cell: WorkbookCell): WorkbookCell {
  const word = String(cell).trim().toLowerCase();
  if (['是', 'yes', 'true'].includes(word)) return true;
  return ['否', 'no', 'false'].includes(word) ? false : cell;
}
