import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalOf, openDataColumns, openDataRow } from './open-data.ts';

test('a row has one value for every column', () => {
  const words = { zh: '村', en: 'village' };
  const row = openDataRow({
    year: 2026,
    villageCode: '650203200202',
    villageName: words,
    townshipName: words,
    districtName: words,
    standard: 'karamay-ten-stars',
    standardVersion: '2026.1',
    state: 'final',
    starCode: 'ZF',
    starTitle: words,
    starState: 'won',
    score: 8750,
    passMark: 8000,
    levels: { selfAssessment: 9000, preliminaryReview: 8800, jointReview: null, finalAppraisal: 8750 },
  });
  expect(row).toHaveLength(openDataColumns.length);
  expect(row.slice(11)).toEqual(['87.50', '80.00', '90.00', '88.00', null, '87.50']);
});

test('property: a decimal is the hundredths it was made from', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (hundredths) => {
      expect(Math.round(Number(decimalOf(hundredths)) * 100)).toBe(hundredths);
    }),
  );
});
