import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedDays } from './counted-days.ts';
import { addDays, addWorkingDays } from './working-days.ts';

const shape = (days: ReturnType<typeof countedDays>) => days.map(({ day, kind, number }) => [day.slice(5), kind, number]);

test('a weekend is passed over and the first day does not count', () => {
  expect(shape(countedDays('2026-11-05', 3))).toEqual([
    ['11-05', 'start', null],
    ['11-06', 'working', 1],
    ['11-07', 'weekend', null],
    ['11-08', 'weekend', null],
    ['11-09', 'working', 2],
    ['11-10', 'working', 3],
  ]);
});

test('a holiday has its name, and a weekend worked in exchange counts', () => {
  const days = countedDays('2026-09-29', 5);
  expect(days.find(({ day }) => day === '2026-10-01')).toMatchObject({ kind: 'holiday', number: null });
  expect(days.find(({ day }) => day === '2026-10-01')?.reason.zh).toContain('国庆节');
  expect(days.find(({ day }) => day === '2026-10-10')).toMatchObject({ kind: 'workedWeekend' });
});

test('days of a year whose arrangement is not announced say so', () => {
  const days = countedDays('2026-12-25', 6);
  expect(days.at(0)?.calendarPublished).toBe(true);
  expect(days.at(-1)).toMatchObject({ number: 6, calendarPublished: false });
});

test('a promised day later than the count stays, and the days between have no number', () => {
  const days = countedDays('2026-11-05', 1, '2026-11-10');
  expect(days.at(-1)).toMatchObject({ day: '2026-11-10', kind: 'working', number: null });
});

test('property: the explanation ends on the very day that the count gives, with as many numbers', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 8000 }), fc.integer({ min: 1, max: 40 }), (offset, count) => {
      const start = addDays('2005-01-01', offset);
      const days = countedDays(start, count);
      expect(days.at(-1)).toMatchObject({ day: addWorkingDays(start, count).day, number: count });
      expect(days.filter(({ number }) => number !== null)).toHaveLength(count);
    }),
  );
});
