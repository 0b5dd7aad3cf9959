import { assert } from '../assert.ts';
import type { CompiledStandard } from './compile.ts';
import { starStates, villageStates } from './explanation.ts';
import { rate, type VillageRating } from './rate.ts';
import type { RatedColumns } from './rate-many.ts';
import { missing, notApplicable, type SheetColumns, sheetOfRow } from './sheet-columns.ts';

/**
 * The full rating of one row of `rateMany` with `keepExplanations`, the same as `rate` gives. The tree is made when it is asked for,
 * from the figures that were rated, and held against every number that the columns kept: an explanation of another result cannot
 * come out.
 * @throws {Refusal} where the row was refused, with its reason
 */
export function explainRow(compiled: CompiledStandard, columns: SheetColumns, rated: RatedColumns, row: number): VillageRating {
  const { kept } = rated;
  assert(kept, 'rateMany kept the explanations');
  assert(Number.isInteger(row) && row >= 0 && row < rated.rows, `row ${row} is one of ${rated.rows}`);
  const rating = rate(compiled, sheetOfRow(compiled, columns, row));
  const same = (what: string, explained: number, computed: number | undefined) =>
    assert(Object.is(explained, computed), `${what} of row ${row} is ${computed}, explained as ${explained}`);

  same('state', villageStates.indexOf(rating.state), rated.states[row]);
  same('starsWon', rating.starsWon, rated.starsWon[row]);
  same('grade', rating.gradeIndex ?? -1, rated.grades[row]);
  for (const [index, { code, units }] of rating.measures.entries()) same(code, units ?? Number.NaN, rated.measures[index]?.[row]);
  for (const [index, star] of rating.stars.entries()) {
    const { code } = star;
    same(code, star.score ?? missing, rated.scores[index]?.[row]);
    same(code, starStates.indexOf(star.state), rated.starStates[index]?.[row]);
    same(`base of ${code}`, star.base ?? missing, kept.bases[index]?.[row]);
    same(`bonus of ${code}`, star.bonus, kept.bonuses[index]?.[row]);
    for (const [position, indicator] of star.indicators.entries()) {
      const score = kept.indicators[index]?.[position]?.[row] ?? missing;
      const countsZero = score === missing && compiled.indicators.get(indicator.code)?.indicator.whenMissing === 'zero';
      same(
        indicator.code,
        indicator.score ?? (indicator.state === 'notApplicable' ? notApplicable : missing),
        countsZero ? 0 : score,
      );
    }
  }
  return rating;
}
