import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aggregations } from '../../standards/standard.ts';
import { aggregate, disagree, isBeyondLimit, type Mark, spreadOf } from './aggregate.ts';

const hundred = { step: 50, maxScore: 10_000 };
const combined = (marks: Mark[], aggregation: (typeof aggregations)[number] = 'median', scale = hundred) =>
  aggregate(marks, scale, { aggregation });

test('three marks come to the one in the middle, four to the mean of two', () => {
  expect(combined([8000, 6500, 7000])).toEqual({ kind: 'mark', score: 7000 });
  expect(combined([8000, 7000, 7500, 6000])).toEqual({ kind: 'mark', score: 7250 });
});

test('the mean is rounded half up to the step: 70, 70 and 70.5 are 70.0, half a step is a whole one', () => {
  expect(combined([7000, 7000, 7050], 'mean')).toEqual({ kind: 'mark', score: 7000 });
  expect(combined([7000, 7050], 'mean')).toEqual({ kind: 'mark', score: 7050 });
});

test('one highest and one lowest are left out from five marks on, not before', () => {
  expect(combined([0, 7000, 7000, 7000, 10_000], 'trimmedMean')).toEqual({ kind: 'mark', score: 7000 });
  expect(combined([4000, 7000, 7000, 10_000], 'trimmedMean')).toEqual({ kind: 'mark', score: 7000 });
  expect(combined([1000, 7000, 7000, 9000], 'trimmedMean')).toEqual({ kind: 'mark', score: 6000 });
});

test('a result never passes the highest mark the steps allow', () => {
  expect(combined([900, 900, 900], 'mean', { step: 300, maxScore: 1000 })).toEqual({ kind: 'mark', score: 900 });
});

test('exactly a fifth of the maximum apart is within the limit, one step more is beyond it', () => {
  const rule = { limitShare: 2000 };
  expect(isBeyondLimit(8000, 6000, 10_000, rule)).toBe(false);
  expect(isBeyondLimit(8000, 5950, 10_000, rule)).toBe(true);
  expect(disagree([8000, 7000, 6000], 10_000, rule)).toBe(false);
  expect(disagree([8000, 7000, 5950], 10_000, rule)).toBe(true);
});

test('all say “does not apply”: so it is; one says so: they must talk', () => {
  expect(combined([null, null, null])).toEqual({ kind: 'notApplicable' });
  expect(disagree([null, null], 10_000, { limitShare: 2000 })).toBe(false);
  expect(disagree([null, 7000, 7000], 10_000, { limitShare: 10_000 })).toBe(true);
  expect(spreadOf([null, 7000], 10_000)).toBe(10_000);
});

const marksArbitrary = fc.record({
  step: fc.integer({ min: 1, max: 500 }),
  steps: fc.integer({ min: 1, max: 100 }),
  places: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 15 }),
  aggregation: fc.constantFrom(...aggregations),
});

test('property: a result lies on a step, between the lowest and the highest mark, whatever the order', () => {
  fc.assert(
    fc.property(marksArbitrary, ({ step, steps, places, aggregation }) => {
      const maxScore = step * steps;
      const marks = places.map((place) => Math.round(place * steps) * step);
      const result = combined(marks, aggregation, { step, maxScore });
      if (result.kind !== 'mark') throw new Error('marks come to a mark');
      expect(result.score % step).toBe(0);
      expect(result.score).toBeGreaterThanOrEqual(Math.min(...marks));
      expect(result.score).toBeLessThanOrEqual(Math.max(...marks));
      expect(combined(marks.toReversed(), aggregation, { step, maxScore })).toEqual(result);
    }),
  );
});

test('property: marks that agree with the level below within the limit never make a result beyond it', () => {
  fc.assert(
    fc.property(marksArbitrary, fc.integer({ min: 1, max: 10_000 }), ({ step, steps, places, aggregation }, limitShare) => {
      const maxScore = step * steps;
      const below = step * Math.floor(steps / 2);
      const marks = places
        .map((place) => Math.round(place * steps) * step)
        .filter((mark) => !isBeyondLimit(mark, below, maxScore, { limitShare }));
      if (marks.length === 0) return;
      const result = combined(marks, aggregation, { step, maxScore });
      if (result.kind === 'mark') expect(isBeyondLimit(result.score, below, maxScore, { limitShare })).toBe(false);
    }),
  );
});
