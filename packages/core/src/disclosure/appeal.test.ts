import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, workingDaysBetween } from '../cycles/working-days.ts';
import {
  agreementObstacles,
  appealClosesOn,
  appealDueOn,
  appealObstacles,
  appealWindowUntil,
  decisionObstacles,
  isMajority,
  panelObstacles,
} from './appeal.ts';
import { overdueWorkingDays } from './objection.ts';

const codes = (obstacles: readonly { code: string }[]) => obstacles.map(({ code }) => code);
const account = (accountId: string) => ({ accountId, name: accountId });
const panel = ['a', 'b', 'c'];
const named = { panel, proposed: false, decided: false };
const involved = { scored: ['scorer'], answeredBy: 'answerer' };

test('an answer can be appealed for five working days, and an appeal takes fifteen', () => {
  expect(appealClosesOn('2026-11-05')).toBe('2026-11-12');
  expect(appealDueOn('2026-11-05')).toBe('2026-11-26');
  expect(appealDueOn('2026-11-05', '2026-12-30')).toBe('2026-12-30');
  const answered = { answeredOn: '2026-11-05', appealed: false };
  expect(appealObstacles('publicity', answered, '2026-11-12')).toEqual([]);
  expect(codes(appealObstacles('publicity', answered, '2026-11-13'))).toEqual(['disclosure.appealWindowClosed']);
  expect(codes(appealObstacles('publicity', { answeredOn: null, appealed: false }, '2026-11-12'))).toEqual([
    'disclosure.notAnswered',
  ]);
  expect(codes(appealObstacles('publicity', { ...answered, appealed: true }, '2026-11-12'))).toEqual([
    'disclosure.alreadyAppealed',
  ]);
  expect(codes(appealObstacles('final', answered, '2026-11-12'))).toEqual(['cycles.notInThisState']);
});

test('the window that closes last is the one to wait for', () => {
  const objections = [
    { answeredOn: '2026-11-05', appealed: false },
    { answeredOn: '2026-11-09', appealed: false },
    { answeredOn: '2026-11-10', appealed: true },
    { answeredOn: null, appealed: false },
  ];
  expect(appealWindowUntil(objections, '2026-11-12')).toBe('2026-11-16');
  expect(appealWindowUntil(objections, '2026-11-17')).toBeNull();
});

test('nobody who scored, signed or answered names the panel or sits on it', () => {
  const name = (former: string, members: readonly string[]) =>
    codes(panelObstacles('publicity', named, { former: account(former), members: members.map(account), involved }));
  expect(name('d', panel)).toEqual([]);
  expect(name('answerer', panel)).toEqual(['disclosure.memberAnswered']);
  expect(name('d', ['a', 'b', 'scorer'])).toEqual(['disclosure.memberScored']);
  expect(name('d', ['a', 'b'])).toEqual(['disclosure.panelSize']);
  expect(name('d', ['a', 'b', 'c', 'd'])).toEqual(['disclosure.panelSize']);
  expect(name('d', ['a', 'a', 'b'])).toEqual(['disclosure.panelSize']);
});

test('a panel with a proposal before it stays, and a decision stands', () => {
  const name = (standing: { proposed: boolean; decided: boolean }) =>
    codes(panelObstacles('publicity', { panel, ...standing }, { former: account('d'), members: panel.map(account), involved }));
  expect(name({ proposed: true, decided: false })).toEqual(['disclosure.panelAtWork']);
  expect(name({ proposed: true, decided: true })).toEqual(['disclosure.appealDecided']);
  expect(codes(decisionObstacles('publicity', { ...named, decided: true }, 'a'))).toEqual(['disclosure.appealDecided']);
});

test('the panel alone proposes and agrees, each once', () => {
  const proposed = { ...named, proposed: true };
  expect(codes(decisionObstacles('publicity', named, 'x'))).toEqual(['disclosure.notOnPanel']);
  expect(decisionObstacles('publicity', named, 'a')).toEqual([]);
  expect(codes(agreementObstacles('publicity', named, 'a', false))).toEqual(['disclosure.nothingProposed']);
  expect(codes(agreementObstacles('publicity', proposed, 'a', true))).toEqual(['disclosure.alreadyAgreed']);
  expect(agreementObstacles('publicity', proposed, 'b', false)).toEqual([]);
});

test('property: more than half of an odd panel decides, and one fewer does not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), (half) => {
      const size = half * 2 + 1;
      expect(isMajority(half + 1, size)).toBe(true);
      expect(isMajority(half, size)).toBe(false);
    }),
  );
});

test('property: overdue counts working days past the due day, at least one, and nothing before', () => {
  const day = fc.integer({ min: 0, max: 60 }).map((count) => addDays('2026-03-02', count));
  fc.assert(
    fc.property(day, day, (dueOn, today) => {
      const overdue = overdueWorkingDays({ dueOn, answeredOn: null }, today);
      expect(overdue > 0).toBe(today > dueOn);
      if (today > dueOn) expect(overdue).toBe(Math.max(1, workingDaysBetween(dueOn, today).days));
      expect(overdueWorkingDays({ dueOn, answeredOn: today }, '2027-01-01')).toBe(overdue);
    }),
  );
});
