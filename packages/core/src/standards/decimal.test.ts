import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortText } from '../values/exact.ts';
import { canonicalDecimal, decimalNumber, decimalUnits, largestUnits } from './decimal.ts';

test('decimals become integers of the unit, exactly', () => {
  expect(decimalUnits(79.995, 3)).toEqual({ units: 79995 });
  expect(decimalUnits('0.4907', 4)).toEqual({ units: 4907 });
  expect(decimalUnits('80.00', 0)).toEqual({ units: 80 });
  expect(decimalUnits(1.1, 2)).toEqual({ units: 110 });
  expect(decimalUnits(-2.5, 2)).toEqual({ units: -250 });
  expect(decimalUnits(1e-7, 6)).toEqual({ fault: 'tooManyPlaces' });
  expect(decimalUnits(1.005, 2)).toEqual({ fault: 'tooManyPlaces' });
  expect(decimalUnits(0.1 + 0.2, 4)).toEqual({ fault: 'tooManyPlaces' });
  expect(decimalUnits(1e20, 2)).toEqual({ fault: 'tooLarge' });
  expect(decimalUnits('abc', 2)).toEqual({ fault: 'notDecimal' });
  expect(decimalUnits(Number.NaN, 2)).toEqual({ fault: 'notDecimal' });
  expect(decimalUnits('0.000', 0)).toEqual({ units: 0 });
});

test('a decimal string has one canonical form', () => {
  expect([canonicalDecimal('9.0'), canonicalDecimal(0.8155), canonicalDecimal('-0'), canonicalDecimal('x')]).toEqual([
    '9',
    '0.8155',
    '0',
    null,
  ]);
});

test('property: units survive the way to a number or text and back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -largestUnits, max: largestUnits }), fc.integer({ min: 0, max: 6 }), (units, places) => {
      expect(decimalUnits(decimalNumber(units, places), places)).toEqual({ units: units === 0 ? 0 : units });
      expect(decimalUnits(shortText(units, places), places)).toEqual({ units: units === 0 ? 0 : units });
    }),
  );
});
