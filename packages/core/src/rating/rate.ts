import type { Standard } from '../standards/standard.ts';
import { exactText } from '../values/exact.ts';
import { type CompiledStandard, compileStandard } from './compile.ts';
import type { ExplanationNode, VillageState } from './explanation.ts';
import { knownOf, type MeasureRating, rateGrade, rateMeasures } from './grade.ts';
import { note, type Trail } from './rule-score.ts';
import { type Sheet, sourceOf } from './sheet.ts';
import { checkSheet } from './sheet-check.ts';
import { rateStar, type StarRating } from './star-score.ts';
import { yesOrNo } from './unit-words.ts';

/** The result of one village under one standard, with the reason for every figure. */
export interface VillageRating {
  /** `incomplete`: some star, measure or the grade could not be settled. `notRated`: a global veto stands. */
  state: VillageState;
  stars: StarRating[];
  /** Stars won for certain; 0 where a global veto stands. */
  starsWon: number;
  measures: MeasureRating[];
  /** Code of the grade before quotas; null where there is none. */
  grade: string | null;
  /** Its place in the bands, 0 the best. */
  gradeIndex: number | null;
  /** The exact value that the bands were compared with. */
  gradeValue: string | null;
  explanation: ExplanationNode;
}

/**
 * Rates one village. Exact throughout: no binary floating point decides anything.
 * @param standard a standard, or one made ready by `compileStandard` where many villages are rated
 * @throws {Refusal} rating.unknownCode, .valueOutOfRange, .markStep, .markExpected, .notApplicableRefused, .unknownGrade,
 *   .divisionByZero, .rootOfNegative, .numberTooLarge
 */
export function rate(standard: Standard | CompiledStandard, sheet: Sheet): VillageRating {
  const compiled = 'standard' in standard ? standard : compileStandard(standard);
  checkSheet(compiled, sheet);
  const { code, title, scorePlaces, vetoes } = compiled.standard;
  const trail: Trail = { source: null, steps: [], children: [] };
  const standing = vetoes.filter((veto) => sheet.vetoes.includes(veto.code));

  const stars = compiled.stars.map((star) => {
    const { rating, node } = rateStar(star, sheet, scorePlaces, standing[0]);
    trail.children.push(node);
    return rating;
  });
  const starsWon = stars.filter(({ won }) => won).length;
  const inputs = standing.map((veto) => ({
    code: veto.code,
    title: veto.title,
    unit: yesOrNo,
    value: '1',
    source: sourceOf(sheet, veto.code),
  }));
  let measures: MeasureRating[] = compiled.measures.map(({ measure }) => ({ code: measure.code, value: null, units: null }));
  let gradeIndex: number | null = null;
  let gradeValue: string | null = null;
  let state: VillageState = 'notRated';

  if (standing.length > 0) {
    for (const veto of standing) note(trail, 'globalVeto', { title: veto.title });
  } else {
    note(trail, 'starsWon', {
      won: `${starsWon}`,
      of: `${stars.filter((_, index) => compiled.stars[index]?.star.passMark !== null).length}`,
    });
    const known = knownOf(compiled, sheet, stars);
    const rated = rateMeasures(compiled, sheet, known);
    measures = rated.ratings;
    trail.children.push(...rated.nodes);
    if (compiled.grade) {
      const { index, node } = rateGrade(compiled, compiled.grade, sheet, known);
      trail.children.push(node);
      const value = known[compiled.grade.rule.by];
      gradeIndex = index;
      gradeValue = value ? exactText(value) : null;
    }
    const settled =
      stars.every((star) => star.state !== 'incomplete') &&
      measures.every(({ value }) => value !== null) &&
      (!compiled.grade || gradeIndex !== null);
    state = settled ? 'rated' : 'incomplete';
  }
  const result = { kind: 'village' as const, state, starsWon };
  const explanation: ExplanationNode = {
    kind: 'village',
    code,
    title,
    rule: 'village',
    inputs,
    steps: trail.steps,
    rounding: null,
    result,
    children: trail.children,
  };
  const grade = gradeIndex === null ? null : (compiled.grade?.rule.bands[gradeIndex]?.code ?? null);
  return { state, stars, starsWon, measures, grade, gradeIndex, gradeValue, explanation };
}
