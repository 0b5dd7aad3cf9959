import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '../../accounts/permission.ts';
import { addDays, addWorkingDays } from '../working-days.ts';
import { dueDay, escalatedTo } from './due.ts';
import {
  actObstacles,
  guidanceObstacles,
  handsOf,
  laterActs,
  type LaterAct,
  setObstacles,
  type TaskAtHand,
} from './task-rules.ts';
import { closedOnTime, isLate, overdueWorkingDays, standingOf, type Standing, type TaskAct } from './task.ts';

const village = 'c.d.t.v';
const who = (accountId: string, ...grants: [Role, string, string[]?][]): Actor => ({
  accountId,
  displayName: accountId,
  grants: grants.map(([role, path, stars]) => ({ role, unitCode: path, path, stars: stars ?? null, deputyFor: null })),
});
const clerk = who('clerk', ['villageClerk', village]);
const secretary = who('secretary', ['villageSecretary', village]);
const township = who('township', ['townshipSecretary', 'c.d.t']);
const lead = who('lead', ['leadUnitAssessor', 'c.d', ['ZF']]);
const district = who('district', ['districtOrganiser', 'c.d']);
/** Holds a post in the village and one above it. */
const doubleHat = who('doubleHat', ['villageSecretary', village], ['townshipSecretary', 'c.d.t'], ['cityOrganiser', 'c']);
const deputy: Actor = {
  ...who('deputy', ['districtOrganiser', 'c.d']),
  grants: [{ role: 'townshipSecretary', unitCode: 'c.d.t', path: 'c.d.t', stars: null, deputyFor: 'secretary' }],
};

const set = (on: string, dueOn: string): TaskAct => ({ act: 'set', on, dueOn, hands: ['district'] });
const act = (kind: TaskAct['act'], on: string, by = 'clerk', dueOn: string | null = null): TaskAct => ({
  act: kind,
  on,
  dueOn,
  hands: [by],
});
const atHand = (standing: Standing, more: Partial<TaskAtHand> = {}): TaskAtHand => ({
  villagePath: village,
  starCode: 'ZF',
  owner: 'villageClerk',
  setLevel: 'township',
  standing,
  today: '2026-06-10',
  ...more,
});
const codes = (obstacles: readonly { code: string }[]) => obstacles.map(({ code }) => code);

describe('lateness', () => {
  test('a report on the last day is in time, one a day later is late, and the check takes nobody’s time', () => {
    const intime = standingOf([set('2026-06-01', '2026-06-10'), act('reported', '2026-06-10')]);
    expect([isLate(intime, '2026-07-30'), overdueWorkingDays(intime, '2026-07-30')]).toEqual([false, 0]);
    const late = standingOf([set('2026-06-01', '2026-06-10'), act('reported', '2026-06-11')]);
    expect(isLate(late, '2026-06-11')).toBe(true);
  });

  test('a day moved later after it has passed makes nothing punctual', () => {
    const acts = [
      set('2026-06-01', '2026-06-10'),
      act('extended', '2026-06-12', 'district', '2026-06-30'),
      act('reported', '2026-06-20'),
    ];
    expect(standingOf(acts)).toMatchObject({ state: 'reported', dueOn: '2026-06-30', late: true });
    const before = [
      set('2026-06-01', '2026-06-10'),
      act('extended', '2026-06-09', 'district', '2026-06-30'),
      act('reported', '2026-06-20'),
    ];
    expect(standingOf(before)).toMatchObject({ state: 'reported', late: false });
  });

  test('only what fell due is counted, and a task that waits for its check counts against nobody', () => {
    const closed = standingOf([
      set('2026-06-01', '2026-06-10'),
      act('reported', '2026-06-09'),
      act('accepted', '2026-06-20', 'district'),
    ]);
    const late = standingOf([
      set('2026-06-01', '2026-06-10'),
      act('reported', '2026-06-12'),
      act('accepted', '2026-06-20', 'district'),
    ]);
    const owed = standingOf([set('2026-06-01', '2026-06-10')]);
    const waiting = standingOf([set('2026-06-01', '2026-06-10'), act('reported', '2026-06-09')]);
    const notYet = standingOf([set('2026-06-01', '2026-12-10')]);
    const withdrawn = standingOf([set('2026-06-01', '2026-06-10'), act('withdrawn', '2026-06-20', 'district')]);
    expect(closedOnTime([closed, late, owed, waiting, notYet, withdrawn], '2026-07-01')).toEqual({ onTime: 1, due: 3 });
    expect(closedOnTime([], '2026-07-01')).toEqual({ onTime: 0, due: 0 });
  });
});

