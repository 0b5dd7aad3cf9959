import { closeSync, openSync, writeSync } from 'node:fs';
import { missing, notApplicable, type SheetColumns } from '@xingcun/core/rating/sheet-columns';
import { indicatorsOf, starCodes } from './field.ts';

export const markCodes = starCodes.flatMap((_, star) => indicatorsOf(star));

/** The field's marks as people have them in a file: decimals, `N/A`, empty cells. */
export function writeMarks(path: string, { rows, marks }: SheetColumns): void {
  const cell = (mark: number) => (mark === missing ? '' : mark === notApplicable ? 'N/A' : String(mark / 100));
  writeCsv(
    path,
    rows,
    markCodes.map((code) => ({ code, values: marks[code] ?? [], cell })),
  );
}

/** The whole field as DuckDB's integers: hundredths, -1 does not apply, empty is NULL; bonus counts and vetoes beside the marks. */
export function writeIntegers(path: string, { rows, marks, bonus, vetoes }: SheetColumns): string[] {
  const mark = (value: number) => (value === missing ? '' : value === notApplicable ? '-1' : String(value));
  const columns = [
    ...markCodes.map((code) => ({ code, values: marks[code] ?? [], cell: mark })),
    ...Object.entries({ ...bonus, ...vetoes }).map(([code, values]) => ({ code, values, cell: String })),
  ];
  writeCsv(path, rows, columns);
  return columns.map(({ code }) => code);
}

interface CsvColumn {
  code: string;
  values: ArrayLike<number>;
  cell: (value: number) => string;
}

function writeCsv(path: string, rows: number, columns: readonly CsvColumn[]): void {
  const file = openSync(path, 'w');
  let text = `${['code', ...columns.map(({ code }) => code)].join(',')}\n`;
  for (let row = 0; row < rows; row += 1) {
    text += `${110_101_001_001 + row},${columns.map(({ values, cell }) => cell(values[row] ?? 0)).join(',')}\n`;
    if (text.length > 1 << 20 || row === rows - 1) {
      writeSync(file, text);
      text = '';
    }
  }
  closeSync(file);
}
