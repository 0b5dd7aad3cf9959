import Fraction from 'fraction.js';
import { roundHalfUp } from '../../values/exact.ts';
import type { QuestionResult, VisitResult } from './published.ts';
import { intervalOf, moreVisits, type Range, type StratumCount, thresholdAnswer, weighted } from './estimate.ts';
import { sampleRules } from './sample-size.ts';

/**
 * What may be shown of answers: nothing from fewer than ten, no group under five, and nothing from which such a group follows. Source:
 * docs/decisions/0011. Every reader and every export goes through here; what is shown of a small group is computed from what is
 * published about it alone, so that it cannot tell more.
 */
export const smallNumberRules = { fewestAnswers: sampleRules.fewestShown, smallestCell: 5 } as const;

/** A count beside which no total stands; null is “fewer than five”. */
export const cellShown = (count: number): number | null => (count < smallNumberRules.smallestCell ? null : count);

/** Yes and the rest of those who answered, as published. */
export interface Published {
  yes: number | null;
  notYes: number | null;
  few: 'yes' | 'notYes' | null;
}

/** Either both counts or neither: with the number of answers known, one gives the other. */
export function publish(yes: number, answered: number): Published {
  const { smallestCell } = smallNumberRules;
  if (yes < smallestCell) return { yes: null, notYes: null, few: 'yes' };
  if (answered - yes < smallestCell) return { yes: null, notYes: null, few: 'notYes' };
  return { yes, notYes: answered - yes, few: null };
}

/** Every count of yes that would be published in the same way. */
export function possibleYes({ yes, few }: Published, answered: number): number[] {
  if (few === null) return [yes ?? 0];
  const counts = Array.from({ length: smallNumberRules.smallestCell }, (_, count) => count);
  return few === 'yes' ? counts : counts.map((count) => answered - count);
}

/**
 * The figures that go into a score sheet: exact where both groups may be shown; a group under five counts as two, the middle of what it
 * may be, whatever it was.
 */
export function figuresOf(published: Published, answered: number): { positive: number; valid: number } {
  const possible = possibleYes(published, answered);
  return { positive: possible[Math.floor(possible.length / 2)] ?? 0, valid: answered };
}

export interface QuestionCount {
  questionId: string;
  strata: readonly StratumCount[];
}

/** Of one question that ten or more households were asked. */
export function questionResult(
  { questionId, strata }: QuestionCount,
  { thresholdPercent, confidencePercent }: { thresholdPercent: number; confidencePercent: number },
): QuestionResult {
  const sum = (field: keyof StratumCount) => strata.reduce((total, stratum) => total + stratum[field], 0);
  const [households, answered] = [sum('households'), sum('answered')];
  const published = publish(sum('yes'), answered);
  const hidden = published.few !== null;
  // Of a small group the whole village is taken for one stratum: where its answers fell must not show through the weights.
  const cases = hidden ? possibleYes(published, answered).map((yes) => [{ households, answered, yes }]) : [strata];
  const share = around(cases.map((counts) => percentOf(weighted(counts).share)));
  const interval = around(cases.map((counts) => intervalOf(counts, confidencePercent)));
  const answers = new Set(cases.map((counts) => thresholdAnswer(counts, thresholdPercent, confidencePercent)));
  const [first = 'cannotTell', ...others] = answers;
  const threshold = others.length === 0 ? first : 'cannotTell';
  const { positive } = figuresOf(published, answered);
  const settles = () => moreVisits({ households, answered, yes: positive }, thresholdPercent, confidencePercent);
  return { questionId, ...published, share, interval, threshold, moreVisits: threshold === 'cannotTell' ? settles() : null };
}

/** Whole percent, half up. */
function percentOf(share: Fraction): Range {
  const percent = Number(roundHalfUp(share, 2));
  return { low: percent, high: percent };
}

const around = (ranges: readonly Range[]): Range => ({
  low: Math.min(...ranges.map(({ low }) => low)),
  high: Math.max(...ranges.map(({ high }) => high)),
});

/** The result of a round as it may be shown to anybody. */
export function visitResult(
  counts: { households: number; answered: number; refused: number; absent: number; questions: readonly QuestionCount[] },
  rules: { thresholdPercent: number; confidencePercent: number },
): VisitResult {
  const insufficient = counts.answered < smallNumberRules.fewestAnswers;
  return {
    households: counts.households,
    answered: counts.answered,
    insufficient,
    refused: cellShown(counts.refused),
    absent: cellShown(counts.absent),
    questions: insufficient ? [] : counts.questions.map((question) => questionResult(question, rules)),
  };
}
