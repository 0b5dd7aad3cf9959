import { assert } from '../../assert.ts';
import type { PanelRule } from '../../standards/standard.ts';
import type { CellEntry } from '../cell.ts';

/** A member's mark in the standard's smallest score unit; null: the indicator does not apply to this village. */
export type Mark = number | null;

/** From so many marks on, the trimmed mean leaves out one highest and one lowest. */
export const trimFrom = 5;

/**
 * Whether two values of an indicator lie further apart than the standard allows. Exactly the limit is within it. That an indicator
 * applies for one and not for another is always beyond.
 */
export function isBeyondLimit(a: Mark, b: Mark, maxScore: number, { limitShare }: Pick<PanelRule, 'limitShare'>): boolean {
  if (a === null || b === null) return a !== b;
  return Math.abs(a - b) * 10_000 > limitShare * maxScore;
}

/** How far apart marks may lie, in the smallest score unit, rounded down. */
export function limitOf(maxScore: number, { limitShare }: Pick<PanelRule, 'limitShare'>): number {
  return Math.floor((limitShare * maxScore) / 10_000);
}

/** How far apart these marks lie, in the smallest score unit; the whole maximum where some say “does not apply”. */
export function spreadOf(marks: readonly Mark[], maxScore: number): number {
  assert(marks.length > 0, 'there are marks to compare');
  const scores = marks.filter((mark) => mark !== null);
  if (scores.length === 0) return 0;
  return scores.length < marks.length ? maxScore : Math.max(...scores) - Math.min(...scores);
}

/** Whether the members must talk: some two marks lie beyond the limit. */
export function disagree(marks: readonly Mark[], maxScore: number, rule: Pick<PanelRule, 'limitShare'>): boolean {
  const scores = marks.filter((mark) => mark !== null);
  if (scores.length < marks.length) return scores.length > 0;
  return isBeyondLimit(Math.max(...scores), Math.min(...scores), maxScore, rule);
}

/**
 * The group's mark. Rounded half up to the indicator's step, at most its maximum.
 * @param marks that agree within the limit, in the smallest score unit
 */
export function aggregate(
  marks: readonly Mark[],
  { step, maxScore }: { step: number; maxScore: number },
  { aggregation }: Pick<PanelRule, 'aggregation'>,
): CellEntry {
  assert(marks.length > 0, 'there are marks to combine');
  const scores = marks.filter((mark) => mark !== null).sort((a, b) => a - b);
  if (scores.length < marks.length) {
    assert(scores.length === 0, 'marks of which some say “does not apply” are a disagreement');
    return { kind: 'notApplicable' };
  }
  const counted = chosen(scores, aggregation);
  const sum = counted.reduce((total, score) => total + score, 0);
  // sum ÷ count ÷ step, half up, in whole numbers
  const steps = Math.floor((2 * sum + counted.length * step) / (2 * counted.length * step));
  const highest = maxScore - (maxScore % step);
  return { kind: 'mark', score: Math.min(steps * step, highest) };
}

/** The marks whose mean is the result: of the median one or two in the middle. */
function chosen(sorted: readonly number[], aggregation: PanelRule['aggregation']): readonly number[] {
  if (aggregation === 'median') return sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return aggregation === 'trimmedMean' && sorted.length >= trimFrom ? sorted.slice(1, -1) : sorted;
}
