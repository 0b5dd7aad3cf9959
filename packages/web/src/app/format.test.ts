import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDay, formatMoment, formatNumber, formatScore, formatShare, formatShortDay, parseScore } from './format.ts';

test('a score is written with the places of its unit', () => {
  expect(formatScore(8750)).toBe('87.50');
  expect(formatScore(5)).toBe('0.05');
  expect(formatScore(-300)).toBe('−3.00');
  expect(formatScore(4907, 4)).toBe('0.4907');
  expect(formatScore(8, 0)).toBe('8');
});

test.each([
  ['87.5', 8750],
  ['１８．５', 1850],
  ['18。5', 1850],
  ['.5', 50],
  ['1,234.5', 123_450],
  ['20.000', 2000],
  ['-3', -300],
  [' 0 ', 0],
])('“%s” typed is %i hundredths', (typed, score) => {
  expect(parseScore(typed)).toBe(score);
});

test.each(['', '.', '-', '18.555', '1e3', '18 分', 'NaN', '1.2.3', '--1'])('“%s” is no score', (typed) => {
  expect(parseScore(typed)).toBeNull();
});

test('property: what is shown can be typed back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 6 }), (score, places) => {
      expect(parseScore(formatScore(score, places), places)).toBe(score);
    }),
  );
});

test('days are written as each language writes them', () => {
  expect(formatDay('2026-11-01', 'zh')).toBe('2026年11月1日（周日）');
  expect(formatDay('2026-11-01', 'en')).toBe('Sun 1 Nov 2026');
  expect(formatShortDay('2026-11-01', 'zh')).toBe('11月1日');
  expect(formatShortDay('2026-09-05', 'en')).toBe('5 Sept');
});

test('a moment is told in the time of China', () => {
  expect(formatMoment('2026-10-31T18:03:04.000Z', 'zh')).toBe('2026年11月1日（周日）02:03');
  expect(formatMoment('2026-10-31T18:03:04.000Z', 'en')).toBe('Sun 1 Nov 2026, 02:03');
});

test('numbers and shares', () => {
  expect(formatNumber(-12_345, 'en')).toBe('−12,345');
  expect(formatShare(6667, 'zh', 1)).toBe('66.7%');
});
