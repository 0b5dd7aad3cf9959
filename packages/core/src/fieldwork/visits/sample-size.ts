import Fraction from 'fraction.js';
import { assert } from '../../assert.ts';

/** Confidence levels in percent, and the normal quantile of each in units of 10^-5. Source: docs/sources.md, `sampling`. */
export const normalQuantiles = { 80: 128_155, 90: 164_485, 95: 195_996, 99: 257_583 } as const;
export type ConfidencePercent = keyof typeof normalQuantiles;
export const confidenceLevels = [80, 90, 95, 99] as const satisfies readonly ConfidencePercent[];

export const isConfidence = (percent: number): percent is ConfidencePercent => percent in normalQuantiles;

/** z² of a confidence, exactly. */
export function squaredQuantile(confidence: number): Fraction {
  assert(isConfidence(confidence), `no quantile for ${confidence} %`);
  return new Fraction(normalQuantiles[confidence], 100_000).pow(2) as Fraction;
}

/**
 * How many households a round visits: at least twenty or a tenth, whichever is more, and at most three tenths, so that no village is
 * overrun; ten, below which nothing is shown, where three tenths are fewer. A default of the product (docs/sources.md, `visit-form`).
 */
export const sampleRules = { households: 20, percent: 10, mostPercent: 30, fewestShown: 10 } as const;

/** Half the width of an interval around one half, the least certain share, in tenths of a percentage point. */
export type PrecisionTenths = number;

/**
 * Cochran's sample size for a share of one half with the correction for a finite population, rounded up:
 * n₀ = z² / (4 e²), n = n₀ / (1 + (n₀ − 1) / N).
 */
export function neededFor(households: number, precision: PrecisionTenths, confidence: number): number {
  const error = new Fraction(precision, 1000);
  const unlimited = squaredQuantile(confidence).div(error.pow(2)?.mul(4) ?? 1);
  const needed = unlimited.div(unlimited.sub(1).div(households).add(1)).ceil();
  return Math.min(households, Number(needed.valueOf()));
}

/** The precision that a number of answers gives: the smallest for which they suffice, in tenths of a percentage point. */
export function precisionOf(households: number, answers: number, confidence: number): PrecisionTenths {
  if (answers >= households) return 0;
  let [low, high] = [0, 1000];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (neededFor(households, middle, confidence) <= answers) high = middle;
    else low = middle;
  }
  return high;
}

export interface SampleSizes {
  /** For the precision wished. */
  wished: number;
  /** What a first draw has at least, and all draws of a round together at most. */
  least: number;
  most: number;
  /** As many as wished, within the rules. */
  proposed: number;
}

export function sampleSizes(households: number, precisionPercent: number, confidence: number): SampleSizes {
  const { households: few, percent, mostPercent, fewestShown } = sampleRules;
  const wished = households === 0 ? 0 : neededFor(households, precisionPercent * 10, confidence);
  const most = Math.min(households, Math.max(fewestShown, Math.floor((households * mostPercent) / 100)));
  const least = Math.min(most, Math.max(few, Math.ceil((households * percent) / 100)));
  return { wished, least, most, proposed: Math.min(most, Math.max(least, wished)) };
}
