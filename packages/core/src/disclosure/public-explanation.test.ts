import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explanationLines } from '../rating/explanation-words.ts';
import { givenIndicator, givenInput, givenStandard, givenStar } from '../rating/given.ts';
import { rate } from '../rating/rate.ts';
import { emptySheet } from '../rating/sheet.ts';
import { publicExplanation } from './public-explanation.ts';

const inputs = ['satisfied', 'fairlySatisfied', 'dissatisfied', 'unsure', 'issued', 'present'].map((code) => givenInput(code));
const standard = givenStandard([
  givenStar('A', [
    givenIndicator('A1', 10_000, {
      kind: 'appraisal',
      inputs,
      options: [
        { input: 'satisfied', weight: 100 },
        { input: 'fairlySatisfied', weight: 70 },
        { input: 'dissatisfied', weight: 0 },
      ],
      excluded: ['unsure'],
      issued: 'issued',
      present: 'present',
      minimumValid: 15,
      minimumShareOfPresent: 50,
    }),
  ]),
]);

function explained([satisfied, fairlySatisfied, dissatisfied, unsure]: readonly number[], issued = 53) {
  const values = {
    satisfied: satisfied ?? 0,
    fairlySatisfied: fairlySatisfied ?? 0,
    dissatisfied: dissatisfied ?? 0,
    unsure: unsure ?? 0,
    issued,
    present: issued,
  };
  const rating = rate(standard, { ...emptySheet, entries: { A1: { kind: 'inputs', values } } });
  return { whole: rating.explanation, shown: publicExplanation(rating.explanation) };
}
const indicatorOf = ({ children }: ReturnType<typeof explained>['shown']) => children[0]?.children[0];

test('two dissatisfied of 53: the score is published, no count and no percentage by which to find the two', () => {
  const { whole, shown } = explained([40, 8, 2, 3]);
  const indicator = indicatorOf(shown);
  expect(indicator?.result).toEqual(indicatorOf(whole)?.result);
  expect(indicator).toMatchObject({ inputs: [], rounding: null, steps: [{ code: 'countsWithheld' }] });
  for (const language of ['zh', 'en'] as const)
    expect(explanationLines(shown, language).join('\n')).not.toMatch(/96\.00|\b40\b|\b50\b/);
});

test('where every count has five it is published whole', () => {
  const { whole, shown } = explained([30, 8, 7, 6]);
  expect(shown).toEqual(whole);
});

test('a void appraisal and one with too few votes still say so', () => {
  const codesOf = (counts: readonly number[], issued?: number) =>
    indicatorOf(explained(counts, issued).shown)?.steps.map(({ code }) => code);
  expect(codesOf([50, 0, 1, 3], 53)).toEqual(['appraisalVoid', 'countsWithheld']);
  expect(codesOf([6, 1, 1, 0])).toEqual(['sampleTooSmall', 'countsWithheld']);
  expect(codesOf([1, 1, 1, 0])).toEqual(['countsWithheld']);
});

test('property: no published explanation of an appraisal names a count from one to four', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(counts, (given) => {
      const indicator = indicatorOf(explained(given, 120).shown);
      const named = [
        ...(indicator?.inputs.map(({ value }) => value) ?? []),
        ...(indicator?.steps.flatMap(({ code, values }) => (code === 'sampleTooSmall' ? [values.valid] : [])) ?? []),
      ].map(Number);
      expect(named.filter((count) => count > 0 && count < 5)).toEqual([]);
    }),
  );
});
