import { expect, test } from 'vitest';
import { givenThreeStars } from '../given.ts';
import { findItem, openForm } from '../items.ts';
import { type GivenMark, outcomeOf, proofsOf } from './outcome.ts';

const form = openForm(givenThreeStars());
const item = findItem(form, 'ZF1'); // judged, 40 points in steps of 0.5
const mark = (score: number | null, proof = false): GivenMark => ({
  score,
  reason: 'why',
  proofs: proof ? [{ title: 'minutes', reference: '3' }] : [],
});
const judged = (below: number | null) => ({ form, item, lower: below === null ? null : { kind: 'mark' as const, score: below } });

test('marks within a fifth of the maximum are combined, beyond it discussed', () => {
  expect(outcomeOf(judged(3800), [mark(3600), mark(3700), mark(3500)], { discussed: false })).toEqual({
    kind: 'settled',
    entry: { kind: 'mark', score: 3600 },
    how: 'combined',
  });
  expect(outcomeOf(judged(3800), [mark(3600), mark(3600), mark(2750)], { discussed: false })).toEqual({
    kind: 'disagreement',
    spreadScore: 850,
    limitScore: 800,
  });
});

test('once discussed, only a mark that everyone gives settles it', () => {
  expect(outcomeOf(judged(3800), [mark(3600), mark(3600), mark(3500)], { discussed: true })).toEqual({ kind: 'open' });
  expect(outcomeOf(judged(3800), [mark(3550), mark(3550), mark(3550)], { discussed: true })).toMatchObject({
    kind: 'settled',
    entry: { score: 3550 },
    how: 'agreed',
  });
});

test('a result far from the level below waits for proof; that of one member is enough', () => {
  expect(outcomeOf(judged(3800), [mark(2500), mark(2500)], { discussed: false })).toEqual({ kind: 'proofMissing' });
  expect(outcomeOf(judged(3800), [mark(2500), mark(2500, true)], { discussed: false })).toMatchObject({ kind: 'settled' });
  expect(outcomeOf(judged(null), [mark(2500), mark(2500)], { discussed: false })).toMatchObject({ kind: 'settled' });
});

test('proof that two members name is kept once', () => {
  expect(proofsOf([mark(1, true), mark(2, true)])).toEqual([{ title: 'minutes', reference: '3' }]);
});
