import { Refusal } from '@xingcun/core/refusal';
import type { FilledWorksheet, WorkbookCell, Worksheet } from '@xingcun/core/standards/workbook';
import type { Text } from '@xingcun/core/text';
import readExcelFile from 'read-excel-file/universal';
import writeExcelFile, { type CellObject } from 'write-excel-file/node';
import { traitsByName } from './traits.ts';
import { packZip, unpackZip, type ZipEntry } from './zip.ts';

/**
 * Worksheets ↔ the bytes of an xlsx file. Reading takes files from people who may mean harm: everything is counted before it is built.
 * It still blocks its thread, so a server calls it in a worker.
 */

export interface WorkbookLimits {
  /** Of the file as it comes. */
  bytes: number;
  /** Of its parts together, unpacked. */
  unpackedBytes: number;
  sheets: number;
  rows: number;
  columns: number;
  /** Rows × columns, gaps included, added over the sheets. */
  cells: number;
}

export const workbookLimits: WorkbookLimits = {
  bytes: 10_000_000,
  unpackedBytes: 100_000_000,
  sheets: 50,
  rows: 100_000,
  columns: 1_000,
  cells: 2_000_000,
};

/**
 * Reads every sheet. Dates become `2026-03-31`, error values and formulas without a stored value become empty cells.
 * @throws {Refusal} spreadsheet.unreadable, spreadsheet.tooLarge
 */
export async function readWorkbookFile(file: Uint8Array, limits: WorkbookLimits = workbookLimits): Promise<Worksheet[]> {
  return readSheets(checkedParts(file, limits));
}

/**
 * Reads every sheet of a form that a person filled in, and which of its cells are formulas, per cents, errors or merged.
 * @throws {Refusal} as `readWorkbookFile`
 */
export async function readFilledWorkbook(file: Uint8Array, limits: WorkbookLimits): Promise<FilledWorksheet[]> {
  const entries = checkedParts(file, limits);
  const traits = traitsByName(entries);
  const none = { formulas: new Set<string>(), percents: new Set<string>(), errors: new Set<string>(), merged: [] };
  return (await readSheets(entries)).map((sheet) => ({ ...sheet, ...(traits.get(sheet.name) ?? none) }));
}

function checkedParts(file: Uint8Array, limits: WorkbookLimits): ZipEntry[] {
  if (file.byteLength > limits.bytes) refuseLarge('bytes', limits);
  const unpacked = unpackZip(file, isWorkbookPart, { entries: 1000, unpackedBytes: limits.unpackedBytes });
  if ('fault' in unpacked) return unpacked.fault === 'notZip' ? refuseUnreadable() : refuseLarge('unpackedBytes', limits);
  checkParts(unpacked.entries, limits);
  return unpacked.entries;
}

/** What the library unpacks is an archive of ours, made of what was checked: it sees no other file, size or name. */
async function readSheets(entries: readonly ZipEntry[]): Promise<Worksheet[]> {
  const sheets = await readExcelFile(packZip([...entries]).buffer, { trim: false }).catch(() => refuseUnreadable());
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(readCell)) }));
}

const limitWords: Record<keyof WorkbookLimits, Text> = {
  bytes: { zh: '文件字节数', en: 'bytes of the file' },
  unpackedBytes: { zh: '解压后的字节数', en: 'unpacked bytes' },
  sheets: { zh: '工作表数', en: 'sheets' },
  rows: { zh: '行数', en: 'rows' },
  columns: { zh: '列数', en: 'columns' },
  cells: { zh: '单元格数', en: 'cells' },
};

function refuseUnreadable(): never {
  throw new Refusal('spreadsheet.unreadable');
}

function refuseLarge(what: keyof WorkbookLimits, limits: WorkbookLimits): never {
  throw new Refusal('spreadsheet.tooLarge', {
    what,
    zhWhat: limitWords[what].zh,
    enWhat: limitWords[what].en,
    limit: limits[what],
  });
}

function isWorkbookPart(name: string): boolean {
  return name.endsWith('.xml') || name.endsWith('.xml.rels');
}

