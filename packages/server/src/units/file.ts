import { Refusal } from '@xingcun/core/refusal';
import type { FileLine } from '@xingcun/core/units/import';
import { CsvError, parse } from 'csv-parse/sync';

/** The lines of a CSV file with their numbers; blank lines are left out. @throws {Refusal} units.fileNotReadable */
export function readLines(text: string): FileLine[] {
  const lines: FileLine[] = [];
  try {
    parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { lines: line }) => {
        lines.push({ line, cells });
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) throw new Refusal('units.fileNotReadable', { line: error.lines ?? 1 });
    throw error;
  }
  return lines;
}
