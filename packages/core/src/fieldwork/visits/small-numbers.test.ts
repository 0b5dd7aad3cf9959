import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figuresOf, possibleYes, publish, questionResult, visitResult } from './small-numbers.ts';

const rules = { thresholdPercent: 90, confidencePercent: 95 };
const result = (answered: number, yes: number, households = 120) =>
  questionResult({ questionId: 'q', strata: [{ households, answered, yes }] }, rules);

test('an attacker who knows the rule and how many answered finds no group under five, by trying every count', () => {
  for (let answered = 10; answered <= 30; answered += 1) {
    const shown = Array.from({ length: answered + 1 }, (_, yes) => JSON.stringify(result(answered, yes)));
    for (let yes = 0; yes <= answered; yes += 1) {
      const small = yes < 5 ? yes : answered - yes < 5 ? answered - yes : null;
      const fitting = [...shown.keys()].filter((count) => shown[count] === shown[yes]);
      if (small === null) expect(fitting).toEqual([yes]);
      else {
        expect(fitting).toHaveLength(5); // none, one, two, three or four: all fit
        expect(fitting).toEqual(possibleYes(publish(yes, answered), answered).toSorted((a, b) => a - b));
      }
    }
  }
});

test('attack: where the answers of a small group fell does not show through the weights of the groups', () => {
  const of = (first: number, second: number) =>
    questionResult(
      {
        questionId: 'q',
        strata: [
          { households: 100, answered: 12, yes: first },
          { households: 20, answered: 8, yes: second },
        ],
      },
      rules,
    );
  expect(of(12, 6)).toEqual(of(10, 8));
  expect(of(12, 6)).toEqual(of(12, 8));
});

test('attack: a score sheet that takes the figures over tells no more than the result', () => {
  for (let yes = 16; yes <= 20; yes += 1) expect(figuresOf(publish(yes, 20), 20)).toEqual({ positive: 18, valid: 20 });
  expect(figuresOf(publish(3, 20), 20)).toEqual({ positive: 2, valid: 20 });
  expect(figuresOf(publish(14, 20), 20)).toEqual({ positive: 14, valid: 20 });
});

test('property: from fewer than ten answers nothing is shown, whatever they are, and no shown count is under five', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 60 }),
      fc.nat({ max: 60 }),
      fc.nat({ max: 12 }),
      fc.nat({ max: 12 }),
      (answered, seed, refused, absent) => {
        const yes = Math.min(seed, answered);
        const strata = [{ households: 200, answered, yes }];
        const shown = visitResult(
          { households: 200, answered, refused, absent, questions: [{ questionId: 'q', strata }] },
          rules,
        );
        expect(shown.insufficient).toBe(answered < 10);
        expect(shown.questions).toHaveLength(answered < 10 ? 0 : 1);
        const counts = [shown.refused, shown.absent, ...shown.questions.flatMap((each) => [each.yes, each.notYes])];
        for (const count of counts) expect(count === null || count >= 5).toBe(true);
      },
    ),
  );
});

test('a hidden group gives a range in which the truth lies; a threshold is told only where every case agrees', () => {
  const hidden = result(20, 19);
  expect(hidden).toMatchObject({
    yes: null,
    notYes: null,
    few: 'notYes',
    share: { low: 80, high: 100 },
    threshold: 'cannotTell',
  });
  expect(hidden.moreVisits).toBeGreaterThan(0);
  expect(result(118, 117)).toMatchObject({ few: 'notYes', threshold: 'met', moreVisits: null });
  expect(result(20, 8)).toMatchObject({ yes: 8, notYes: 12, few: null, share: { low: 40, high: 40 }, threshold: 'notMet' });
});
