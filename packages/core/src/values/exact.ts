import Fraction from 'fraction.js';
import { assert } from '../assert.ts';

/** 10^places as a bigint. */
export function powerOfTen(places: number): bigint {
  assert(Number.isInteger(places) && places >= 0, `places is a whole number, not ${places}`);
  return 10n ** BigInt(places);
}

/** The largest whole number that is not above n / d; d > 0. */
export function floorDivide(n: bigint, d: bigint): bigint {
  const quotient = n / d;
  return n < 0n && quotient * d !== n ? quotient - 1n : quotient;
}

/** A number of the smallest unit, 10^-places, as an exact rational. */
export function fromUnits(units: number | bigint, places: number): Fraction {
  return new Fraction(BigInt(units), powerOfTen(places));
}

/** The value in units of 10^-places, rounded half up (towards +∞): 79.995 in hundredths is 8000. */
export function roundHalfUp(value: Fraction, places: number): bigint {
  return floorDivide(2n * value.s * value.n * powerOfTen(places) + value.d, 2n * value.d);
}

/**
 * The n-th root of a product of n values ≥ 0, in units of 10^-places, rounded half up. Exact: the candidate is tested by raising
 * it to the n-th power, so a value on the half goes up and one below does not.
 */
export function geometricMeanUnits(values: readonly Fraction[], places: number): bigint {
  assert(values.length > 0 && values.every((value) => value.s >= 0n), 'a geometric mean is of one or more values >= 0');
  const count = BigInt(values.length);
  const scale = powerOfTen(places);
  let n = scale ** count;
  let d = 1n;
  for (const value of values) {
    n *= value.n;
    d *= value.d;
  }
  // 2·root + 1 halves, floored, is the half-up rounding; floor(root of floor(x)) = floor(root of x).
  return (floorRoot((n << count) / d, count) + 1n) >> 1n;
}

/** The largest whole r with r^degree ≤ value; value ≥ 0, degree ≥ 1. */
function floorRoot(value: bigint, degree: bigint): bigint {
  if (value < 2n || degree === 1n) return value;
  let root = 1n << (BigInt(value.toString(2).length - 1) / degree + 1n); // above the root; Newton's steps come down to it
  while (true) {
    const next = ((degree - 1n) * root + value / root ** (degree - 1n)) / degree;
    if (next >= root) return root;
    root = next;
  }
}

/** Units of 10^-places in figures, all places shown: 8750 in hundredths is `87.50`. */
export function unitsText(units: number | bigint, places: number): string {
  const digits = String(units < 0 ? -units : units).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return `${units < 0 ? '-' : ''}${whole}${places > 0 ? `.${digits.slice(-places)}` : ''}`;
}

/** The same without closing zeros: `87.5`, `80`. */
export function shortText(units: number | bigint, places: number): string {
  const text = unitsText(units, places);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** The value in full: a decimal where it ends (`0.7072`), else a fraction (`2/3`). */
export function exactText(value: Fraction): string {
  let rest = value.d;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; twos += 1) rest /= 2n;
  for (; rest % 5n === 0n; fives += 1) rest /= 5n;
  if (rest !== 1n) return `${value.s * value.n}/${value.d}`;
  const places = Math.max(twos, fives);
  return unitsText((value.s * value.n * powerOfTen(places)) / value.d, places);
}
