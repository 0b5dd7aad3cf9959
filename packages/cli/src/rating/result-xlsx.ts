import { writeFileSync } from 'node:fs';
import type { CompiledStandard } from '@xingcun/core/rating/compile';
import { starStates, villageStates } from '@xingcun/core/rating/explanation';
import { shownPlaces } from '@xingcun/core/rating/grade';
import { missing } from '@xingcun/core/rating/sheet-columns';
import { decimalNumber } from '@xingcun/core/standards/decimal';
import type { WorkbookCell } from '@xingcun/core/standards/workbook';
import { Failure } from '../failure.ts';
import { type ResultWriter, resultHeader } from './result-csv.ts';
import { codeOf, nameOf } from './score-rows.ts';

/** A workbook is built in memory; a larger result belongs in a CSV file. */
const mostRows = 100_000;

export function xlsxResult(compiled: CompiledStandard, hasName: boolean, descriptor: number): ResultWriter {
  const { standard } = compiled;
  const header = resultHeader(compiled, hasName);
  const rows: WorkbookCell[][] = [header];
  const number = (units: number | undefined, places: number) =>
    units === undefined || units === missing || Number.isNaN(units) ? null : decimalNumber(units, places);
  return {
    write: (batch, rated, row, grade) => {
      if (rows.length > mostRows) throw new Failure('tooManyRows', { most: mostRows });
      rows.push([
        codeOf(batch, row),
        ...(hasName ? [nameOf(batch, row)] : []),
        villageStates[rated.states[row] ?? 0] ?? null,
        rated.starsWon[row] ?? 0,
        ...(standard.grade ? [standard.grade.bands[grade]?.code ?? null] : []),
        ...standard.measures.map(({ places }, index) => number(rated.measures[index]?.[row], shownPlaces(places))),
        ...standard.stars.flatMap((_, index) => [
          number(rated.scores[index]?.[row], standard.scorePlaces),
          starStates[rated.starStates[index]?.[row] ?? 0] ?? null,
        ]),
      ]);
    },
    end: async () => {
      const widths = header.map((name) => (name === 'code' || name === 'name' ? 16 : 12));
      const { writeWorkbookFile } = await import('@xingcun/spreadsheet/workbook-file');
      writeFileSync(descriptor, await writeWorkbookFile([{ name: '评定结果', rows, widths }]));
    },
  };
}
