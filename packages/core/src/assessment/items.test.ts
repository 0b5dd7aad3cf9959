import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import type { CellEntry } from './cell.ts';
import { givenThreeStars } from './given.ts';
import { checkProposal, declaredItems, findItem, isFilled, openForm, scoreOf } from './items.ts';

const form = openForm(givenThreeStars());
const item = (code: string) => findItem(form, code);
const mark = (score: number): CellEntry => ({ kind: 'mark', score });
const inputs = (values: Record<string, number>): CellEntry => ({ kind: 'inputs', values });
const proofs = [{ title: '验收单', reference: '2026-12' }];
/** The code and values with which the proposal is refused; null where it is taken. */
function refusedWith(
  code: string,
  entry: CellEntry | null,
  more: { reason?: string; proofs?: typeof proofs; lower?: CellEntry } = {},
) {
  try {
    checkProposal(form, item(code), { entry, reason: more.reason ?? '', proofs: more.proofs ?? [] }, more.lower ?? null);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return { ...error.details, code: error.code };
    throw error;
  }
}

test('a sheet asks for indicators, bonus items and hard standards of the declared stars, and for the figures of the whole', () => {
  expect(declaredItems(form, ['ZF', 'MG']).map(({ code }) => code)).toEqual([
    'ZF1',
    'ZF2',
    'ZF3',
    'ZFb',
    'MG1',
    'MG2',
    'MGh',
    'satisfaction',
  ]);
  expect(item('ZFb')).toMatchObject({ kind: 'bonus', required: false, accepts: ['count'] });
  expect(item('satisfaction')).toMatchObject({ kind: 'input', starCode: null, required: true });
  expect(() => item('ZF9')).toThrow('assessment.itemNotFound');
});

describe('scores', () => {
  test.each<[string, CellEntry | null, number | null]>([
    ['ZF1', mark(3850), 3850],
    ['ZF2', inputs({ done: 2, planned: 3 }), 2000],
    ['ZF2', inputs({ done: 0, planned: 0 }), null],
    ['ZF2', { kind: 'notApplicable' }, null],
    ['ZF3', inputs({ growth: 55 }), 1650],
    ['ZFb', { kind: 'count', count: 3 }, 600],
    ['MG1', inputs({ board: 1, minutes: 0, ledger: 1 }), 3000],
    ['MG2', inputs({ late: 12 }), 0],
    ['MGh', { kind: 'holds', holds: true }, null],
    ['satisfaction', inputs({ satisfaction: 88 }), null],
    ['ZF1', null, null],
  ])('%s of %j is %j', (code, entry, expected) => expect(scoreOf(form, item(code), entry)).toBe(expected));
});

describe('what fills an item', () => {
  test('every figure that its rule needs, a mark, “not applicable”, a count or an answer', () => {
    expect(isFilled(form, item('ZF2'), inputs({ done: 2 }))).toBe(false);
    expect(isFilled(form, item('ZF2'), inputs({ done: 0, planned: 0 }))).toBe(true);
    expect(isFilled(form, item('ZF2'), { kind: 'notApplicable' })).toBe(true);
    expect(isFilled(form, item('MG1'), inputs({ board: 1, minutes: 1 }))).toBe(false);
    expect(isFilled(form, item('MGh'), { kind: 'holds', holds: false })).toBe(true);
    expect(isFilled(form, item('satisfaction'), inputs({}))).toBe(false);
    expect(isFilled(form, item('satisfaction'), inputs({ satisfaction: 70 }))).toBe(true);
    expect(isFilled(form, item('ZF1'), null)).toBe(false);
  });
});