describe('escalation', () => {
  test.each([
    [5, null],
    [6, 'township'],
    [10, 'township'],
    [11, 'district'],
    [20, 'district'],
    [21, 'city'],
  ] as const)('%i working days after its day an unreported task is told to: %s', (days, level) => {
    const standing = standingOf([set('2026-05-06', '2026-06-05')]);
    expect(escalatedTo(standing, addWorkingDays('2026-06-05', days).day)).toBe(level);
  });

  test('a task that was reported is told to nobody', () => {
    const standing = standingOf([set('2026-05-06', '2026-06-05'), act('reported', '2026-09-01')]);
    expect(escalatedTo(standing, '2026-12-01')).toBe(null);
  });
});

test('a last day counts working days and says so; a chosen one keeps its reason', () => {
  expect(dueDay({ workingDays: 5 }, '2026-09-28')).toEqual({ dueOn: '2026-10-10', dueDays: 5, dueReason: '' }); // over National Day
  expect(dueDay({ on: '2026-11-02', reason: '供暖前' }, '2026-09-28')).toEqual({
    dueOn: '2026-11-02',
    dueDays: null,
    dueReason: '供暖前',
  });
});

describe('who may do what', () => {
  const open = standingOf([set('2026-06-01', '2026-06-20')]);
  const reported = standingOf([set('2026-06-01', '2026-06-20'), act('reported', '2026-06-09')]);

  test('the post that answers reports, or the secretary for it; the clerk does not report the secretary’s', () => {
    expect(actObstacles(atHand(open), clerk, 'reported')).toEqual([]);
    expect(actObstacles(atHand(open), secretary, 'reported')).toEqual([]);
    expect(codes(actObstacles(atHand(open, { owner: 'villageSecretary' }), clerk, 'reported'))).toEqual(['cycles.taskNotYours']);
    expect(codes(actObstacles(atHand(open), township, 'reported'))).toEqual(['accounts.notPermitted']);
  });

  test('nobody checks what he, or the one he acts for, reported', () => {
    const byDouble = standingOf([set('2026-06-01', '2026-06-20'), act('reported', '2026-06-09', 'doubleHat')]);
    expect(codes(actObstacles(atHand(byDouble), doubleHat, 'accepted'))).toEqual(['cycles.taskOwnReport']);
    expect(actObstacles(atHand(byDouble), township, 'accepted')).toEqual([]);
    const bySecretary = standingOf([set('2026-06-01', '2026-06-20'), act('reported', '2026-06-09', 'secretary')]);
    expect(codes(actObstacles(atHand(bySecretary), deputy, 'accepted'))).toEqual(['cycles.taskOwnReport']);
  });

  test('a lower level judges no task of a higher one, and a lead unit none beyond its stars', () => {
    expect(codes(actObstacles(atHand(reported, { setLevel: 'district' }), township, 'accepted'))).toEqual([
      'cycles.taskSetAbove',
    ]);
    expect(actObstacles(atHand(reported, { setLevel: 'district' }), lead, 'accepted')).toEqual([]);
    expect(codes(actObstacles(atHand(reported, { starCode: 'MG' }), lead, 'accepted'))).toEqual(['accounts.notPermitted']);
    expect(codes(actObstacles(atHand(reported, { starCode: null }), lead, 'accepted'))).toEqual(['accounts.notPermitted']);
  });

  test('a day is never moved earlier, nor into the past', () => {
    expect(codes(actObstacles(atHand(open), township, 'extended', '2026-06-10'))).toEqual(['cycles.taskDueInPast']);
    expect(codes(actObstacles(atHand(open), township, 'extended', '2026-06-15'))).toEqual(['cycles.taskDueEarlier']);
    expect(actObstacles(atHand(open), township, 'extended', '2026-06-30')).toEqual([]);
  });

  test('what an objection asks for is set by the district or the city; what a result asks for, once there is one', () => {
    const task = { villagePath: village, starCode: 'ZF', dueOn: '2026-12-30', today: '2026-12-01' };
    const fromObjection = { ...task, source: 'objection', cycleState: 'publicity' } as const;
    expect(codes(setObstacles(fromObjection, township, 'cycles.guide'))).toEqual(['cycles.taskSetAbove']);
    expect(setObstacles(fromObjection, district, 'cycles.guide')).toEqual([]);
    const fromResult = { ...task, source: 'result', cycleState: 'running' } as const;
    expect(codes(setObstacles(fromResult, district, 'cycles.guide'))).toEqual(['cycles.notInThisState']);
    expect(setObstacles({ ...fromResult, cycleState: 'final' }, district, 'cycles.guide')).toEqual([]);
  });

  test('guidance ends when the village has closed its own assessment, and a lead unit guides in its stars', () => {
    const at = { villagePath: village, cycleState: 'running', stage: 'selfAssessment', today: '2026-06-10' } as const;
    expect(guidanceObstacles(at, township, { heldOn: '2026-06-10', stars: ['ZF'] })).toEqual([]);
    expect(codes(guidanceObstacles({ ...at, stage: 'preliminaryReview' }, township))).toEqual(['cycles.guidanceOver']);
    expect(codes(guidanceObstacles(at, lead, { heldOn: '2026-06-11', stars: ['MG'] }))).toEqual([
      'cycles.guidanceInFuture',
      'accounts.notPermitted',
    ]);
    expect(codes(guidanceObstacles(at, clerk))).toEqual(['accounts.notPermitted']);
  });
});

