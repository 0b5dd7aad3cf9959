import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choose, hypergeometric, intervalOf, moreVisits, thresholdAnswer, weighted, wilson } from './estimate.ts';
import { neededFor, precisionOf, sampleSizes } from './sample-size.ts';

/** Every sample of `answered` out of a village where the first `total` say yes, by the number of yes in it: counted one by one. */
function countSamples(households: number, total: number, answered: number): number[] {
  const counts = Array.from({ length: answered + 1 }, () => 0);
  for (let sample = 0; sample < 1 << households; sample += 1) {
    let [size, yes] = [0, 0];
    for (let household = 0; household < households; household += 1)
      if (sample & (1 << household)) {
        size += 1;
        if (household < total) yes += 1;
      }
    if (size === answered) counts[yes] = (counts[yes] ?? 0) + 1;
  }
  return counts;
}

test('exact interval: by enumeration of every sample, it holds the truth at least as often as it says', () => {
  const households = 11;
  for (const answered of [3, 5, 8]) {
    for (let total = 0; total <= households; total += 1) {
      const samples = countSamples(households, total, answered);
      const all = samples.reduce((sum, count) => sum + count, 0);
      expect(BigInt(all)).toBe(choose(households, answered));
      const holding = samples.reduce((sum, count, yes) => {
        if (count === 0) return sum;
        const { fewest, most } = hypergeometric({ households, answered, yes }, 90);
        return fewest <= total && total <= most ? sum + count : sum;
      }, 0);
      expect(holding / all, `${answered} of ${households}, ${total} yes`).toBeGreaterThanOrEqual(0.9);
    }
  }
});

test('exact interval: its ends are the last totals under which the answers are not too rare, by enumeration', () => {
  const [households, answered] = [12, 6];
  const all = Number(choose(households, answered));
  for (let yes = 0; yes <= answered; yes += 1) {
    const plausible = Array.from({ length: households + 1 }, (_, total) => total).filter((total) => {
      const samples = countSamples(households, total, answered);
      const atLeast = samples.slice(yes).reduce((sum, count) => sum + count, 0);
      const atMost = samples.slice(0, yes + 1).reduce((sum, count) => sum + count, 0);
      return atLeast * 200 > 5 * all && atMost * 200 > 5 * all;
    });
    const { fewest, most } = hypergeometric({ households, answered, yes }, 95);
    expect({ fewest, most }).toEqual({ fewest: plausible[0], most: plausible.at(-1) });
  }
});

const anyCount = fc
  .record({
    households: fc.integer({ min: 2, max: 400 }),
    asked: fc.double({ min: 0, max: 1, noNaN: true }),
    agree: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ households, asked, agree }) => {
    const answered = Math.max(1, Math.round(households * asked));
    return { households, answered, yes: Math.round(answered * agree) };
  });

test('property: both intervals hold the share asked about, are a point once everybody is asked, and Wilson’s fits the textbook formula', () => {
  fc.assert(
    fc.property(anyCount, (count) => {
      const { households, answered, yes } = count;
      const share = (100 * yes) / answered;
      const { fewest, most } = hypergeometric(count, 95);
      expect(fewest).toBeLessThanOrEqual(most);
      expect(yes).toBeLessThanOrEqual(most);
      if (answered === households) expect([fewest, most]).toEqual([yes, yes]);
      const range = wilson(weighted([count]), 95);
      const z = 1.95996;
      const n = answered === households ? Infinity : (answered * (households - 1)) / (households - answered);
      const p = yes / answered;
      const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
      const reach = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
      expect(Math.abs(range.low - Math.max(0, (middle - reach) * 100))).toBeLessThan(1.001);
      expect(Math.abs(range.high - Math.min(100, (middle + reach) * 100))).toBeLessThan(1.001);
      expect(range.low).toBeLessThanOrEqual(share);
      expect(range.high).toBeGreaterThanOrEqual(share);
    }),
  );
});

test('19 of 20 who are content do not prove 90 %, and it says how many more would', () => {
  const count = { households: 160, answered: 20, yes: 19 };
  expect(thresholdAnswer([count], 90, 95)).toBe('cannotTell');
  const more = moreVisits(count, 90, 95);
  expect(more).toBeGreaterThan(30);
  const widened = { households: 160, answered: 20 + more, yes: Math.round(((20 + more) * 19) / 20) };
  expect(wilson(weighted([widened]), 95).low).toBeGreaterThanOrEqual(89);
  expect(thresholdAnswer([{ households: 160, answered: 45, yes: 20 }], 90, 95)).toBe('notMet');
  expect(thresholdAnswer([{ households: 40, answered: 38, yes: 38 }], 90, 95)).toBe('met');
});

test('property: asking everybody settles any threshold, and the number proposed is never more than are left', () => {
  fc.assert(
    fc.property(anyCount, fc.integer({ min: 1, max: 99 }), (count, percent) => {
      const everybody = { ...count, answered: count.households, yes: Math.min(count.yes, count.households) };
      expect(thresholdAnswer([everybody], percent, 95)).toBe(
        everybody.yes * 100 >= percent * everybody.households ? 'met' : 'notMet',
      );
      if (thresholdAnswer([count], percent, 95) === 'cannotTell')
        expect(moreVisits(count, percent, 95)).toBeLessThanOrEqual(Math.max(1, count.households - count.answered));
    }),
    { numRuns: 60 },
  );
});

test('groups weigh by their households, and one in which nobody answered is stood for by the others', () => {
  const strata = [
    { households: 90, answered: 9, yes: 9 },
    { households: 10, answered: 5, yes: 0 },
    { households: 50, answered: 0, yes: 0 },
  ];
  expect(weighted(strata).share.toFraction()).toBe('9/10');
  const { low, high } = intervalOf(strata, 95);
  expect(low).toBeLessThan(90);
  expect(high).toBeGreaterThan(90);
});

test('sample size by Cochran with the correction for a finite population', () => {
  expect(neededFor(1_000_000_000, 50, 95)).toBe(385); // the textbook’s figure for ±5 % at 95 %
  expect(neededFor(150, 100, 95)).toBe(59);
  expect(precisionOf(150, 59, 95)).toBeLessThanOrEqual(100);
  expect(precisionOf(150, 150, 95)).toBe(0);
});

test('a round asks at least twenty or a tenth, at most three tenths, and never too few to be shown', () => {
  expect(sampleSizes(150, 10, 95)).toEqual({ wished: 59, least: 20, most: 45, proposed: 45 });
  expect(sampleSizes(400, 30, 80)).toMatchObject({ least: 40, most: 120, proposed: 40 });
  expect(sampleSizes(25, 10, 95)).toMatchObject({ least: 10, most: 10 });
  expect(sampleSizes(8, 10, 95)).toMatchObject({ least: 8, most: 8 });
});

test('property: the precision said for a number of answers is the smallest for which they suffice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 5000 }), fc.integer({ min: 5, max: 200 }), (households, answers) => {
      fc.pre(answers < households);
      const precision = precisionOf(households, answers, 95);
      expect(neededFor(households, precision, 95)).toBeLessThanOrEqual(answers);
      expect(neededFor(households, precision - 1, 95)).toBeGreaterThan(answers);
    }),
    { numRuns: 50 },
  );
});
