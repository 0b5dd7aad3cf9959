import { expect, test } from 'vitest';
import { givenGrade, givenIndicator, givenStandard, givenStar, givenVeto } from '../rating/given.ts';
import { rate } from '../rating/rate.ts';
import { emptySheet } from '../rating/sheet.ts';
import { declaredStars, publicResult } from './public-result.ts';

const standard = givenStandard(
  [givenStar('ZF', [givenIndicator('ZF1', 10_000)]), givenStar('LD', [givenIndicator('LD1', 10_000)])],
  {
    vetoes: [givenVeto('V1')],
    grade: givenGrade('starsWon', [
      ['one', '1'],
      ['none', null],
    ]),
  },
);
const sheet = { ...emptySheet, entries: { ZF1: { kind: 'mark', score: 8750 }, LD1: { kind: 'mark', score: 7999 } } } as const;

test('each star says its state, score, line and why; a star not applied for says so', () => {
  const rating = rate(standard, sheet);
  const stars = rating.stars.map((star) => (star.code === 'ZF' ? star : { ...star, state: 'notDeclared' as const }));
  const declared = { ...rating, stars };
  const result = publicResult(standard, declared, [{ stage: 'jointReview', rating: declared }]);
  expect(result.stars[0]).toMatchObject({ starCode: 'ZF', state: 'won', score: 8750, passMark: 8000 });
  expect(result.stars[0]?.reason.zh).toContain('87.50');
  expect(result.stars[0]?.reason.en).toContain('87.50');
  expect(result.stars[1]).toEqual({
    starCode: 'LD',
    title: { zh: 'LD', en: 'LD' },
    state: 'notDeclared',
    score: null,
    passMark: 8000,
    reason: { zh: '本年度未申报此星。', en: 'Not applied for this year.' },
  });
  expect(result.grade).toEqual({ zh: 'one', en: 'one' });
  expect(result.levels).toEqual([{ stage: 'jointReview', stars: [{ starCode: 'ZF', score: 8750, won: true }] }]);
});

test('under a global veto every star has a reason to show', () => {
  const rating = rate(standard, { ...sheet, vetoes: ['V1'] });
  const result = publicResult(standard, rating, []);
  for (const { state, reason } of result.stars) {
    expect(state).toBe('notRated');
    expect(reason.zh.length * reason.en.length).toBeGreaterThan(0);
  }
  expect(result.grade).toBeNull();
});

test('before a result is published each star says whether the village goes for it, without a score', () => {
  expect(declaredStars(standard.stars, ['LD']).map(({ starCode, state, score }) => [starCode, state, score])).toEqual([
    ['ZF', 'notDeclared', null],
    ['LD', 'declared', null],
  ]);
});
