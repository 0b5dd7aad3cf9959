import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Passage } from './notice.ts';
import {
  gatherObstacles,
  openRound,
  openRoundObstacles,
  opinionObstacles,
  publicCount,
  themeAnswerObstacles,
} from './opinion.ts';

const codes = (obstacles: readonly { code: string }[]) => obstacles.map(({ code }) => code);
const passage = (villageName: string, stage: Passage['stage']): Passage => ({ villageCode: '650203200202', villageName, stage });

test('a district hears the public once every village that applied has reached the joint review', () => {
  const reached = [passage('小拐村', 'jointReview'), passage('和谐村', 'settled'), passage('团结新村', 'application')];
  expect(openRoundObstacles('running', reached, false)).toEqual([]);
  expect(openRoundObstacles('running', [...reached, passage('哈克村', 'preliminaryReview')], false)).toEqual([
    { code: 'disclosure.jointReviewNotReached', details: { count: 1, list: '哈克村' } },
  ]);
  expect(codes(openRoundObstacles('running', reached, true))).toEqual(['disclosure.roundExists']);
  expect(codes(openRoundObstacles('publicity', reached, false))).toEqual(['cycles.notInThisState']);
  expect(codes(openRoundObstacles('running', [passage('小拐村', 'application')], false))).toEqual([
    'disclosure.nothingToPublish',
  ]);
});

test('opinions are taken to the last day of the round', () => {
  const round = openRound('2026-11-25');
  expect(round).toEqual({ opensOn: '2026-11-25', closesOn: '2026-12-02', noticeDays: 5 });
  expect(opinionObstacles('running', round, '2026-12-02')).toEqual([]);
  expect(codes(opinionObstacles('running', round, '2026-12-03'))).toEqual(['disclosure.roundClosed']);
  expect(codes(opinionObstacles('running', null, '2026-12-02'))).toEqual(['disclosure.noRound']);
  expect(codes(opinionObstacles('publicity', round, '2026-12-02'))).toEqual(['cycles.notInThisState']);
});

test('a theme is answered once, and only with something in it', () => {
  expect(themeAnswerObstacles({ answered: false, count: 1 })).toEqual([]);
  expect(codes(themeAnswerObstacles({ answered: false, count: 0 }))).toEqual(['disclosure.themeEmpty']);
  expect(codes(themeAnswerObstacles({ answered: true, count: 3 }))).toEqual(['disclosure.themeAnswered']);
  expect(codes(gatherObstacles({ answered: false }, [{ answered: true }]))).toEqual(['disclosure.themeAnswered']);
});

test('property: the number shown is never below five and never more than the truth', () => {
  fc.assert(
    fc.property(fc.nat({ max: 5000 }), (count) => {
      const shown = publicCount(count);
      expect(shown === null).toBe(count < 5);
      if (shown !== null) expect(shown % 5 === 0 && shown <= count && count - shown < 5 && shown >= 5).toBe(true);
    }),
  );
});
