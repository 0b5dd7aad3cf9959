import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askedObstacles, countReturned, lateObstacles, openingObstacles } from './appraisal.ts';
import { options } from './asked.ts';
import { type Counts, countKeys, tally } from './ballot.ts';
import { figuresFor, publishQuestion, resultOf } from './result.ts';
import { isLabel, readRoll, rollDigest } from './roll.ts';
import { slipCode, slipOf } from './slip.ts';
import { shownCounts, shownParts, smallestShown } from './small-numbers.ts';

const counts = (satisfied: number, fairlySatisfied: number, dissatisfied: number, unsure = 0, blank = 0): Counts => ({
  satisfied,
  fairlySatisfied,
  dissatisfied,
  unsure,
  blank,
});
const hall = { issued: 53, present: 53 };

test('40 / 8 / 2 and 3 who do not know: 50 valid, score 91.20, satisfaction 96.00 %', () => {
  expect(resultOf(counts(40, 8, 2, 3), hall)).toEqual({ valid: 50, scoreHundredths: 9120, satisfactionHundredths: 9600 });
});

test('all dissatisfied is 0, not half', () => {
  expect(resultOf(counts(0, 0, 53), hall)).toEqual({ valid: 53, scoreHundredths: 0, satisfactionHundredths: 0 });
});

test('54 back of 53 issued is void; 8 valid ballots are too small a sample', () => {
  expect(countReturned({ ballots: 53, papers: 20 }, 21, 53)).toEqual({
    returned: 54,
    spoilt: 1,
    phone: 33,
    paper: 20,
    isVoid: true,
  });
  expect(countReturned({ ballots: 52, papers: 20 }, 21, 53).isVoid).toBe(false);
  expect(publishQuestion('partyBranch', counts(8, 0, 0, 30), hall)).toEqual({ code: 'partyBranch', figures: null });
});

test('the minimum is 15 or half of those present, whichever is more', () => {
  expect(resultOf(counts(15, 0, 0), { issued: 30, present: 30 })).not.toBeNull();
  expect(resultOf(counts(15, 0, 0), { issued: 31, present: 31 })).toBeNull();
  expect(resultOf(counts(14, 0, 0), { issued: 20, present: 20 })).toBeNull();
});

test('an option marked fewer than five times shows no number, and no other lets it be told', () => {
  expect(shownCounts(counts(40, 8, 2, 3))).toEqual({ ...counts(40, 8, 0, 0), dissatisfied: null, unsure: null, blank: null });
  expect(shownCounts(counts(30, 9, 6, 7, 1))).toEqual({ ...counts(30, 9, 0, 7), dissatisfied: null, blank: null });
  expect(shownParts([50, 3])).toEqual([null, null]);
  expect(shownParts([30, 23])).toEqual([30, 23]);
  expect(shownParts([53, 0])).toEqual([53, 0]);
});

const anyCounts = fc.record({
  satisfied: fc.nat(60),
  fairlySatisfied: fc.nat(60),
  dissatisfied: fc.nat(60),
  unsure: fc.nat(60),
  blank: fc.nat(60),
});

test('property: no shown count is under five, and never is exactly one hidden', () => {
  fc.assert(
    fc.property(anyCounts, (given) => {
      const shown = shownCounts(given);
      const hidden = countKeys.filter((key) => shown[key] === null);
      expect(hidden.length).not.toBe(1);
      for (const key of countKeys) expect(shown[key] ?? smallestShown).toBeGreaterThanOrEqual(smallestShown);
    }),
  );
});

test('property: a worse mark never raises the score, and the order of ballots changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...options), { minLength: 15, maxLength: 80 }), fc.nat(), (marks, at) => {
      const ballots = marks.map((mark) => ({ partyBranch: mark }));
      const [first] = tally(['partyBranch'], ballots);
      const [again] = tally(['partyBranch'], ballots.toReversed());
      expect(first).toEqual(again);
      if (!first) return;
      const issued = { issued: marks.length, present: 15 };
      const before = resultOf(first.counts, issued);
      const turned = marks.map((mark, index) => (index === at % marks.length && mark !== 'unsure' ? 'dissatisfied' : mark));
      const [worse] = tally(
        ['partyBranch'],
        turned.map((mark) => ({ partyBranch: mark })),
      );
      const after = worse && resultOf(worse.counts, issued);
      if (before && after) expect(after.scoreHundredths).toBeLessThanOrEqual(before.scoreHundredths);
    }),
  );
});

