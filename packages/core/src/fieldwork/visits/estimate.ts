import Fraction from 'fraction.js';
import { assert } from '../../assert.ts';
import { squaredQuantile } from './sample-size.ts';

/*
 * A share in the village from the households asked, with an interval. Everything is exact: the bounds are found by asking of each whole
 * percent whether the answers speak against it, so that no threshold meets a rounded root. Source: docs/sources.md, `sampling`.
 */

/** Whole percents; low is rounded down, high up. */
export interface Range {
  low: number;
  high: number;
}

/** One stratum: its households, how many of them answered, how many of those said yes. */
export interface StratumCount {
  households: number;
  answered: number;
  yes: number;
}

/** The share, weighted by the households of each stratum, and the variance of a share of one by the factor p (1 − p). */
interface Weighted {
  share: Fraction;
  /** Σ W² / n · (N − n) / (N − 1): 1 / n with the correction for a finite population, where there is one stratum. */
  spread: Fraction;
}

/** Strata in which nobody answered weigh nothing: the others stand for them. */
export function weighted(strata: readonly StratumCount[]): Weighted {
  const counted = strata.filter(({ answered }) => answered > 0);
  const households = counted.reduce((sum, stratum) => sum + stratum.households, 0);
  assert(households > 0, 'a share needs an answer');
  let share = new Fraction(0);
  let spread = new Fraction(0);
  for (const { households: own, answered, yes } of counted) {
    const weight = new Fraction(own, households);
    share = share.add(weight.mul(new Fraction(yes, answered)));
    if (own > 1) spread = spread.add(weight.mul(weight).mul(new Fraction(own - answered, answered * (own - 1))));
  }
  return { share, spread };
}

/**
 * Wilson's interval with the finite population corrected for: every p for which (share − p)² ≤ z² p (1 − p) · spread. The bounds are
 * whole percents, rounded outwards.
 */
export function wilson({ share, spread }: Weighted, confidence: number): Range {
  const factor = squaredQuantile(confidence).mul(spread);
  /** Whether a share beyond the one found is at the bound or outside; with everybody asked, any is. */
  const isBound = (percent: number) => {
    const p = new Fraction(percent, 100);
    const distance = share.sub(p);
    if (distance.equals(0)) return spread.equals(0);
    return distance.mul(distance).gte(factor.mul(p).mul(new Fraction(1).sub(p)));
  };
  let low = Number(share.mul(100).floor().valueOf());
  while (low > 0 && !isBound(low)) low -= 1;
  let high = Number(share.mul(100).ceil().valueOf());
  while (high < 100 && !isBound(high)) high += 1;
  return { low, high };
}

/**
 * The exact interval of a simple random sample without replacement: the numbers of yes in the whole village under which neither so many
 * nor so few among those asked would be rarer than (1 − confidence) / 2.
 * @returns households of the village that would say yes
 */
export function hypergeometric(
  { households, answered, yes }: StratumCount,
  confidence: number,
): { fewest: number; most: number } {
  assert(yes >= 0 && yes <= answered && answered <= households, 'yes ≤ answered ≤ households');
  const all = choose(households, answered);
  const isRare = (ways: bigint) => ways * 200n <= BigInt(100 - confidence) * all;
  /** In how many samples there are between `from` and `to` yes, if the village has `total`. */
  const ways = (total: number, from: number, to: number) => {
    let sum = 0n;
    const first = Math.max(from, answered - (households - total), 0);
    const last = Math.min(to, total, answered);
    if (first > last) return sum;
    let term = choose(total, first) * choose(households - total, answered - first);
    for (let count = first; ; count += 1) {
      sum += term;
      if (count === last) return sum;
      term =
        (term * BigInt(total - count) * BigInt(answered - count)) /
        (BigInt(count + 1) * BigInt(households - total - answered + count + 1));
    }
  };
  const possibleMost = households - (answered - yes);
  const fewest = firstWhere(yes, possibleMost, (total) => !isRare(ways(total, yes, answered)));
  const above = firstWhere(fewest, possibleMost + 1, (total) => total > possibleMost || isRare(ways(total, 0, yes)));
  return { fewest, most: Math.max(fewest, above - 1) };
}

/** The smallest whole number in low…high for which the claim holds; it holds from there on, and for `high` at the latest. */
function firstWhere(low: number, high: number, holds: (value: number) => boolean): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** The number of ways to choose k of n. */
export function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let result = 1n;
  for (let index = 1; index <= Math.min(k, n - k); index += 1) result = (result * BigInt(n - index + 1)) / BigInt(index);
  return result;
}

/** The interval in whole percents, rounded outwards: exact for one stratum, Wilson's over several. */
export function intervalOf(strata: readonly StratumCount[], confidence: number): Range {
  const [only, ...others] = strata.filter(({ answered }) => answered > 0);
  if (!only || others.length > 0) return wilson(weighted(strata), confidence);
  const { fewest, most } = hypergeometric(only, confidence);
  return { low: Math.floor((fewest * 100) / only.households), high: Math.ceil((most * 100) / only.households) };
}

export type ThresholdAnswer = 'met' | 'notMet' | 'cannotTell';

/** What answers say of a threshold in whole percents: met where all of the interval is there or above, not met where all is below. */
export function thresholdAnswer(strata: readonly StratumCount[], thresholdPercent: number, confidence: number): ThresholdAnswer {
  const [only, ...others] = strata.filter(({ answered }) => answered > 0);
  if (!only || others.length > 0) return wilsonAnswer(weighted(strata), thresholdPercent, confidence);
  const { fewest, most } = hypergeometric(only, confidence);
  const line = thresholdPercent * only.households;
  if (fewest * 100 >= line) return 'met';
  return most * 100 < line ? 'notMet' : 'cannotTell';
}

function wilsonAnswer({ share, spread }: Weighted, thresholdPercent: number, confidence: number): ThresholdAnswer {
  const line = new Fraction(thresholdPercent, 100);
  const distance = share.sub(line);
  const reach = squaredQuantile(confidence).mul(spread).mul(line).mul(new Fraction(1).sub(line));
  if (share.gte(line)) return distance.mul(distance).gte(reach) ? 'met' : 'cannotTell';
  return distance.mul(distance).gt(reach) ? 'notMet' : 'cannotTell';
}

/**
 * How many more answers would settle a threshold that cannot be told yet, if the share stays as it is; all that are left at the most,
 * since asking everybody always settles it.
 * @param share yes and answers so far
 */
export function moreVisits(
  share: { households: number; answered: number; yes: number },
  thresholdPercent: number,
  confidence: number,
): number {
  const { households, answered, yes } = share;
  const settled = (more: number) => {
    const asked = answered + more;
    const spread = households > 1 ? new Fraction(households - asked, asked * (households - 1)) : new Fraction(0);
    return wilsonAnswer({ share: new Fraction(yes, answered), spread }, thresholdPercent, confidence) !== 'cannotTell';
  };
  return firstWhere(1, Math.max(1, households - answered), settled);
}
