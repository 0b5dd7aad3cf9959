import { rate, type VillageRating } from '../rating/rate.ts';
import type { Sheet } from '../rating/sheet.ts';
import type { StarRating } from '../rating/star-score.ts';
import { Refusal } from '../refusal.ts';
import { type FormulaType, parseFormula } from '../standards/formula.ts';
import type { Measure, Standard } from '../standards/standard.ts';
import { openForm, type SheetForm } from './items.ts';

/** A star that the village did not go for: it is neither won nor lost. */
export interface UndeclaredStar {
  code: string;
  state: 'notDeclared';
  won: false;
  base: null;
  bonus: 0;
  score: null;
  indicators: [];
}

/** The rating of a village that declared some of the standard's stars; every star of the standard is in it. */
export type AssessedRating = Omit<VillageRating, 'stars'> & { stars: (StarRating | UndeclaredStar)[] };

/** Names the arithmetic, so that a stored result says which produced it. */
export const engineVersion = '1';

/**
 * The standard as it applies to a village: the declared stars, and the measures and caps that need no other star. A grade by a measure
 * that needs another star is left out.
 * @param marksOfAnyStep levels are averaged, so that a mark need not be a multiple of its step
 */
export function standardFor(standard: Standard, declaredStars: readonly string[], marksOfAnyStep: boolean): Standard {
  const stars = standard.stars.filter(({ code }) => declaredStars.includes(code));
  const names = ['starsWon', ...standard.inputs.map(({ code }) => code), ...stars.map(({ code }) => code)];
  const measures: Measure[] = [];
  for (const measure of standard.measures) {
    if (!reads(measure.expression, names, 'number')) continue;
    measures.push(measure);
    names.push(measure.code);
  }
  const grade =
    standard.grade && names.includes(standard.grade.by)
      ? { ...standard.grade, caps: standard.grade.caps.filter(({ when }) => reads(when, names, 'condition')) }
      : null;
  const loosened = marksOfAnyStep ? stars.map(withoutSteps) : stars;
  return { ...standard, stars: loosened, measures, grade };
}

/** Whether the formula needs no other names than these; a published standard has no other fault. */
function reads(source: string, names: readonly string[], wanted: FormulaType): boolean {
  try {
    parseFormula(source, names, wanted);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function withoutSteps(star: Standard['stars'][number]): Standard['stars'][number] {
  const indicators = star.indicators.map((indicator) =>
    indicator.rule.kind === 'judged' ? { ...indicator, rule: { ...indicator.rule, step: 1 } } : indicator,
  );
  return { ...star, indicators };
}

/** The form by which a village is rated; see `standardFor`. */
export function openRatingForm(standard: Standard, declaredStars: readonly string[], marksOfAnyStep: boolean): SheetForm {
  return openForm(standardFor(standard, declaredStars, marksOfAnyStep));
}

/**
 * @param standard the whole standard, for its undeclared stars
 * @param form what `openRatingForm` made of it
 * @throws {Refusal} as `rate`
 */
export function rateDeclared(standard: Standard, form: SheetForm, sheet: Sheet): AssessedRating {
  const known = form.compiled.grade?.bandIndex.has(sheet.previousGrade ?? '') ?? false;
  const rating = rate(form.compiled, {
    ...sheet,
    vetoes: sheet.vetoes.filter((code) => form.compiled.vetoes.has(code)),
    previousGrade: known ? sheet.previousGrade : null,
  });
  const stars = standard.stars.map(
    ({ code }): StarRating | UndeclaredStar => rating.stars.find((star) => star.code === code) ?? undeclared(code),
  );
  return { ...rating, stars };
}

const undeclared = (code: string): UndeclaredStar => ({
  code,
  state: 'notDeclared',
  won: false,
  base: null,
  bonus: 0,
  score: null,
  indicators: [],
});
