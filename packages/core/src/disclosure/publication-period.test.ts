import { expect, test } from 'vitest';
import { isStillPublic } from './publication-period.ts';

test('an answer stays until 90 days after it, or after the final result where that is later', () => {
  const answer = { saidOn: '2026-01-10', confirmedOn: '2026-01-20' };
  expect(isStillPublic(answer, '2026-04-20')).toBe(true);
  expect(isStillPublic(answer, '2026-04-21')).toBe(false);
  const late = { saidOn: '2026-02-01', confirmedOn: '2026-01-20' };
  expect(isStillPublic(late, '2026-05-02')).toBe(true);
  expect(isStillPublic(late, '2026-05-03')).toBe(false);
});

test('before the final result nothing goes', () => {
  expect(isStillPublic({ saidOn: '2025-01-10', confirmedOn: null }, '2026-12-31')).toBe(true);
});
