import type { WorkbookCell } from '@xingcun/core/standards/workbook';

/** An office program takes a cell that starts so for a formula; an apostrophe in front keeps it a text. */
const formulaStart = /^[=+\-@\t\r＝＋－＠]/;

/** Rows as CSV (RFC 4180) with a byte order mark, by which office programs know that it is UTF-8. */
export function writeCsv(rows: readonly (readonly WorkbookCell[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('')}`;
}

function writeCell(value: WorkbookCell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = formulaStart.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
