import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, isWorkingDay, workingDaysBetween } from '../cycles/working-days.ts';
import { closingDay, confirmationObstacles, daysLeft, openNotice, type Passage, publicationObstacles } from './notice.ts';

const anyDay = fc.integer({ min: 0, max: 9000 }).map((count) => addDays('2004-01-01', count));
const codes = (obstacles: readonly { code: string }[]) => obstacles.map(({ code }) => code);
const passage = (villageName: string, stage: Passage['stage']): Passage => ({ villageCode: '650203200202', villageName, stage });
const running = { state: 'running', applicationDueOn: '2026-02-20' } as const;

test('a notice put up on Wednesday 4 November 2026 stands through the next Wednesday', () => {
  expect(openNotice('preliminaryResult', '2026-11-04')).toEqual({
    kind: 'preliminaryResult',
    opensOn: '2026-11-04',
    closesOn: '2026-11-11',
    noticeDays: 5,
  });
});

test('a notice before National Day waits for the holiday and counts the Saturday worked', () => {
  expect(openNotice('preliminaryResult', '2026-09-29').closesOn).toBe('2026-10-12');
});

test('days left: five on the first day, one on the last, none afterwards', () => {
  const notice = openNotice('preliminaryResult', '2026-11-04');
  expect(
    ['2026-11-03', '2026-11-04', '2026-11-05', '2026-11-08', '2026-11-11', '2026-11-12'].map((day) => daysLeft(notice, day)),
  ).toEqual([5, 5, 5, 3, 1, 0]);
});

test('a notice announced before the year’s holidays were known closes later when they are, never earlier', () => {
  const announced = { opensOn: '2026-09-29', closesOn: '2026-10-06', noticeDays: 5 };
  expect(closingDay(announced)).toBe('2026-10-12');
  expect(closingDay({ ...announced, closesOn: '2026-10-30' })).toBe('2026-10-30');
});

test('property: five full working days pass between the day a notice is put up and its end', () => {
  fc.assert(
    fc.property(anyDay, (today) => {
      const notice = openNotice('preliminaryResult', today);
      const closesOn = closingDay(notice);
      expect(isWorkingDay(closesOn)).toBe(true);
      expect(workingDaysBetween(today, closesOn).days).toBe(5);
      expect(daysLeft(notice, closesOn)).toBe(1);
      expect(daysLeft(notice, addDays(closesOn, 1))).toBe(0);
    }),
  );
});

test('the result is published when every village that applied is settled', () => {
  const settled = passage('小拐村', 'settled');
  expect(publicationObstacles(running, [settled, passage('和谐村', 'application')], '2026-12-30')).toEqual([]);
  expect(publicationObstacles(running, [settled, passage('哈克村', 'finalAppraisal')], '2026-12-30')).toEqual([
    { code: 'disclosure.notSettled', details: expect.objectContaining({ count: 1, list: '哈克村' }) },
  ]);
});

test('while villages may still apply, one that has not yet done so is waited for', () => {
  const villages = [passage('小拐村', 'settled'), passage('和谐村', 'application')];
  expect(codes(publicationObstacles(running, villages, '2026-02-20'))).toEqual(['disclosure.notSettled']);
  expect(codes(publicationObstacles(running, [passage('和谐村', 'application')], '2026-12-30'))).toEqual([
    'disclosure.nothingToPublish',
  ]);
  expect(codes(publicationObstacles({ ...running, state: 'final' }, villages, '2026-12-30'))).toEqual(['cycles.notInThisState']);
});

const finished = { unanswered: 0, appealableUntil: null, undecided: 0, uncorrected: 0 };

test('property: nothing is confirmed before the notice has ended and every objection is answered', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -3, max: 30 }), fc.nat({ max: 3 }), (opensOn, later, unanswered) => {
      const notice = openNotice('preliminaryResult', opensOn);
      const today = addDays(opensOn, later);
      const obstacles = confirmationObstacles('publicity', { ...finished, notice, unanswered, today });
      expect(obstacles.length === 0).toBe(today > closingDay(notice) && unanswered === 0);
    }),
  );
});

test('why a result is not final yet is said in full', () => {
  const notice = openNotice('preliminaryResult', '2026-11-04');
  expect(confirmationObstacles('publicity', { ...finished, notice, unanswered: 2, today: '2026-11-11' })).toEqual([
    { code: 'disclosure.noticeStillOpen', details: { closesOn: '2026-11-11', daysLeft: 1, today: '2026-11-11' } },
    { code: 'disclosure.objectionsUnanswered', details: { count: 2 } },
  ]);
  expect(codes(confirmationObstacles('publicity', { ...finished, notice: null, today: '2026-11-12' }))).toEqual([
    'disclosure.noNotice',
  ]);
  expect(codes(confirmationObstacles('running', { ...finished, notice: null, today: '2026-11-12' }))).toEqual([
    'cycles.notInThisState',
  ]);
});

test('an appeal, its window and what it ordered hold the final result up', () => {
  const notice = openNotice('preliminaryResult', '2026-11-04');
  const open = { ...finished, notice, appealableUntil: '2026-11-20', undecided: 1, uncorrected: 1 };
  expect(codes(confirmationObstacles('publicity', { ...open, today: '2026-11-12' }))).toEqual([
    'disclosure.appealWindowOpen',
    'disclosure.appealsUndecided',
    'disclosure.correctionsOpen',
  ]);
});
