import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Candidate,
  drawPlan,
  extensionDue,
  type Looked,
  moreToLookAt,
  planDigest,
  planExtension,
  planFirst,
  villageLots,
} from './plan.ts';

const code = (n: number) => `6502032${String(n).padStart(5, '0')}`;
const candidate = (n: number, items = 30, apart = 0): Candidate => ({
  villageCode: code(n),
  items: Array.from({ length: items }, (_, index) => ({
    code: `I${index}`,
    judged: index % 4 === 0,
    maxScore: 1000,
    claimed: index < apart ? 1000 : 800,
    expected: index < apart ? 700 : 800,
  })),
  distances: [1500, -2000],
  correctedLastTime: 0,
});
const field = (count: number) => Array.from({ length: count }, (_, n) => candidate(n + 1));
const seed = 'dice:12345612345612345612';

test('five villages are all re-inspected, each in a fifth of its items and at least six', () => {
  const plan = planFirst([...field(4), candidate(5, 20), candidate(6, 4)]);
  expect(plan.take).toEqual({ equal: 0, weighted: 0 });
  expect(plan.villages.map(({ take }) => take)).toEqual([6, 6, 6, 6, 6, 4]);
  const drawn = drawPlan(plan, seed);
  expect(new Set(drawn.map(({ villageCode }) => villageCode)).size).toBe(6);
  expect(drawn.every(({ because }) => because === 'all')).toBe(true);
  expect(drawn).toHaveLength(34);
});

test('of eleven villages three are drawn: two by equal lots, one by weighted ones', () => {
  const drawn = drawPlan(planFirst(field(11)), seed);
  const because = new Map(drawn.map((item) => [item.villageCode, item.because]));
  expect([...because.values()].toSorted()).toEqual(['equal', 'equal', 'weighted']);
});

test('lots are given for differences between levels, a star near its pass mark, and corrections last time', () => {
  expect(villageLots(candidate(1))).toBe(1);
  expect(villageLots(candidate(1, 30, 1))).toBe(2);
  expect(villageLots(candidate(1, 30, 5))).toBe(3);
  expect(villageLots({ ...candidate(1, 30, 5), distances: [-300], correctedLastTime: 2 })).toBe(6);
  expect(villageLots({ ...candidate(1), distances: [301] })).toBe(1);
});

test('property: a village with three lots is drawn first about three times as often as one with one', () => {
  const plan = planFirst(field(12));
  const [first, ...others] = plan.villages;
  if (!first) throw new Error('twelve villages');
  const weighted = { ...plan, take: { equal: 0, weighted: 1 }, villages: [{ ...first, lots: 3 }, ...others] };
  const hits = Array.from({ length: 1400 }, (_, n) => drawPlan(weighted, `seed ${n}`)[0]?.villageCode).filter(
    (drawn) => drawn === first.villageCode,
  ).length;
  expect(hits).toBeGreaterThan(230); // expected 300 = 1400 × 3 / 14; four standard deviations are 61
  expect(hits).toBeLessThan(370);
});

test('property: neither the order of the list nor what else stands on it moves a draw', () => {
  const some = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 11, maxLength: 30 }).map((ns) => [...new Set(ns)]);
  fc.assert(
    fc.property(some, fc.integer(), (numbers, salt) => {
      const plan = planFirst(numbers.map((n) => candidate(n, 8)));
      const turned = {
        ...plan,
        villages: plan.villages.toReversed().map((village) => ({ ...village, items: village.items.toReversed() })),
      };
      expect(drawPlan(turned, `s${salt}`)).toEqual(drawPlan(plan, `s${salt}`));
      expect(planDigest(turned)).toBe(planDigest(plan));
    }),
    { numRuns: 30 },
  );
});

test('the digest tells one lot more, one village less and another number to draw', () => {
  const plan = planFirst(field(11));
  const [first, ...others] = plan.villages;
  if (!first) throw new Error('eleven villages');
  const digests = [
    plan,
    { ...plan, villages: [{ ...first, lots: first.lots + 1 }, ...others] },
    { ...plan, villages: others },
    { ...plan, take: { equal: 1, weighted: 2 } },
  ].map(planDigest);
  expect(new Set(digests).size).toBe(4);
});

const looked = (n: number, itemCount: number, beyond: number): Looked[] =>
  Array.from({ length: itemCount }, (_, index) => ({ villageCode: code(n), itemCode: `I${index}`, beyondLimit: index < beyond }));

test('one item in ten beyond the limit is borne, more extends the sample', () => {
  expect(extensionDue(looked(1, 10, 1))).toBe(false);
  expect(extensionDue(looked(1, 10, 2))).toBe(true);
  expect(extensionDue([])).toBe(false);
});

test('an extension looks at as many items again where there were differences, and at more villages', () => {
  const done = [...looked(1, 6, 2), ...looked(2, 6, 0)];
  const plan = planExtension(field(12), done, 2);
  expect(plan?.take).toEqual({ equal: 1, weighted: 0 });
  const again = plan?.villages.filter(({ given }) => given);
  expect(again?.map(({ villageCode, take }) => [villageCode, take])).toEqual([[code(1), 6]]);
  const drawn = drawPlan(plan ?? planFirst([]), 'another seed');
  expect(drawn.filter(({ because }) => because === 'extension')).toHaveLength(6);
  const before = new Set(done.map(({ villageCode, itemCode }) => `${villageCode} ${itemCode}`));
  expect(drawn.some(({ villageCode, itemCode }) => before.has(`${villageCode} ${itemCode}`))).toBe(false);
  expect(drawn.some(({ villageCode }) => villageCode === code(2))).toBe(false);
});

test('where everything was looked at nothing is left to extend to', () => {
  expect(planExtension([candidate(1, 6)], looked(1, 6, 6), 2)).toBeNull();
});

test('more is left to look at: an undrawn village, or another item of one with differences; nothing once all is drawn', () => {
  const first = planFirst([candidate(1, 6), candidate(2, 8)]);
  const drawn = (n: number, count: number) => looked(n, count, 0);
  expect(moreToLookAt(undefined, [], [])).toBe(true);
  expect(moreToLookAt(first, drawn(1, 6), drawn(1, 6))).toBe(true); // village 2 was never drawn
  const both = [...drawn(1, 6), ...drawn(2, 6)];
  expect(moreToLookAt(first, both, both)).toBe(false); // two items are left, of a village without differences
  expect(moreToLookAt(first, both, [...drawn(1, 6), ...looked(2, 6, 1)])).toBe(true);
  expect(moreToLookAt(first, [...drawn(1, 6), ...drawn(2, 8)], [...looked(1, 6, 6), ...looked(2, 8, 8)])).toBe(false);
});
