import { expect, test } from 'vitest';
import { monthsOf, shareOfYear, yearSpan } from './year-span.ts';

const calendar = [
  { stage: 'application', opensOn: '2026-02-01', dueOn: '2026-02-20' },
  { stage: 'recognition', opensOn: '2027-01-06', dueOn: '2027-01-31' },
] as const;

test('the span covers whole months, over the turn of the year', () => {
  expect(yearSpan(calendar)).toEqual({ from: '2026-02-01', until: '2027-02-01' });
});

test('the first day starts at 0 and the last ends at 1', () => {
  const span = yearSpan(calendar);
  expect(shareOfYear(span, '2026-02-01')).toBe(0);
  expect(shareOfYear(span, '2027-01-31', 1)).toBe(1);
});

test('a year has twelve months to write, a longer span writes fewer', () => {
  const twelve = '2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月 2027年1月'.split(' ');
  expect(monthsOf(yearSpan(calendar), 'zh', null).map(({ name }) => name)).toEqual(twelve);
  const seven = ['Jan', 'Mar', 'May', 'Jul', 'Sept', 'Nov', 'Jan 2027'];
  expect(monthsOf({ from: '2026-01-01', until: '2027-03-01' }, 'en', null).map(({ name }) => name)).toEqual(seven);
});

test('no month stands under the mark of today', () => {
  const shares = monthsOf(yearSpan(calendar), 'zh', 0.5).map(({ share }) => share);
  expect(shares.every((share) => share < 0.4 || share > 0.52)).toBe(true);
});
