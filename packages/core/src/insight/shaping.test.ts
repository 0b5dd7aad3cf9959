import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assessmentStages } from '../cycles/stage.ts';
import { blocksOf, type Standing } from './block.ts';
import { changeOf } from './change.ts';
import { barsOf, binCount, binOf, meanOf, shareOf } from './distribution.ts';
import { funnelOf } from './funnel.ts';
import { figureAt, levels, sheetOf, type StarSummary } from './level.ts';
import { bySimilarity, type Likeness } from './similar.ts';
import { alignYears } from './trend.ts';

const nullable = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const scores = fc.integer({ min: -2000, max: 12_000 });
const star: fc.Arbitrary<StarSummary> = fc
  .record({
    starCode: fc.constantFrom('ZF', 'MG'),
    marks: fc.array(nullable(scores), { minLength: 4, maxLength: 4 }),
    result: nullable(scores),
  })
  .map(({ starCode, marks, result }) => ({
    starCode,
    scores: marks,
    won: marks.map((score) => (score === null ? null : score >= 8000)),
    resultScore: result,
    resultWon: result === null ? null : result >= 8000,
  }));

test('the full score stands in the last bar, a tenth of it in the second', () => {
  expect([binOf(10_000, 10_000), binOf(9999, 10_000), binOf(1000, 10_000), binOf(999, 10_000), binOf(-5, 10_000)]).toEqual([
    9, 9, 1, 0, 0,
  ]);
  expect(binOf(150, 2000)).toBe(0);
});

test('property: bars hold every village once, and a higher score never stands in a lower bar', () => {
  fc.assert(
    fc.property(fc.array(scores, { maxLength: 60 }), fc.integer({ min: 1, max: 12_000 }), (all, most) => {
      const bars = barsOf(all.map((score) => ({ bin: binOf(score, most), villages: 1 })));
      expect(bars).toHaveLength(binCount);
      expect(bars.reduce((sum, each) => sum + each, 0)).toBe(all.length);
      const bins = all.toSorted((a, b) => a - b).map((score) => binOf(score, most));
      expect(bins).toEqual(bins.toSorted((a, b) => a - b));
    }),
  );
});

test('shares and means are rounded half up, and nothing has none', () => {
  expect([shareOf(1, 3), shareOf(2, 3), shareOf(1, 20_000), shareOf(0, 0)]).toEqual([3333, 6667, 1, null]);
  expect([meanOf(5, 2), meanOf(-5, 2), meanOf(-1, 3), meanOf(0, 0)]).toEqual([3, -3, 0, null]);
});

test('the furthest level is the result where there is one, else the last that submitted', () => {
  const marks = { starCode: 'ZF', scores: [9000, 8500, null, null], won: [true, true, null, null] };
  expect(figureAt({ ...marks, resultScore: null, resultWon: null }, 'latest')).toEqual({ score: 8500, won: true });
  expect(figureAt({ ...marks, resultScore: 7000, resultWon: false }, 'latest')).toEqual({ score: 7000, won: false });
  expect([sheetOf(marks, 'latest'), sheetOf(marks, 'jointReview')]).toEqual(['preliminaryReview', null]);
});

test('property: what moved is raised, same or lowered, and never a village without both scores', () => {
  fc.assert(
    fc.property(fc.array(star, { maxLength: 40 }), fc.constantFrom(...levels), (stars, level) => {
      const change = changeOf(stars, level);
      expect(change.raised + change.same + change.lowered).toBe(change.pairs);
      expect(change.pairs).toBeLessThanOrEqual(stars.filter((each) => figureAt(each, level).score !== null).length);
      expect(change.mean === null).toBe(change.pairs === 0);
      if (level === 'selfAssessment') expect(change.pairs).toBe(0);
    }),
  );
});

test('property: no step of the funnel holds more villages than the one before', () => {
  const counts = fc.record(Object.fromEntries(assessmentStages.map((stage) => [stage, fc.nat(50)])));
  fc.assert(
    fc.property(counts, fc.nat(50), (byStage, early) => {
      const beyond = assessmentStages.slice(1).reduce((sum, stage) => sum + (byStage[stage] ?? 0), 0);
      const applied = beyond + Math.min(early, byStage.application ?? 0);
      const villages = funnelOf(byStage, applied).map((step) => step.villages);
      expect(villages).toEqual(villages.toSorted((a, b) => b - a));
      expect(villages.at(-1)).toBe(byStage.settled ?? 0);
    }),
  );
});

const standing: Standing = {
  stage: 'selfAssessment',
  applied: true,
  sheetState: 'open',
  items: 10,
  filled: 10,
  lackingProof: 0,
  returned: 0,
  meetingsCarried: 2,
  declaredStars: 2,
  signedOff: 0,
  vetoes: 0,
};
test('what is complete waits for its submission; missing proof is named but holds nobody', () => {
  expect(blocksOf(standing)).toEqual(['notSubmitted']);
  expect(blocksOf({ ...standing, lackingProof: 2 })).toEqual(['lackingProof', 'notSubmitted']);
  expect(blocksOf({ ...standing, filled: 9, meetingsCarried: 1, returned: 1 })).toEqual([
    'returned',
    'unfilled',
    'meetingsMissing',
  ]);
  expect(blocksOf({ ...standing, stage: 'jointReview' })).toEqual(['signOffsMissing']);
  expect(blocksOf({ ...standing, stage: 'application', applied: false })).toEqual(['notApplied']);
  expect(blocksOf({ ...standing, stage: 'settled', vetoes: 1 })).toEqual(['vetoed']);
});

test('property: similarity is an order, and no score is part of it', () => {
  const likeness: fc.Arbitrary<Likeness> = fc.record({
    villageCode: fc.string({ minLength: 1, maxLength: 3 }),
    declaredApart: fc.nat(3),
    sameTownship: fc.boolean(),
    sameDistrict: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(likeness, { maxLength: 20 }), (all) => {
      const once = all.toSorted(bySimilarity);
      expect(
        all
          .toReversed()
          .toSorted(bySimilarity)
          .map((each) => JSON.stringify(each)),
      ).toEqual(once.map((each) => JSON.stringify(each)));
      for (const [index, each] of once.slice(1).entries())
        expect(each.declaredApart).toBeGreaterThanOrEqual(once[index]?.declaredApart ?? 0);
    }),
  );
});

test('a year by another standard, or another version of it, is marked; the first year is not', () => {
  const year = (of: number, standardVersion: string) => ({ year: of, standardCode: 'karamay', standardVersion });
  const marked = alignYears([year(2026, '2'), year(2024, '1'), year(2025, '1')]);
  expect(marked.map(({ year: of, standardChanged }) => [of, standardChanged])).toEqual([
    [2024, false],
    [2025, false],
    [2026, true],
  ]);
});
