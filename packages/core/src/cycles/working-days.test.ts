import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addWorkingDays,
  calendarKnown,
  explainDay,
  isCalendarPublished,
  isWorkingDay,
  workingDaysBetween,
} from './working-days.ts';

const anyDay = fc.integer({ min: 0, max: 9000 }).map((count) => addDays('2004-01-01', count));

test('Spring Festival 2026: nine days off, two Saturdays worked', () => {
  expect(isWorkingDay('2026-02-14')).toBe(true);
  expect(isWorkingDay('2026-02-15')).toBe(false);
  expect(isWorkingDay('2026-02-23')).toBe(false);
  expect(isWorkingDay('2026-02-28')).toBe(true);
  expect(explainDay('2026-02-28').reason).toEqual({
    zh: '周六，春节调休上班',
    en: 'Saturday, worked in exchange for Spring Festival',
  });
});

test('a due date over Spring Festival 2026 explains itself', () => {
  const due = addWorkingDays('2026-02-12', 5);
  expect(due).toMatchObject({ day: '2026-02-26', calendarPublished: true });
  expect(due.worked.map(({ day }) => day)).toEqual(['2026-02-14']);
  expect(due.skipped).toHaveLength(9);
  expect(due.skipped[0]).toEqual({ day: '2026-02-15', reason: { zh: '春节放假', en: 'Spring Festival holiday' } });
});

test('National Day 2026: five working days from 30 September end on 13 October, a Saturday among them', () => {
  const due = addWorkingDays('2026-09-30', 5);
  expect(due.day).toBe('2026-10-13');
  expect(due.worked).toEqual([
    { day: '2026-10-10', reason: { zh: '周六，国庆节调休上班', en: 'Saturday, worked in exchange for National Day' } },
  ]);
  expect(due.skipped.map(({ day }) => day)).toEqual([1, 2, 3, 4, 5, 6, 7].map((of) => `2026-10-0${of}`).concat('2026-10-11'));
});

test('beyond the last announced year nothing is guessed: the date is provisional and says so', () => {
  const after = `${Number(calendarKnown.through.slice(0, 4)) + 1}-03-01`;
  expect(isCalendarPublished(after)).toBe(false);
  expect(addWorkingDays(after, 3).calendarPublished).toBe(false);
  expect(workingDaysBetween(calendarKnown.through, after).calendarPublished).toBe(false);
});

test('the last three days of December belong to the next year’s notice', () => {
  expect(calendarKnown.through.slice(5)).toBe('12-28');
  expect(isWorkingDay('2018-12-29')).toBe(true);
  expect(isWorkingDay('2018-12-31')).toBe(false);
  expect(isCalendarPublished(addDays(calendarKnown.through, 1))).toBe(false);
});

test('1 January is a holiday by law even before the year’s notice', () => {
  expect(explainDay('2099-01-01')).toEqual({
    works: false,
    holiday: true,
    reason: { zh: '元旦放假', en: 'New Year’s Day holiday' },
  });
  expect(isWorkingDay('2099-01-02')).toBe(true);
});

test('a day that does not exist is a bug', () => {
  expect(() => isWorkingDay('2026-02-30')).toThrow('exists in the calendar');
  expect(() => addWorkingDays('2026-02-03', 0)).toThrow('working days');
});

// The library builds its tables in the local zone: west of Greenwich they are a day off, so there is nothing to compare with.
const eastOfGreenwich = new Date(0).getTimezoneOffset() <= 0;

test.runIf(eastOfGreenwich)('property: our reading of the tables agrees with the library’s own on every known day', () => {
  fc.assert(
    fc.property(anyDay.filter(isCalendarPublished), (day) => {
      // Noon without a zone: the library reads a bare day as UTC and then asks for the local weekday.
      expect(isWorkingDay(day)).toBe(chineseDays.isWorkday(`${day}T12:00:00`));
    }),
    { numRuns: 1000 },
  );
});

test('property: workingDaysBetween undoes addWorkingDays, which ends on a working day', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (day, count) => {
      const due = addWorkingDays(day, count);
      expect(isWorkingDay(due.day)).toBe(true);
      expect(workingDaysBetween(day, due.day)).toEqual({ days: count, calendarPublished: due.calendarPublished });
    }),
  );
});

test('property: every day passed is counted once, as worked or as skipped', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (day, count) => {
      const due = addWorkingDays(day, count);
      expect(addDays(day, count + due.skipped.length)).toBe(due.day);
    }),
  );
});
