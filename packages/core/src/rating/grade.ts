import type Fraction from 'fraction.js';
import { assert } from '../assert.ts';
import { evaluateCondition, evaluateNumber } from '../standards/formula-value.ts';
import type { Measure } from '../standards/standard.ts';
import { exactText, fromUnits, roundHalfUp, unitsText } from '../values/exact.ts';
import type { CompiledGrade, CompiledStandard } from './compile.ts';
import type { ExplainedInput, ExplanationNode } from './explanation.ts';
import { note, type Trail } from './rule-score.ts';
import { own, type Sheet, sourceOf } from './sheet.ts';
import type { StarRating } from './star-score.ts';
import { gradeTitle, gradeUnit, points, previousGradeTitle, starsUnit, starsWonTitle } from './unit-words.ts';

/** `value` in full (`0.7072`, `2/3`); null where something that it reads is missing. */
export interface MeasureRating {
  code: string;
  value: string | null;
  /** The same in units of 10^-`shownPlaces(places)`, rounded half up. */
  units: number | null;
}

/** Places in which a measure is shown in columns; one without rounding is shown with six, and still decides by its exact value. */
export const shownPlaces = (places: number | null) => places ?? 6;

/** What formulas may read of a village; a name that is not here is unknown. */
export type Known = Readonly<Record<string, Fraction>>;

export function knownOf({ standard }: CompiledStandard, sheet: Sheet, stars: readonly StarRating[]): Record<string, Fraction> {
  // Without a prototype: a code may be any word, `constructor` too.
  const known: Record<string, Fraction> = Object.create(null);
  for (const { code, decimals } of standard.inputs) {
    const value = own(sheet.inputs, code);
    if (value !== undefined) known[code] = fromUnits(value, decimals);
  }
  for (const { code, score } of stars) if (score !== null) known[code] = fromUnits(score, standard.scorePlaces);
  if (stars.every(({ state }) => state !== 'incomplete')) known['starsWon'] = fromUnits(stars.filter(({ won }) => won).length, 0);
  return known;
}

function readInputs({ standard }: CompiledStandard, sheet: Sheet, names: readonly string[], known: Known): ExplainedInput[] {
  return names.map((code) => {
    const value = known[code];
    const input = standard.inputs.find((candidate) => candidate.code === code);
    const measure = standard.measures.find((candidate) => candidate.code === code);
    const star = standard.stars.find((candidate) => candidate.code === code);
    return {
      code,
      title: input?.title ?? measure?.title ?? star?.title ?? starsWonTitle,
      unit: input?.unit ?? measure?.unit ?? (star ? points : starsUnit),
      value: value === undefined ? null : exactText(value),
      source: input ? sourceOf(sheet, code) : null,
    };
  });
}

const titlesOf = (inputs: readonly ExplainedInput[]) => inputs.filter(({ value }) => value === null).map(({ title }) => title);

/** Computes the measures in order and adds them to `known`. */
export function rateMeasures(
  compiled: CompiledStandard,
  sheet: Sheet,
  known: Record<string, Fraction>,
): { ratings: MeasureRating[]; nodes: ExplanationNode[] } {
  const nodes: ExplanationNode[] = [];
  const ratings = compiled.measures.map(({ measure, formula }): MeasureRating => {
    const trail: Trail = { source: null, steps: [], children: [] };
    const inputs = readInputs(compiled, sheet, formula.names, known);
    const lacking = titlesOf(inputs);
    const exact = lacking.length > 0 ? null : evaluateNumber(formula, known);
    const value = exact && roundMeasure(measure, exact);
    const text = value && measureText(measure, value);
    if (exact === null || value === null) note(trail, 'measureUnknown', { titles: lacking });
    else {
      known[measure.code] = value;
      note(trail, 'measure', { formula: formula.source, value: exactText(exact) });
    }
    const rounding =
      exact && text && measure.places !== null ? { exact: exactText(exact), places: measure.places, rounded: text } : null;
    if (rounding && value && exact && !value.equals(exact))
      note(trail, 'rounded', { exact: rounding.exact, rounded: rounding.rounded });
    const { code, title, unit } = measure;
    nodes.push({
      kind: 'measure',
      code,
      title,
      rule: 'formula',
      inputs,
      steps: trail.steps,
      rounding,
      result: { kind: 'value', value: text, unit },
      children: [],
    });
    return { code, value: text, units: value && Number(roundHalfUp(value, shownPlaces(measure.places))) };
  });
  return { ratings, nodes };
}

