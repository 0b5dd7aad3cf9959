import { assert } from '../assert.ts';

/** Bars of a distribution: tenths of a star's full score. */
export const binCount = 10;

/**
 * The bar in which a score stands: 0 is [0, 10 %), 9 is [90 %, 100 %] of the full score.
 * @param score and `maxScore` in the standard's smallest unit; a score below zero stands in the first bar
 */
export function binOf(score: number, maxScore: number): number {
  assert(maxScore > 0, `a star's full score is positive, not ${maxScore}`);
  return Math.min(binCount - 1, Math.max(0, Math.floor((score * binCount) / maxScore)));
}

/** Villages by bar, all ten, from those that the database counted. */
export function barsOf(counted: readonly { bin: number; villages: number }[]): number[] {
  const bars = Array.from({ length: binCount }, () => 0);
  for (const { bin, villages } of counted) {
    assert(bin >= 0 && bin < binCount, `bar ${bin}`);
    bars[bin] = (bars[bin] ?? 0) + villages;
  }
  return bars;
}

/** `part` of `whole` in ten-thousandths, half up; null where there is no whole. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((2 * part * 10_000 + whole) / (2 * whole));
}

/** A mean of integers, rounded half up (away from zero below it); null of nothing. */
export function meanOf(sum: number, count: number): number | null {
  if (count === 0) return null;
  const size = Math.floor((2 * Math.abs(sum) + count) / (2 * count));
  return sum < 0 && size > 0 ? -size : size;
}
