import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainSpan, explainStage } from './span.ts';
import { calendarObstacles, defaultCalendar } from './programme.ts';
import { addDays, workingDaysBetween } from './working-days.ts';

test('a span over National Day 2026 says what it passes over', () => {
  const span = explainSpan('2026-09-25', '2026-10-12');
  expect(span).toMatchObject({ days: 18, calendarPublished: true });
  expect(span.holidays.map(({ from, to, reason }) => [from, to, reason.zh])).toEqual([
    ['2026-09-25', '2026-09-27', '中秋放假'],
    ['2026-10-01', '2026-10-07', '国庆节放假'],
  ]);
  expect(span.worked.map(({ day }) => day)).toEqual(['2026-10-10']);
});

test('a span beyond the arrangements announced says so', () => {
  expect(explainSpan('2030-01-01', '2030-01-31').calendarPublished).toBe(false);
});

test('property: every day is worked, a weekend, or a holiday; working days are those of workingDaysBetween', () => {
  const day = fc.integer({ min: 0, max: 8000 }).map((count) => addDays('2006-01-01', count));
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 120 }), (from, length) => {
      const to = addDays(from, length);
      const { days, workingDays, weekendDays, holidays } = explainSpan(from, to);
      const off = holidays.reduce(
        (sum, run) => sum + Math.round((Date.parse(run.to) - Date.parse(run.from)) / 86_400_000) + 1,
        0,
      );
      expect(days).toBe(length + 1);
      expect(workingDays + weekendDays + off).toBe(days);
      expect(workingDays).toBe(workingDaysBetween(addDays(from, -1), to).days);
    }),
  );
});

test('a stage has as many working days as the rule that refuses it counts', () => {
  const short = { stage: 'publicity', opensOn: '2026-12-29', dueOn: '2026-12-30' } as const;
  const calendar = defaultCalendar(2026).map((entry) => (entry.stage === 'publicity' ? short : entry));
  const refused = calendarObstacles(2026, calendar).find(({ code }) => code === 'cycles.stageTooShort');
  expect(refused?.details).toMatchObject({ workingDays: explainStage(short).workingDays });
  expect(explainStage({ ...short, dueOn: short.opensOn }).days).toBe(0);
});