test('voting opens with more than half present, and only where a result is possible', () => {
  const roll = (entitled: number, present: number) =>
    Array.from({ length: entitled }, (_, index) => ({ number: index + 1, label: `代表${index + 1}`, present: index < present }));
  expect(openingObstacles([])[0]?.code).toBe('fieldwork.rollEmpty');
  expect(openingObstacles(roll(40, 20))[0]).toEqual({
    code: 'fieldwork.appraisalNoQuorum',
    details: { present: 20, entitled: 40, needed: 21 },
  });
  expect(openingObstacles(roll(20, 14))[0]?.code).toBe('fieldwork.appraisalTooFew');
  expect(openingObstacles(roll(20, 15))).toEqual([]);
  expect(lateObstacles({ entitled: 20, issued: 15 }, 5)).toEqual([]);
  expect(lateObstacles({ entitled: 20, issued: 15 }, 6)[0]?.details).toEqual({ count: 6, left: 5 });
});

test('a form asks about an organisation, and about nothing twice', () => {
  expect(askedObstacles(['partyBranch', 'partySecretary'])).toEqual([]);
  expect(askedObstacles(['partySecretary'])).toHaveLength(1);
  expect(askedObstacles(['partyBranch', 'partyBranch'])).toHaveLength(1);
});

test('a roll holds seats; names, and whatever else tells of a person, are told by line', () => {
  for (const label of ['代表03', '12', '席12', '一组户代表5', '村民代表7号', '3组12', 'Seat 12', 'seat12'])
    expect(isLabel(label), label).toBe(true);
  for (const label of ['张三', '艾力别提·哈力要拉', '党员03', '维吾尔族代表1', '代表张三1', 'Ali 3', ''])
    expect(isLabel(label), label).toBe(false);
  const { roll, faults } = readRoll('\uFEFFnumber,label\n1,代表01\n2,张三\n0,代表03\n9,代表01\n');
  expect(roll).toHaveLength(4);
  expect(faults.map(({ line, code }) => [line, code])).toEqual([
    [3, 'fieldwork.rollLabel'],
    [4, 'fieldwork.rollNumber'],
    [5, 'fieldwork.rollRepeated'],
  ]);
  expect(readRoll('代表01\n代表02\n').roll).toEqual([
    { number: 1, label: '代表01' },
    { number: 2, label: '代表02' },
  ]);
});

test('the digest of a roll can be computed by anyone: its lines in order, under SHA-256', () => {
  const roll = [
    { number: 2, label: '代表02', present: false },
    { number: 1, label: '代表01', present: true },
  ];
  // printf '1\t代表01\tpresent\n2\t代表02\tabsent\n' | sha256sum
  expect(rollDigest(roll)).toBe('23c6b4f9da0220d9bc1e17d8eb3ea72da7c5a29eff37595ca6f12cec939ba855');
  expect(rollDigest(roll.toReversed())).toBe(rollDigest(roll));
});

test('a slip is read however it is typed, and neither digest nor tracker holds a part of its code', () => {
  const code = slipCode(new Uint8Array(10).fill(0xa7));
  const slip = slipOf(code);
  expect(slip?.tracker).toMatch(/^([0-9A-Z]{4}-){2}[0-9A-Z]{4}$/);
  expect(slip?.digest).toMatch(/^[0-9a-f]{64}$/);
  expect(slipOf(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toEqual(slip);
  expect(slipOf('7K3M-0XQ2')).toBeNull();
});

test('an indicator takes over what its own rule reads; one scored otherwise takes nothing', () => {
  const rule = {
    kind: 'appraisal',
    inputs: ['satisfied', 'dissatisfied', 'issued', 'present'].map((code) => ({
      code,
      title: { zh: code, en: code },
      unit: { zh: '票', en: 'votes' },
      decimals: 0,
      min: 0,
      max: null,
    })),
    options: [
      { input: 'satisfied', weight: 100 },
      { input: 'dissatisfied', weight: 0 },
    ],
    excluded: [],
    issued: 'issued',
    present: 'present',
    minimumValid: 15,
    minimumShareOfPresent: 50,
  } as const;
  expect(
    figuresFor('LD5', { ...rule, inputs: [...rule.inputs], options: [...rule.options], excluded: [] }, counts(40, 8, 2, 3), hall),
  ).toEqual({
    satisfied: 40,
    dissatisfied: 2,
    issued: 53,
    present: 53,
  });
  expect(() => figuresFor('ZF1', { kind: 'judged', step: 1, guide: { zh: 'x', en: 'x' } }, counts(40, 8, 2), hall)).toThrow(
    'fieldwork.itemNotAppraisal',
  );
});