export function roundMeasure({ places }: Measure, exact: Fraction): Fraction {
  return places === null ? exact : fromUnits(roundHalfUp(exact, places), places);
}

function measureText({ places }: Measure, value: Fraction): string {
  return places === null ? exactText(value) : unitsText(roundHalfUp(value, places), places);
}

/**
 * The grade: the band of the value, lowered by caps, then held to the allowed rise over last year's grade.
 * @returns the band's index; null where what decides it is missing
 */
export function rateGrade(
  compiled: CompiledStandard,
  grade: CompiledGrade,
  sheet: Sheet,
  known: Known,
): { index: number | null; node: ExplanationNode } {
  const { rule, from, caps, bandIndex } = grade;
  const trail: Trail = { source: null, steps: [], children: [] };
  const names = [...new Set([rule.by, ...caps.flatMap(({ condition }) => condition.names)])];
  const inputs = readInputs(compiled, sheet, names, known);
  const value = known[rule.by];
  const band = (index: number) => {
    const found = rule.bands[index];
    assert(found, `band ${index} exists`);
    return found;
  };
  const title = (index: number) => band(index).title;

  const index = ((): number | null => {
    if (value === undefined) {
      note(trail, 'gradeUnknown', { titles: titlesOf(inputs.slice(0, 1)) });
      return null;
    }
    let best = from.findIndex((least) => least === null || value.compare(least) >= 0);
    const least = band(best).from;
    note(trail, 'band', { value: exactText(value), from: least ?? '—', grade: title(best) });

    const unknown: { title: Trail['steps'][number]['values'][string]; atMost: number; lacking: string[] }[] = [];
    for (const cap of caps) {
      const lacking = cap.condition.names.filter((name) => known[name] === undefined);
      if (lacking.length > 0) unknown.push({ title: cap.title, atMost: cap.atMost, lacking });
      else if (evaluateCondition(cap.condition, known)) {
        note(trail, cap.atMost > best ? 'capped' : 'capIdle', { cap: cap.title, grade: title(cap.atMost) });
        best = Math.max(best, cap.atMost);
      }
    }
    if (rule.maxRise !== null && sheet.previousGrade !== null) {
      const previous = bandIndex.get(sheet.previousGrade);
      assert(previous !== undefined, 'the sheet is checked');
      if (best < previous - rule.maxRise) {
        best = previous - rule.maxRise;
        note(trail, 'riseLimited', { previous: title(previous), rise: `${rule.maxRise}`, grade: title(best) });
      }
    }
    const deciding = unknown.find(({ atMost }) => atMost > best);
    if (!deciding) return best;
    note(trail, 'capUnknown', {
      cap: deciding.title,
      grade: title(deciding.atMost),
      titles: titlesOf(inputs.filter(({ code }) => deciding.lacking.includes(code))),
    });
    return null;
  })();

  if (sheet.previousGrade !== null && rule.maxRise !== null) {
    const source = sourceOf(sheet, 'previousGrade');
    inputs.push({ code: 'previousGrade', title: previousGradeTitle, unit: gradeUnit, value: sheet.previousGrade, source });
  }
  const result = {
    kind: 'grade' as const,
    grade: index === null ? null : band(index).code,
    title: index === null ? null : title(index),
  };
  return {
    index,
    node: {
      kind: 'grade',
      code: rule.by,
      title: gradeTitle,
      rule: 'bands',
      inputs,
      steps: trail.steps,
      rounding: null,
      result,
      children: [],
    },
  };
}
