import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '../accounts/permission.ts';
import { addWorkingDays } from '../cycles/working-days.ts';
import { escalation as taskEscalation, isToldTo } from '../cycles/rectification/due.ts';
import {
  escalatedItems,
  escalationWorkingDays,
  isEscalated,
  latestEscalatedDueOn,
  latestToldDueOn,
  type OverdueAtHand,
  type OverdueTasksAtHand,
  overdueTaskItems,
} from './escalation.ts';
import { type CycleAtHand, levels } from './item.ts';

const who = (role: Role, path: string): Actor => ({
  accountId: 'someone',
  displayName: 'someone',
  grants: [{ role, unitCode: path, path, stars: null, deputyFor: null }],
});
const cycle: CycleAtHand = {
  id: '00000000-0000-4000-8000-000000000001',
  cityPath: 'c',
  title: { zh: '2026年度', en: '2026' },
  state: 'running',
  calendar: {},
};
const assessmentId = '00000000-0000-4000-8000-000000000002';
const late = (more: Partial<OverdueAtHand>): OverdueAtHand => ({
  above: 'c.d.t',
  unitName: '小拐村',
  stage: 'selfAssessment',
  dueOn: '2026-10-30', // a Friday
  dueFrom: 'calendar',
  villages: 1,
  assessmentId,
  ...more,
});

describe('what is late climbs one level every three working days', () => {
  const village = { level: 'village', dueOn: '2026-10-30' } as const;
  test.each([
    ['township', '2026-11-03', false],
    ['township', '2026-11-04', true],
    ['district', '2026-11-06', false],
    ['district', '2026-11-09', true],
    ['city', '2026-11-11', false],
    ['city', '2026-11-12', true],
    ['village', '2026-12-30', false],
  ] as const)('to the %s on %s: %s', (level, today, shown) => expect(isEscalated(village, level, today)).toBe(shown));

  test('property: a level sees nothing of its own or from above, and never before the level below it', () => {
    const level = fc.constantFrom(...levels);
    fc.assert(
      fc.property(level, level, fc.integer({ min: 1, max: 20 }), (from, to, days) => {
        const dueOn = '2026-03-02';
        const today = addWorkingDays(dueOn, days).day;
        const shown = isEscalated({ level: from, dueOn }, to, today);
        const steps = levels.indexOf(to) - levels.indexOf(from);
        expect(shown).toBe(steps > 0 && days >= steps * escalationWorkingDays);
        if (shown) expect(dueOn <= latestEscalatedDueOn(today)).toBe(true);
      }),
    );
  });
});

test('one line a unit, with the earliest day and the number of villages; the township alone opens the village itself', () => {
  const [line, ...more] = escalatedItems(who('townshipSecretary', 'c.d.t'), cycle, [late({})], '2026-11-04');
  expect(more).toEqual([]);
  expect(line).toMatchObject({
    kind: 'overdueBelow',
    unitName: '小拐村',
    count: 1,
    dueOn: '2026-10-30',
    escalatedFrom: 'village',
    to: `/work/assessments/${assessmentId}`,
  });
  const district = [
    late({ above: 'c.d', unitName: '小拐乡', villages: 3, assessmentId: null }),
    late({ above: 'c.d', unitName: '小拐乡', stage: 'preliminaryReview', dueOn: '2026-10-22', villages: 2, assessmentId: null }),
  ];
  expect(escalatedItems(who('districtOrganiser', 'c.d'), cycle, district, '2026-11-09')).toMatchObject([
    {
      unitName: '小拐乡',
      count: 5,
      dueOn: '2026-10-22',
      escalatedFrom: 'township',
      to: `/work/cycles/${cycle.id}/villages?township=${encodeURIComponent('小拐乡')}`,
    },
  ]);
});

test('staff of a level are not reminded, nor anybody once the notice is out', () => {
  expect(escalatedItems(who('townshipReviewer', 'c.d.t'), cycle, [late({})], '2026-11-04')).toEqual([]);
  const published = { ...cycle, state: 'publicity' as const };
  expect(escalatedItems(who('townshipSecretary', 'c.d.t'), published, [late({})], '2026-11-04')).toEqual([]);
});

describe('tasks left undone', () => {
  const undone: OverdueTasksAtHand = {
    above: 'c.d',
    unitName: '小拐乡',
    state: 'returned',
    dueOn: '2026-06-05',
    tasks: 2,
    assessmentId,
  };
  const told = (role: Role, path: string, today: string, rows: readonly OverdueTasksAtHand[]) =>
    overdueTaskItems(who(role, path), cycle, rows, today).map(({ unitName, count, dueOn, to }) => [unitName, count, dueOn, to]);

  test('one line a unit below, with the earliest day; several villages lead to their list', () => {
    const page = `/work/assessments/${assessmentId}/rectification`;
    expect(told('districtOrganiser', 'c.d', '2026-07-01', [undone])).toEqual([['小拐乡', 2, '2026-06-05', page]]);
    const another = { ...undone, dueOn: '2026-06-01', tasks: 1, assessmentId: 'another' };
    const villages = `/work/cycles/${cycle.id}/villages`;
    expect(told('districtOrganiser', 'c.d', '2026-07-01', [undone, another])).toEqual([['小拐乡', 3, '2026-06-01', villages]]);
    expect(told('districtAssessor', 'c.d', '2026-07-01', [undone])).toEqual([]);
    expect(told('districtOrganiser', 'c.d', '2026-06-08', [undone])).toEqual([]);
  });

  test('property: told at a level only after its own number of working days, and never of a reported task', () => {
    const step = fc.constantFrom(...taskEscalation);
    fc.assert(
      fc.property(step, fc.integer({ min: 1, max: 40 }), ({ level, afterWorkingDays }, days) => {
        const today = addWorkingDays('2026-03-02', days).day;
        const open = isToldTo({ state: 'open', dueOn: '2026-03-02' }, level, today);
        expect(open).toBe(days > afterWorkingDays);
        if (open) expect('2026-03-02' <= latestToldDueOn(today)).toBe(true);
        expect(isToldTo({ state: 'reported', dueOn: '2026-03-02' }, level, today)).toBe(false);
      }),
    );
  });
});
