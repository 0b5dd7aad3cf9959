import type { readDiscrepancies } from '@xingcun/core/assessment/contract';
import type { ResponseOf } from '@xingcun/core/route';
import { expect, test } from 'vitest';
import { differenceFilters, differenceRows, stagesIn, starDifferences, type StageScore } from './differences.ts';

type Answer = ResponseOf<typeof readDiscrepancies>;
const scored = (score: number, reason = ''): StageScore => ({
  entry: { kind: 'mark', score },
  score,
  notApplicable: false,
  reason,
  proofs: 0,
});
const idle: StageScore = { entry: { kind: 'notApplicable' }, score: null, notApplicable: true, reason: '', proofs: 0 };
const holds = (value: boolean): StageScore => ({
  entry: { kind: 'holds', holds: value },
  score: null,
  notApplicable: false,
  reason: '',
  proofs: 0,
});

const answer: Answer = {
  items: [
    { itemCode: 'ZF1', starCode: 'ZF', scores: { selfAssessment: scored(2000), preliminaryReview: scored(1500, '现场查看') } },
    { itemCode: 'ZF2', starCode: 'ZF', scores: { selfAssessment: scored(1000), preliminaryReview: scored(1100) } },
    { itemCode: 'ZF3', starCode: 'ZF', scores: { selfAssessment: scored(800), preliminaryReview: scored(800) } },
    { itemCode: 'ZF4', starCode: 'ZF', scores: { selfAssessment: scored(800) } },
    { itemCode: 'ZF5', starCode: 'ZF', scores: { selfAssessment: scored(800), preliminaryReview: idle } },
    { itemCode: 'ZF.hard', starCode: 'ZF', scores: { selfAssessment: holds(true), preliminaryReview: holds(false) } },
  ],
  stars: [
    { starCode: 'ZF', scores: { selfAssessment: { score: 8200, won: true }, preliminaryReview: { score: 7800, won: false } } },
  ],
};
const rows = differenceRows(answer);
const step = (itemCode: string, at = 1) => rows.find((row) => row.itemCode === itemCode)?.steps[at];

test('only stages that have a sheet stand side by side', () =>
  expect(stagesIn(answer)).toEqual(['selfAssessment', 'preliminaryReview']));

test('a difference is counted from the nearest level below that scored', () => {
  expect(step('ZF1')).toMatchObject({ change: -500, differs: true, reasonMissing: false });
  expect(step('ZF2')).toMatchObject({ change: 100, differs: true, reasonMissing: true });
  expect(step('ZF3')).toMatchObject({ change: 0, differs: false });
  expect(step('ZF4')).toMatchObject({ score: null, differs: false });
  const skipping = differenceRows({
    items: [{ itemCode: 'A', starCode: 'ZF', scores: { selfAssessment: scored(500), jointReview: scored(700) } }],
    stars: [
      { starCode: 'ZF', scores: { selfAssessment: { score: 1, won: false }, preliminaryReview: { score: null, won: false } } },
    ],
  });
  expect(skipping[0]?.steps.map(({ change }) => change)).toEqual([0, 0, 200]);
});

test('“does not apply” against a score, and “holds” against “does not hold”, are differences without a number', () => {
  expect(step('ZF5')).toMatchObject({ change: 0, differs: true });
  expect(step('ZF.hard')).toMatchObject({ change: 0, differs: true });
});

test('the star turned, and the rows whose difference goes that way are named', () => {
  expect(starDifferences(answer)[0]?.steps[1]).toMatchObject({ change: -400, turned: 'lost' });
  expect(rows.filter(differenceFilters.changesStar).map(({ itemCode }) => itemCode)).toEqual(['ZF1', 'ZF5', 'ZF.hard']);
  expect(rows.filter(differenceFilters.reasonMissing).map(({ itemCode }) => itemCode)).toEqual(['ZF2', 'ZF5', 'ZF.hard']);
  expect(rows.filter(differenceFilters.differs)).toHaveLength(4);
});