describe('what an item takes', () => {
  test('a mark between 0 and the maximum, in steps', () => {
    expect(refusedWith('ZF1', mark(4000))).toBeNull();
    expect(refusedWith('ZF1', mark(4050))).toEqual({
      code: 'assessment.scoreOutOfRange',
      itemCode: 'ZF1',
      score: '40.5',
      max: '40',
    });
    expect(refusedWith('ZF1', mark(-50))).toMatchObject({ code: 'assessment.scoreOutOfRange', score: '-0.5' });
    expect(refusedWith('ZF1', mark(3875))).toEqual({
      code: 'assessment.stepNotMet',
      itemCode: 'ZF1',
      score: '38.75',
      step: '0.5',
    });
  });

  test('only the kinds of entry that its rule reads', () => {
    expect(refusedWith('ZF1', inputs({ done: 1 }))).toMatchObject({ code: 'assessment.entryNotValid', value: 'inputs' });
    expect(refusedWith('ZFb', mark(100))).toMatchObject({ code: 'assessment.entryNotValid', value: 'mark' });
    expect(refusedWith('MGh', { kind: 'count', count: 1 })).toMatchObject({ code: 'assessment.entryNotValid' });
    expect(refusedWith('satisfaction', inputs({ happiness: 1 }))).toMatchObject({ code: 'assessment.entryNotValid' });
    expect(refusedWith('ZF1', { kind: 'notApplicable' })).toMatchObject({ code: 'assessment.notApplicableNotAllowed' });
  });

  test('figures that its rule knows, within their bounds', () => {
    expect(refusedWith('ZF2', inputs({ done: 1, plan: 2 }))).toMatchObject({ code: 'rating.unknownCode' });
    expect(refusedWith('satisfaction', inputs({ satisfaction: 101 }))).toMatchObject({
      code: 'rating.valueOutOfRange',
      max: '100',
    });
  });

  test('a mark for a computed indicator only with reason and proof, for a mixed one with a reason', () => {
    expect(refusedWith('ZF2', mark(2500), { reason: '系统数据缺一场培训' })).toMatchObject({
      code: 'assessment.overrideNeedsReason',
      proofRequired: true,
    });
    expect(refusedWith('ZF2', mark(2500), { reason: '系统数据缺一场培训', proofs })).toBeNull();
    expect(refusedWith('ZF3', mark(2500))).toMatchObject({ code: 'assessment.overrideNeedsReason', proofRequired: false });
    expect(refusedWith('ZF3', mark(2500), { reason: '口径调整' })).toBeNull();
  });

  test('a bonus only with proof', () => {
    expect(refusedWith('ZFb', { kind: 'count', count: 1 })).toMatchObject({ code: 'assessment.bonusNeedsProof' });
    expect(refusedWith('ZFb', { kind: 'count', count: 0 })).toBeNull();
    expect(refusedWith('ZFb', { kind: 'count', count: 1 }, { proofs })).toBeNull();
  });

  test('another value than the lower level’s only with a reason', () => {
    expect(refusedWith('ZF1', mark(3500), { lower: mark(4000) })).toMatchObject({ code: 'assessment.changeNeedsReason' });
    expect(refusedWith('ZF1', mark(3500), { lower: mark(4000), reason: '   ' })).toMatchObject({
      code: 'assessment.changeNeedsReason',
    });
    expect(refusedWith('ZF1', mark(3500), { lower: mark(4000), reason: '实地查看扣5分' })).toBeNull();
    expect(refusedWith('ZF1', mark(4000), { lower: mark(4000) })).toBeNull();
    expect(refusedWith('MG1', inputs({ minutes: 1, board: 1 }), { lower: inputs({ board: 1, minutes: 1 }) })).toBeNull();
  });

  test('nothing: a cell may always be emptied', () => expect(refusedWith('ZF2', null, { lower: mark(1) })).toBeNull());
});

test('property: whatever an item takes is worth between 0 and its maximum, or nothing', () => {
  const figure = fc.integer({ min: -5, max: 1200 });
  const entry: fc.Arbitrary<CellEntry> = fc.oneof(
    fc.integer({ min: -100, max: 11_000 }).map(mark),
    fc
      .record({ done: figure, planned: figure, growth: figure, late: figure }, { requiredKeys: [] })
      .map((values) => inputs(values)),
    fc.record({ board: figure, minutes: figure, ledger: figure }, { requiredKeys: [] }).map((values) => inputs(values)),
    fc.constant<CellEntry>({ kind: 'notApplicable' }),
  );
  const indicators = [...form.items.values()].filter(({ kind }) => kind === 'indicator');
  fc.assert(
    fc.property(fc.constantFrom(...indicators), entry, (each, value) => {
      fc.pre(refusedWith(each.code, value, { reason: 'because', proofs }) === null);
      const score = scoreOf(form, each, value);
      expect(score === null || (score >= 0 && score <= (each.maxScore ?? 0))).toBe(true);
    }),
    { numRuns: 500 },
  );
});
