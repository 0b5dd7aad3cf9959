import { assert } from '../assert.ts';
import { shortText } from '../values/exact.ts';

/** Integers up to here keep every digit when they become a decimal number and back (15 significant digits). */
export const largestUnits = 999_999_999_999_999;

export type DecimalFault = 'notDecimal' | 'tooManyPlaces' | 'tooLarge';

/** An integer of 10^-places as a number for YAML, JSON and worksheets ((7950, 2) → 79.5); exact up to `largestUnits`. */
export function decimalNumber(units: number, places: number): number {
  assert(Math.abs(units) <= largestUnits, `${units} has more than 15 digits`);
  return Number(shortText(units, places));
}

/**
 * A decimal as people write it → integer of 10^-places, exactly: a number is taken by its shortest decimal string, never by its
 * binary value. Excess zeros are no places (`80.00`).
 */
export function decimalUnits(written: number | string, places: number): { units: number } | { fault: DecimalFault } {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i.exec(String(written).trim());
  if (!match) return { fault: 'notDecimal' };
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = `${whole}${fraction}`.replace(/^0+(?=\d)/, '');
  // The value is digits × 10^shift units.
  const shift = Number(exponent) - fraction.length + places;
  const zeros = /0*$/.exec(digits)?.[0].length ?? 0;
  if (/^0+$/.test(digits)) return { units: 0 };
  if (shift < -zeros) return { fault: 'tooManyPlaces' };
  if (digits.length + shift > 15) return { fault: 'tooLarge' };
  const units = Number(shift >= 0 ? digits + '0'.repeat(shift) : digits.slice(0, digits.length + shift));
  return { units: sign === '-' ? -units : units };
}

/** A decimal string in its one canonical form (`9.0` → `9`, `.` and exponents refused); null where it is none. */
export function canonicalDecimal(written: number | string): string | null {
  const result = decimalUnits(written, 6);
  return 'units' in result ? shortText(result.units, 6) : null;
}
