import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Stage } from '../cycles/stage.ts';
import type { CellEntry } from './cell.ts';
import { type CellsByStage, type StageCell, successiveSheet, weightedMean, weightedSheet } from './combination.ts';
import { givenThreeStars, strongEntries as strong } from './given.ts';
import { findItem, scoreOf } from './items.ts';
import { openRatingForm, rateDeclared } from './village-rating.ts';

const standard = givenThreeStars();
const all = ['ZF', 'MG', 'LD'];
const beside = { vetoes: [], previousGrade: null };
const mark = (score: number): CellEntry => ({ kind: 'mark', score });

const form = openRatingForm(standard, all, false);
function cellsOf(entries: Record<string, CellEntry>, proofs: StageCell['proofs'] = []): ReadonlyMap<string, StageCell> {
  return new Map(
    Object.entries(entries).map(([code, entry]) => [code, { entry, score: scoreOf(form, findItem(form, code), entry), proofs }]),
  );
}
const rated = (
  declared: string[],
  cells: CellsByStage,
  stage: Stage,
  { preview = false, vetoes = [] as { code: string; document: string }[], previousGrade = null as string | null } = {},
) => {
  const declaredForm = openRatingForm(standard, declared, false);
  return rateDeclared(
    standard,
    declaredForm,
    successiveSheet(declaredForm, cells, stage, { vetoes, previousGrade }, { preview }),
  );
};
const states = (rating: ReturnType<typeof rated>) => Object.fromEntries(rating.stars.map(({ code, state }) => [code, state]));

describe('declared stars', () => {
  test('a village is rated on the stars that it declared; the others are notDeclared', () => {
    const rating = rated(['ZF', 'LD'], { selfAssessment: cellsOf(strong) }, 'selfAssessment');
    expect(states(rating)).toEqual({ ZF: 'won', MG: 'notDeclared', LD: 'won' });
    expect(rating).toMatchObject({ state: 'rated', starsWon: 2, grade: 'two' });
    expect(rating.explanation.children.filter(({ kind }) => kind === 'star').map(({ code }) => code)).toEqual(['ZF', 'LD']);
  });

  test('a measure, a cap or a grade that reads an undeclared star is left out', () => {
    const composite = givenThreeStars({
      measures: [
        { code: 'mean', title: standard.title, unit: standard.title, expression: 'mean([ZF, MG, LD])', places: 2 },
        { code: 'double', title: standard.title, unit: standard.title, expression: 'LD * 2', places: 2 },
      ],
      grade: standard.grade && { ...standard.grade, by: 'mean' },
    });
    const declaredForm = openRatingForm(composite, ['ZF', 'LD'], false);
    const sheet = successiveSheet(declaredForm, { selfAssessment: cellsOf(strong) }, 'selfAssessment', beside, {
      preview: false,
    });
    expect(rateDeclared(composite, declaredForm, sheet)).toMatchObject({
      state: 'rated',
      grade: null,
      measures: [{ code: 'double', value: '180.00' }],
    });
  });
});

describe('successive: the highest level that scored counts', () => {
  const cells: CellsByStage = { selfAssessment: cellsOf(strong), preliminaryReview: cellsOf({ LD1: mark(7900) }) };

  test('an item that the level has not scored is missing from its result, and previewed from the level below', () => {
    expect(states(rated(all, cells, 'preliminaryReview'))).toEqual({ ZF: 'incomplete', MG: 'incomplete', LD: 'notYet' });
    const preview = rated(all, cells, 'preliminaryReview', { preview: true });
    expect(states(preview)).toEqual({ ZF: 'won', MG: 'won', LD: 'notYet' });
    expect(preview).toMatchObject({ starsWon: 2, grade: 'two' });
  });

  test('a lower level is not changed by a higher one', () => {
    expect(rated(all, cells, 'selfAssessment')).toMatchObject({ starsWon: 3, grade: 'three' });
  });
});

describe('vetoes and last year', () => {
  const cells: CellsByStage = { finalAppraisal: cellsOf(strong) };

  test('a veto that stands takes its star, a global one the rating', () => {
    const star = rated(all, cells, 'finalAppraisal', { vetoes: [{ code: 'ZFv', document: '审计报告〔2026〕3号' }] });
    expect(states(star)).toEqual({ ZF: 'vetoed', MG: 'won', LD: 'won' });
    expect(JSON.stringify(star.explanation)).toContain('审计报告〔2026〕3号');
    expect(rated(all, cells, 'finalAppraisal', { vetoes: [{ code: 'GV', document: '决定书' }] })).toMatchObject({
      state: 'notRated',
      starsWon: 0,
    });
    expect(states(rated(['LD'], cells, 'finalAppraisal', { vetoes: [{ code: 'ZFv', document: '审计报告' }] }))).toMatchObject({
      ZF: 'notDeclared',
      LD: 'won',
    });
  });

  test('a grade rises at most one over last year’s; a grade that the standard does not know is no limit', () => {
    expect(rated(all, cells, 'finalAppraisal', { previousGrade: 'one' }).grade).toBe('two');
    expect(rated(all, cells, 'finalAppraisal', { previousGrade: 'five-star' }).grade).toBe('three');
  });
});

describe('weighted: levels are averaged', () => {
  const weights = { selfAssessment: 10, preliminaryReview: 30, jointReview: 60 };
  const weightedForm = openRatingForm(standard, all, true);
  const levels = (...scores: (number | null)[]): CellsByStage =>
    Object.fromEntries(
      (['selfAssessment', 'preliminaryReview', 'jointReview'] as const).map((stage, index) => {
        const score = scores[index] ?? null;
        return [stage, cellsOf({ ...strong, LD1: score === null ? { kind: 'notApplicable' } : mark(score) })];
      }),
    );
  const ld = (cells: CellsByStage) =>
    rateDeclared(standard, weightedForm, weightedSheet(weightedForm, cells, 'jointReview', beside, weights)).stars.find(
      ({ code }) => code === 'LD',
    );

  test('Σ weight × score, rounded half up, though it meets no step', () => {
    expect(ld(levels(10_000, 8000, 7700))).toMatchObject({ score: 8020, won: true });
    expect(ld(levels(10_000, 8000, 7600))).toMatchObject({ score: 7960, won: false });
    expect(
      weightedMean([
        { score: 1, weight: 50 },
        { score: 2, weight: 50 },
      ]),
    ).toBe(2);
  });

  test('a level that says “not applicable” is left out of the mean; the highest level decides whether it applies', () => {
    expect(ld(levels(10_000, null, 7000))).toMatchObject({ score: 7429 });
    expect(ld(levels(10_000, 8000, null))).toMatchObject({ state: 'notApplicable' });
  });

  test('property: the mean lies between its scores, and equal scores stay as they are', () => {
    const scored = fc.array(
      fc.record({ score: fc.integer({ min: 0, max: 1_000_000 }), weight: fc.integer({ min: 1, max: 100 }) }),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(scored, (levelScores) => {
        const mean = weightedMean(levelScores);
        const scores = levelScores.map(({ score }) => score);
        expect(mean).toBeGreaterThanOrEqual(Math.min(...scores));
        expect(mean).toBeLessThanOrEqual(Math.max(...scores));
      }),
    );
  });
});
