import { type Keys, pathText } from './problem.ts';
import { type ColumnKey, layout, type SheetKey, type Worksheet } from './workbook.ts';
import { type LocatedProblem, problemAt, type ReadCell, readTable, type TableRow } from './workbook-table.ts';
import { workbookWords } from './workbook-words.ts';

/** The document form as it grows from worksheets, and where each of its paths stands. */
export interface Reader {
  sheets: readonly Worksheet[];
  /** `document.ts` checks it when it is whole. */
  document: Record<string, unknown>;
  /** Where each path of the document stands. */
  addresses: Map<string, string>;
  problems: LocatedProblem[];
  stars: Map<string, Keys>;
  indicators: Map<string, Keys>;
  /** `indicator/part` → keys of the part. */
  parts: Map<string, Keys>;
}

export const reportOf = (reader: Reader) => (at: string, message: { zh: string; en: string }, value?: unknown) => {
  reader.problems.push(problemAt(at, message, value));
};

export function table<Sheet extends SheetKey>(reader: Reader, sheet: Sheet): TableRow<Sheet>[] {
  return readTable(reader.sheets, sheet, reportOf(reader));
}

/** The cell of a path, or of the nearest path above it. */
export function addressOf({ addresses }: Reader, keys: Keys): string {
  for (let length = keys.length; length > 0; length -= 1) {
    const at = addresses.get(pathText(keys.slice(0, length)));
    if (at !== undefined) return at;
  }
  return layout.standard.name;
}

/** Puts a cell into the document. An empty one leaves the key out, but is where its absence is shown. */
export function put(reader: Reader, keys: Keys, { value, at }: ReadCell): void {
  reader.addresses.set(pathText(keys), at);
  if (value !== null) set(reader, keys, value);
}

export function set({ document }: Reader, keys: Keys, value: unknown): void {
  let holder: Record<string | number, unknown> | unknown[] = document;
  for (const [index, key] of keys.entries()) {
    const isLast = index === keys.length - 1;
    const own: { value?: unknown } | undefined = Object.getOwnPropertyDescriptor(holder, key);
    const child: unknown = isLast ? value : (own?.value ?? (typeof keys[index + 1] === 'number' ? [] : {}));
    Object.defineProperty(holder, key, { value: child, writable: true, enumerable: true, configurable: true });
    if (!isLast) holder = child as Record<string | number, unknown> | unknown[];
  }
}

/** A Chinese and an English cell as one text; none where both are empty. */
export function putText(reader: Reader, keys: Keys, zh: ReadCell, en: ReadCell): void {
  reader.addresses.set(pathText(keys), zh.at);
  reader.addresses.set(pathText([...keys, 'en']), en.at);
  if (zh.value === null && en.value === null) return;
  put(reader, [...keys, 'zh'], zh);
  put(reader, [...keys, 'en'], en);
}

export function putTitle<Sheet extends 'stars' | 'indicators' | 'rules' | 'inputs' | 'findings' | 'grades'>(
  reader: Reader,
  keys: Keys,
  row: TableRow<Sheet>,
): void {
  putText(reader, keys, row.cell('titleZh'), row.cell('titleEn'));
}

/** The code behind a word of a choice; an unknown word is reported. */
export function chosen(reader: Reader, words: Readonly<Record<string, string>>, cell: ReadCell): ReadCell {
  const word = typeof cell.value === 'string' ? cell.value.trim() : cell.value;
  if (word === null) return cell;
  const found = Object.entries(words).find(([code, zh]) => code === word || zh === word);
  if (found) return { value: found[0], at: cell.at };
  reportOf(reader)(cell.at, workbookWords.choiceUnknown(String(word), Object.values(words)), word);
  return { value: null, at: cell.at };
}

export function codeOf(cell: ReadCell): string {
  return typeof cell.value === 'string' ? cell.value.trim() : '';
}

/** The keys of the star or indicator that a cell names; an unknown one is reported. */
export function owner(reader: Reader, kind: 'stars' | 'indicators', cell: ReadCell): Keys | null {
  const code = codeOf(cell);
  const keys = reader[kind].get(code);
  if (keys) return keys;
  reportOf(reader)(cell.at, kind === 'stars' ? workbookWords.starUnknown(code) : workbookWords.indicatorUnknown(code), code);
  return null;
}

export function nextIndex(reader: Reader, keys: Keys): number {
  let value: unknown = reader.document;
  for (const key of keys) {
    const own: { value?: unknown } | undefined =
      typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key) : undefined;
    value = own?.value;
  }
  return Array.isArray(value) ? value.length : 0;
}

/** A new member of a list, located at the given cell. */
export function append(reader: Reader, list: Keys, at: string): Keys {
  const keys = [...list, nextIndex(reader, list)];
  set(reader, keys, {});
  reader.addresses.set(pathText(keys), at);
  return keys;
}

export function refuseUnused<Sheet extends SheetKey>(
  reader: Reader,
  row: TableRow<Sheet>,
  what: string,
  columns: readonly ColumnKey<Sheet>[],
  used: readonly ColumnKey<Sheet>[],
): void {
  for (const column of columns) {
    const cell = row.cell(column);
    if (!used.includes(column) && cell.value !== null) reportOf(reader)(cell.at, workbookWords.cellUnused(what), cell.value);
  }
}