test('property: however people act, a closed task was reported by one and accepted by another, and late is never taken back', () => {
  const people = [clerk, secretary, township, lead, district, doubleHat, deputy];
  const step = fc.record({
    by: fc.constantFrom(...people),
    kind: fc.constantFrom<LaterAct>(...laterActs),
    daysLater: fc.integer({ min: 0, max: 12 }),
    dueDays: fc.integer({ min: 1, max: 15 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      let today = '2026-06-01';
      const acts: TaskAct[] = [set(today, '2026-06-12')];
      for (const { by, kind, daysLater, dueDays } of steps) {
        today = addDays(today, daysLater);
        const before = standingOf(acts);
        const dueOn = kind === 'sentBack' || kind === 'extended' ? addDays(today, dueDays) : null;
        const found = actObstacles(atHand(before, { today }), by, kind, dueOn ?? undefined);
        if (before.state === 'accepted' || before.state === 'withdrawn') expect(found.length).toBeGreaterThan(0);
        if (found.length > 0) continue;
        const permission = kind === 'reported' ? 'cycles.rectify' : 'cycles.guide';
        const hands = handsOf(by, permission, village);
        if (kind === 'accepted') expect(before.reporters.filter((reporter) => hands.includes(reporter))).toEqual([]);
        acts.push({ act: kind, on: today, dueOn, hands });
        const after = standingOf(acts);
        expect(after.late || !before.late).toBe(true);
        expect(after.late).toBe(isLate(before, today));
        expect(after.dueOn >= before.dueOn).toBe(true);
        if (after.state === 'accepted') expect(acts.some((each) => each.act === 'reported')).toBe(true);
      }
    }),
  );
});
