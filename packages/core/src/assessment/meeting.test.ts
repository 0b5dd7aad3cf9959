import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { decide, decisionRules, fewest, meetingBodies, ruleInForce, type Tally, type Threshold, thresholds } from './meeting.ts';

const partyMembers = ruleInForce('partyMembersAssembly', '2026-10-20');
const representatives = ruleInForce('representativesAssembly', '2026-10-20');
const tally = (entitled: number, present: number, inFavor: number, against = 0, abstained = 0): Tally => ({
  entitled,
  present,
  inFavor,
  against,
  abstained,
});

describe('quorum and majority', () => {
  test.each([
    [9, 5],
    [10, 6],
    [20, 11],
    [21, 11],
    [33, 17],
  ])('> 1/2 of n: %i → %i', (whole, expected) => expect(fewest('moreThanHalf', whole)).toBe(expected));

  test.each([
    [9, 6],
    [10, 7],
    [20, 14],
    [21, 14],
    [33, 22],
  ])('≥ 2/3 of n: %i → %i', (whole, expected) => expect(fewest('twoThirds', whole)).toBe(expected));

  test('VR: 25 members – 17 must attend; 17 present → 9 approve', () => {
    expect(decide(representatives, tally(25, 16, 16))).toMatchObject({
      outcome: 'notValid',
      presentNeeded: 17,
      presentMissing: 1,
    });
    expect(decide(representatives, tally(25, 17, 8, 9))).toMatchObject({
      outcome: 'rejected',
      inFavorNeeded: 9,
      inFavorMissing: 1,
    });
    expect(decide(representatives, tally(25, 17, 9, 8))).toMatchObject({ outcome: 'carried', inFavorMissing: 0 });
  });

  test('VR: of 25 members at least 9 women representatives and 20 villagers’ representatives', () => {
    const needed = representatives.composition.map(({ of, share }) => [of, fewest(share, 25)]);
    expect(Object.fromEntries(needed)).toEqual({ womenRepresentatives: 9, villagersRepresentatives: 20 });
  });

  test('PM: 21 who should attend – ≥ 11 present, 11 approve, not half of those present', () => {
    expect(decide(partyMembers, tally(21, 10, 10))).toMatchObject({ outcome: 'notValid', presentNeeded: 11, inFavorNeeded: 11 });
    expect(decide(partyMembers, tally(21, 14, 10, 4))).toMatchObject({ outcome: 'rejected', inFavorMissing: 1 });
    expect(decide(partyMembers, tally(21, 11, 11))).toMatchObject({ outcome: 'carried' });
  });

  test('PM: the local attendance rule of two thirds asks for 14 of 21', () => {
    const local = { ...partyMembers, quorum: 'twoThirds' } as const;
    expect(decide(local, tally(21, 13, 13))).toMatchObject({ outcome: 'notValid', presentNeeded: 14 });
    expect(decide(local, tally(21, 14, 11))).toMatchObject({ outcome: 'carried' });
  });
});

test('exactly half of the representatives present is not a majority', () => {
  expect(decide(representatives, tally(30, 20, 10, 0, 10)).outcome).toBe('rejected');
});

test('nobody present decides nothing', () => {
  for (const rule of decisionRules) expect(decide(rule, tally(1, 0, 0)).outcome).toBe('notValid');
});

test('more present than entitled, or more votes than present, is refused with the counts', () => {
  expect(() => decide(partyMembers, tally(10, 11, 0))).toThrow(
    new Refusal('assessment.presentExceedsEntitled', { present: 11, entitled: 10 }),
  );
  expect(() => decide(partyMembers, tally(10, 8, 5, 3, 1))).toThrow(
    new Refusal('assessment.votesExceedPresent', { votes: 9, present: 8 }),
  );
});

test('the rule of the day is the one in force: the amended Organic Law from 2026 on, for a reviewer to confirm', () => {
  expect(ruleInForce('representativesAssembly', '2025-12-31')).toMatchObject({ code: 'VR-2018', unsure: null });
  expect(ruleInForce('representativesAssembly', '2026-01-01')).toMatchObject({ code: 'VR-2026', article: '25, 26 (2018)' });
  expect(ruleInForce('representativesAssembly', '2026-01-01').unsure).not.toBeNull();
  expect(() => ruleInForce('partyMembersAssembly', '2018-10-27')).toThrow('assessment.noRuleInForce');
});

test('one rule a body and day: no gap and no overlap since 2018-12-29', () => {
  for (const body of meetingBodies) {
    const rules = decisionRules.filter((rule) => rule.body === body);
    for (const day of ['2018-12-29', '2020-06-30', '2025-12-31', '2026-01-01', '2090-01-01'])
      expect(rules.filter(({ validFrom, validTo }) => validFrom <= day && day <= (validTo ?? '9999'))).toHaveLength(1);
  }
});

const anyThreshold = fc.constantFrom(...(Object.keys(thresholds) as Threshold[]));
const anyTally = fc
  .integer({ min: 1, max: 100_000 })
  .chain((entitled) => fc.tuple(fc.constant(entitled), fc.integer({ min: 0, max: entitled })))
  .chain(([entitled, present]) => fc.tuple(fc.constant(entitled), fc.constant(present), fc.integer({ min: 0, max: present })))
  .chain(([entitled, present, inFavor]) =>
    fc.integer({ min: 0, max: present - inFavor }).map((against) => tally(entitled, present, inFavor, against)),
  );

test('property: fewest() reaches the threshold and one fewer does not', () => {
  const reaches = (threshold: Threshold, people: number, whole: number) => {
    const { numerator, denominator, includesExactly } = thresholds[threshold];
    return includesExactly ? people * denominator >= whole * numerator : people * denominator > whole * numerator;
  };
  fc.assert(
    fc.property(anyThreshold, fc.integer({ min: 1, max: 1_000_000 }), (threshold, whole) => {
      const people = fewest(threshold, whole);
      expect(people).toBeLessThanOrEqual(whole);
      expect([reaches(threshold, people, whole), reaches(threshold, people - 1, whole)]).toEqual([true, false]);
    }),
  );
});

test('property: one more in favour, all else equal, never undoes a decision', () => {
  fc.assert(
    fc.property(fc.constantFrom(...decisionRules), anyTally, (rule, before) => {
      fc.pre(before.against > 0);
      const after = { ...before, inFavor: before.inFavor + 1, against: before.against - 1 };
      if (decide(rule, before).outcome === 'carried') expect(decide(rule, after).outcome).toBe('carried');
    }),
  );
});

test('property: carried means nothing is missing, and notValid that people are', () => {
  fc.assert(
    fc.property(fc.constantFrom(...decisionRules), anyTally, (rule, counts) => {
      const { outcome, presentMissing, inFavorMissing } = decide(rule, counts);
      expect(outcome === 'carried').toBe(presentMissing === 0 && inFavorMissing === 0);
      expect(outcome === 'notValid').toBe(presentMissing > 0);
    }),
  );
});
