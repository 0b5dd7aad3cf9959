import type { CompiledStandard } from '@xingcun/core/rating/compile';
import { starStates, villageStates } from '@xingcun/core/rating/explanation';
import { shownPlaces } from '@xingcun/core/rating/grade';
import { missing } from '@xingcun/core/rating/sheet-columns';
import { unitsText } from '@xingcun/core/values/exact';
import { byteWriter } from './byte-writer.ts';
import type { ResultWriter } from './result-csv.ts';
import { codeOf, nameOf } from './score-rows.ts';

/** A JSON array with one object a line. Scores are decimal strings, so that no reader rounds them. */
export function jsonResult({ standard }: CompiledStandard, hasName: boolean, descriptor: number): ResultWriter {
  const out = byteWriter(descriptor);
  const text = (units: number | undefined, places: number) =>
    units === undefined || units === missing || Number.isNaN(units) ? null : unitsText(units, places);
  let first = true;
  return {
    write: (batch, rated, row, grade) => {
      const village = {
        code: codeOf(batch, row),
        ...(hasName ? { name: nameOf(batch, row) } : {}),
        state: villageStates[rated.states[row] ?? 0],
        starsWon: rated.starsWon[row],
        ...(standard.grade ? { grade: standard.grade.bands[grade]?.code ?? null } : {}),
        measures: Object.fromEntries(
          standard.measures.map(({ code, places }, index) => [code, text(rated.measures[index]?.[row], shownPlaces(places))]),
        ),
        stars: Object.fromEntries(
          standard.stars.map(({ code }, index) => [
            code,
            {
              score: text(rated.scores[index]?.[row], standard.scorePlaces),
              state: starStates[rated.starStates[index]?.[row] ?? 0],
            },
          ]),
        ),
      };
      out.text(`${first ? '[\n' : ',\n'}${JSON.stringify(village)}`);
      first = false;
    },
    end: async () => {
      out.text(first ? '[]\n' : '\n]\n');
      out.flush();
    },
  };
}
