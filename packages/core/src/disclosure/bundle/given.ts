import { engineVersion } from '../../assessment/village-rating.ts';
import { stages } from '../../cycles/stage.ts';
import { givenIndicator, givenInput, givenStandard, givenStar } from '../../rating/given.ts';
import { canonicalJson } from '../../standards/canonical.ts';
import type { Standard } from '../../standards/standard.ts';
import { pageDigest } from '../page-digest.ts';
import { type Bundle, type BundleVillage, bundleFormat, textDigest } from './bundle.ts';
import { Forms, recompute, starsOf } from './verify-village.ts';

/** Two stars; the second holds a computed indicator. */
export const bundledStandard = givenStandard([
  givenStar('ZF', [givenIndicator('ZF1', 6000), givenIndicator('ZF2', 4000)]),
  givenStar('LD', [
    givenIndicator('LD1', 5000),
    givenIndicator('LD2', 5000, {
      kind: 'proportion',
      inputs: [givenInput('done'), givenInput('due', { min: 1 })],
      numerator: 'done',
      denominator: { input: 'due' },
      target: 10_000,
      whenNone: 'zero',
    }),
  ]),
]);

/** What a village's levels entered; by default the same at every level. */
export type Cells = BundleVillage['levels'][number]['cells'];

const cellsOf = (index: number): Cells => ({
  ZF1: { entry: { kind: 'mark', score: 5500 - (index % 7) * 100 }, score: 5500 - (index % 7) * 100 },
  ZF2: { entry: { kind: 'mark', score: 3500 }, score: 3500 },
  LD1: { entry: { kind: 'mark', score: 3900 }, score: 3900 },
  LD2: { entry: { kind: 'inputs', values: { done: 8, due: 10 } }, score: 4000 },
});

/** A whole bundle of so many villages, published as its cells give. */
export function givenBundle({
  villages: count = 2,
  standard = bundledStandard,
  cells = cellsOf,
}: {
  villages?: number;
  standard?: Standard;
  cells?: (index: number) => Cells;
} = {}): Bundle {
  const programme: Bundle['programme'] = {
    cityCode: '650200000000',
    year: 2026,
    title: { zh: '2026年“星级化”创建', en: 'Star programme of 2026' },
    carrier: 'annualAssessment',
    combination: 'successive',
    weights: null,
    sample: true,
  };
  const notice = { opensOn: '2026-12-29', noticeDays: 5 };
  const forms = new Forms(standard);
  const villages = Array.from({ length: count }, (_, index): BundleVillage => {
    const code = String(650_203_200_200 + index);
    const bare: BundleVillage = {
      code,
      name: { zh: `第${index + 1}村`, en: `Village ${index + 1}` },
      declaredStars: standard.stars.map((star) => star.code),
      previousGrade: null,
      levels: stages.map((stage) => ({ stage, sheetDigest: null, cells: cells(index) })),
      vetoes: [],
      appraisals: [],
      visits: [],
      standing: [],
      published: {
        state: 'rated',
        starsWon: 0,
        grade: null,
        stars: [],
        levels: [],
        ratingDigest: textDigest(code),
        pageDigest: '',
      },
    };
    const { rating, levels } = recompute({ programme }, forms, bare);
    const stars = starsOf(standard, rating);
    const page = { kind: 'preliminaryResult' as const, villageCode: code, year: programme.year, ...notice, stars };
    const { state, starsWon, grade } = rating;
    const shown = levels.map(({ stage, rating: own }) => ({
      stage,
      stars: own.stars.map((star) => ({ starCode: star.code, score: star.score, won: star.won })),
    }));
    return {
      ...bare,
      published: { ...bare.published, state, starsWon, grade, stars, levels: shown, pageDigest: pageDigest(page) },
    };
  });
  const digest = textDigest(canonicalJson(villages.map(({ code, published }) => [code, published.ratingDigest])));
  return {
    format: bundleFormat,
    engineVersion,
    phase: 'preliminary',
    programme,
    standard: { digest: textDigest(canonicalJson(standard)), document: standard },
    notice: { ...notice, digest },
    previous: null,
    villages,
    reinspection: null,
  };
}