const largestAddress = /^([A-Z]{0,3})([1-9][0-9]{0,6})$/;

/**
 * A sheet of one cell, XFD1048576, is a few bytes long and a billion empty cells when it is built. So the addresses are read first; what
 * is no plain address is refused, whatever a parser might make of it. Entities are refused too: no workbook defines any.
 */
function checkParts(entries: readonly ZipEntry[], limits: WorkbookLimits): void {
  let sheets = 0;
  let cells = 0;
  for (const { bytes } of entries) {
    const xml = new TextDecoder().decode(bytes);
    if (/<!(DOCTYPE|ENTITY)/i.test(xml)) refuseUnreadable();
    if (!/<(\w+:)?sheetData\b/.test(xml)) continue;
    sheets += 1;
    if (sheets > limits.sheets) refuseLarge('sheets', limits);
    let rows = 0;
    let columns = 0;
    for (const [, quoted, single] of xml.matchAll(/\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
      const address = largestAddress.exec(quoted ?? single ?? '');
      if (!address) return refuseUnreadable();
      rows = Math.max(rows, Number(address[2]));
      columns = Math.max(columns, columnNumber(address[1] ?? ''));
    }
    // Rows without an address are counted on from the one before.
    rows = Math.max(rows, countOf(xml, /<(?:\w+:)?row[\s/>]/g));
    if (rows > limits.rows) refuseLarge('rows', limits);
    if (columns > limits.columns) refuseLarge('columns', limits);
    cells += rows * columns;
    if (cells > limits.cells) refuseLarge('cells', limits);
  }
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count += 1;
  return count;
}

/** `A` is 1, `AA` is 27; no letters, as in a row’s address, is 0. */
function columnNumber(letters: string): number {
  let number = 0;
  for (let index = 0; index < letters.length; index += 1) number = number * 26 + (letters.charCodeAt(index) - 64);
  return number;
}

function readCell(value: unknown): WorkbookCell {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString().slice(0, 10);
  return null;
}

/**
 * Writes sheets with their first row as a header. Every text is a text cell, also one that starts like a formula (= + - @), and keeps
 * the text format so that an office program does not turn it into one when it is edited.
 */
export async function writeWorkbookFile(sheets: readonly Worksheet[]): Promise<Uint8Array> {
  return writeExcelFile(
    sheets.map(({ name, rows, widths }) => ({
      sheet: name,
      data: rows.map((row, index) => row.map((cell) => writeCell(cell, index === 0))),
      columns: (widths ?? []).map((width) => ({ width })),
      stickyRowsCount: rows.length > 1 ? 1 : 0,
    })),
  ).toBuffer();
}

function writeCell(value: WorkbookCell, isHeader: boolean): CellObject | null {
  if (value === null) return null;
  const style = {
    wrap: true,
    alignVertical: 'top' as const,
    ...(isHeader && { fontWeight: 'bold' as const, backgroundColor: '#E8EEF4' }),
  };
  if (typeof value === 'number') return { value, type: Number, ...style };
  if (typeof value === 'boolean') return { value, type: Boolean, ...style };
  return { value: escapeText(value), type: String, ...(/^[=+\-@\t\r]/.test(value) && { format: '@' }), ...style };
}

/**
 * What XML cannot hold or the library drops, as xlsx writes it: `_x0007_`; and what only looks like that, so that it stays as it is.
 * Names such as `valueOf`, which every object has, are written in the same way, since the library finds them in its table of texts
 * without having put them there.
 */
function escapeText(text: string): string {
  if (Object.hasOwn(Object.prototype, text)) return `${escapeSign(text.slice(0, 1))}${text.slice(1)}`;
  return text
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, escapeSign)
    .replace(/[^\t\n -~\u0085\u00a0-\ufffc\u{10000}-\u{10ffff}]|\p{Noncharacter_Code_Point}/gu, escapeSign);
}

function escapeSign(sign: string): string {
  return Array.from(
    { length: sign.length },
    (_, unit) => `_x${sign.charCodeAt(unit).toString(16).toUpperCase().padStart(4, '0')}_`,
  ).join('');
}
