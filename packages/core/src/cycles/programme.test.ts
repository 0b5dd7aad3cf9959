import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarStages } from './cycle.ts';
import {
  calendarObstacles,
  type CalendarEntry,
  carrierRules,
  defaultCalendar,
  moveObstacles,
  programmeObstacles,
  publicityWorkingDays,
  stageOn,
  unkeepableCalendar,
  weightObstacles,
} from './programme.ts';
import { addDays, workingDaysBetween } from './working-days.ts';

const published = { state: 'published', scorePlaces: 2 } as const;
const calendar = defaultCalendar(2026);
const change = (stage: CalendarEntry['stage'], dates: Partial<CalendarEntry>) =>
  calendar.map((entry) => (entry.stage === stage ? { ...entry, ...dates } : entry));
const codes = (obstacles: readonly { code: string }[]) => obstacles.map(({ code }) => code);

test('the default calendar of 2026: self-assessment before November, five working days of notice, recognition by 31 January', () => {
  expect(calendar.find(({ stage }) => stage === 'selfAssessment')).toEqual({
    stage: 'selfAssessment',
    opensOn: '2026-10-10',
    dueOn: '2026-10-31',
  });
  // 29 December to 6 January: 1 January is a holiday by law, the weekend of 2 January does not count.
  expect(calendar.find(({ stage }) => stage === 'publicity')).toEqual({
    stage: 'publicity',
    opensOn: '2026-12-29',
    dueOn: '2027-01-06',
  });
  expect(calendar.at(-1)).toEqual({ stage: 'recognition', opensOn: '2027-01-07', dueOn: '2027-01-31' });
});

test('property: the default calendar of every year can be published', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2005, max: 2100 }), (year) => {
      const proposed = defaultCalendar(year);
      expect(proposed.map(({ stage }) => stage)).toEqual(calendarStages);
      expect(calendarObstacles(year, proposed)).toEqual([]);
    }),
  );
});

test('a programme needs every stage, in order, each with a working day', () => {
  expect(codes(calendarObstacles(2026, calendar.slice(1)))).toEqual(['cycles.stageMissing']);
  expect(calendarObstacles(2026, change('preliminaryReview', { opensOn: '2026-10-31' }))).toEqual([
    {
      code: 'cycles.stageOverlaps',
      details: expect.objectContaining({ stage: 'preliminaryReview', before: 'selfAssessment', beforeDueOn: '2026-10-31' }),
    },
  ]);
  const inHoliday = change('application', { opensOn: '2026-02-16', dueOn: '2026-02-22' });
  expect(calendarObstacles(2026, inHoliday)).toEqual([
    { code: 'cycles.stageTooShort', details: expect.objectContaining({ stage: 'application', workingDays: 0, needed: 1 }) },
  ]);
});

test('a notice shorter than five working days after its first day cannot be held', () => {
  const short = change('publicity', { dueOn: '2027-01-05' });
  expect(calendarObstacles(2026, short)).toEqual([
    {
      code: 'cycles.stageTooShort',
      details: expect.objectContaining({ stage: 'publicity', workingDays: 4, needed: publicityWorkingDays }),
    },
  ]);
});

test('stages lie in the programme’s year, the one before or the one after', () => {
  expect(calendarObstacles(2025, calendar.slice(0, 6)).map(({ code }) => code)).toEqual(Array(2).fill('cycles.stageMissing'));
  expect(codes(calendarObstacles(2028, calendar))).toContain('cycles.outsideYear');
  expect(codes(calendarObstacles(2026, change('recognition', { dueOn: '2028-01-01' })))).toEqual(['cycles.outsideYear']);
});

test('a draft may lack stages, but not name one twice or end before it begins', () => {
  expect(unkeepableCalendar([])).toEqual([]);
  expect(codes(unkeepableCalendar([...calendar, ...calendar.slice(0, 1)]))).toEqual(['cycles.stageRepeated']);
  expect(codes(unkeepableCalendar(change('guidance', { dueOn: '2026-05-01' })))).toEqual(['cycles.dueBeforeOpening']);
});

test('weights belong to the weighted combination and sum to 100', () => {
  const weights = { selfAssessment: 10, preliminaryReview: 30, jointReview: 60 };
  expect(weightObstacles({ combination: 'weighted', weights })).toEqual([]);
  expect(weightObstacles({ combination: 'weighted', weights: { ...weights, jointReview: 59 } })).toEqual([
    { code: 'cycles.weightsNotHundred', details: { sum: 99 } },
  ]);
  expect(codes(weightObstacles({ combination: 'weighted', weights: null }))).toEqual(['cycles.weightsMissing']);
  expect(codes(weightObstacles({ combination: 'successive', weights }))).toEqual(['cycles.weightsNotUsed']);
});

test('a programme runs on a published standard whose scores have two places', () => {
  const programme = { year: 2026, combination: 'successive', weights: null, calendar } as const;
  expect(programmeObstacles(programme, published)).toEqual([]);
  expect(codes(programmeObstacles(programme, { state: 'draft', scorePlaces: 3 }))).toEqual([
    'cycles.standardNotPublished',
    'cycles.standardPlaces',
  ]);
});

test('only an approved activity awards plaques', () => {
  expect(carrierRules.approvedActivity.plaques).toBe(true);
  expect(carrierRules.annualAssessment.plaques).toBe(false);
});

test('moving a stage keeps the calendar in order; after the notice began only recognition moves', () => {
  const later = { stage: 'selfAssessment', opensOn: '2026-10-10', dueOn: '2026-11-03' } as const;
  expect(codes(moveObstacles({ year: 2026, calendar, state: 'running' }, later))).toEqual(['cycles.stageOverlaps']);
  expect(moveObstacles({ year: 2026, calendar, state: 'running' }, { ...later, dueOn: '2026-10-30' })).toEqual([]);
  expect(codes(moveObstacles({ year: 2026, calendar, state: 'publicity' }, { ...later, dueOn: '2026-10-30' }))).toEqual([
    'cycles.stageOver',
  ]);
  const recognition = { stage: 'recognition', opensOn: '2027-01-08', dueOn: '2027-02-26' } as const;
  expect(moveObstacles({ year: 2026, calendar, state: 'publicity' }, recognition)).toEqual([]);
});

test('a day belongs to the stage that is open on it, or to none', () => {
  expect(stageOn(calendar, '2026-10-31')).toBe('selfAssessment');
  expect(stageOn(calendar, '2026-11-01')).toBe('preliminaryReview');
  expect(stageOn(calendar, '2026-08-01')).toBeNull();
});

test('property: a calendar without obstacles has its stages one after another, each with the working days it needs', () => {
  const lengths = fc.array(fc.integer({ min: 0, max: 45 }), { minLength: 8, maxLength: 8 });
  const gaps = fc.array(fc.integer({ min: -2, max: 20 }), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(lengths, gaps, (length, gap) => {
      let at = '2026-01-05';
      const drawn = calendarStages.map((stage, index) => {
        const opensOn = addDays(at, gap[index] ?? 0);
        at = addDays(opensOn, length[index] ?? 0);
        return { stage, opensOn, dueOn: at };
      });
      const faultless = drawn.every(({ stage, opensOn, dueOn }, index) => {
        const before = drawn[index - 1];
        const counted = workingDaysBetween(addDays(opensOn, stage === 'publicity' ? 0 : -1), dueOn).days;
        const needed = stage === 'publicity' ? 5 : 1;
        return (!before || opensOn > before.dueOn) && counted >= needed && dueOn <= '2027-12-31';
      });
      expect(calendarObstacles(2026, drawn).length === 0).toBe(faultless);
    }),
  );
});
