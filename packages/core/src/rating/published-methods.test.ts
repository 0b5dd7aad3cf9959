import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Standard } from '../standards/standard.ts';
import { readStandardYaml } from '../standards/yaml.ts';
import { rate } from './rate.ts';
import { emptySheet, type Sheet } from './sheet.ts';

// Methods that others published, stated in our language; every case is worked out by hand.

const folder = new URL('../../../../standards/', import.meta.url);
const standardOf = (name: string): Standard => readStandardYaml(readFileSync(new URL(name, folder), 'utf8'));

function gradeOf(
  standard: Standard,
  values: Record<string, Record<string, number>>,
  inputs: Record<string, number> = {},
): string | null {
  const entries: Sheet['entries'] = Object.fromEntries(
    Object.entries(values).map(([code, given]) => [code, { kind: 'inputs', values: given }]),
  );
  return rate(standard, { ...emptySheet, entries, inputs }).grade;
}

test.each<[number, number, number, string]>([
  [8155, 8155, 8155, 'maju'], // exactly 0.8155 is not above it
  [8156, 8155, 8155, 'mandiri'], // 2.4466 / 3 = 0.81553…
  [7072, 7072, 7072, 'berkembang'],
  [7072, 7072, 7073, 'maju'],
  [5989, 5989, 5989, 'tertinggal'],
  [4907, 4907, 4907, 'sangatTertinggal'],
  [4907, 4907, 4908, 'tertinggal'],
  [9000, 7000, 6000, 'maju'], // 2.2 / 3 = 0.7333…
  [0, 0, 0, 'sangatTertinggal'],
])('IDM: the mean of %i, %i and %i ten-thousandths makes a village %s', (social, economic, ecological, status) => {
  const standard = standardOf('examples/idm.yaml');
  expect(gradeOf(standard, { IKS1: { value: social }, IKE1: { value: economic }, IKL1: { value: ecological } })).toBe(status);
});

test.each<[string, number, number, number, number, string, string]>([
  // health (83.2 − 20) / 65 = 0.972308; education (1 + 13 / 15) / 2 = 0.933333; income (11.0769 − 4.6052) / 6.62 = 0.977598; root 0.960876…
  ['long life, long schooling, high income', 832, 182, 130, 110_769, '0.961', 'veryHigh'],
  // all at the least: 0
  ['everything at the least', 200, 0, 0, 46_052, '0.000', 'low'],
  // one dimension at 0 makes the whole 0, which a mean would hide
  ['no schooling at all', 850, 0, 0, 112_252, '0.000', 'low'],
  // all at the greatest or above: 1
  ['everything at the greatest or above', 900, 200, 160, 120_000, '1.000', 'veryHigh'],
  // 0.7, 0.7, 0.7: life 65.5; schooling 12.6 and 10.5; log income 4.6052 + 0.7 × 6.62 = 9.2392
  ['seven tenths in each', 655, 126, 105, 92_392, '0.700', 'high'],
])('geometric index: %s', (_, life, expected, mean, income, index, grade) => {
  const standard = standardOf('examples/geometric-index.yaml');
  const entries: Sheet['entries'] = {
    HEALTH: { kind: 'inputs', values: { lifeExpectancy: life } },
    EDUCATION: { kind: 'inputs', values: { 'expected.expectedYears': expected, 'average.meanYears': mean } },
    INCOME: { kind: 'inputs', values: { logIncome: income } },
  };
  const rating = rate(standard, { ...emptySheet, entries });
  expect(rating.measures).toMatchObject([{ code: 'index', value: index }]);
  expect(rating.grade).toBe(grade);
});

test.each<[number, number, number, string]>([
  [3, 3, 3, 'three'],
  [4, 5, 5, 'five'], // 4 + 1 + 1 stops at 5
  [5, 5, 1, 'four'], // 5 + 1 stops at 5 before quality takes one
  [1, 5, 5, 'two'], // one star in inspection rises by one at most
  [1, 1, 5, 'two'], // 1 − 1 stops at 1, then + 1
  [2, 5, 5, 'four'],
  [3, 1, 1, 'one'],
  [2, 1, 3, 'one'],
  [5, 1, 5, 'five'],
])('nursing homes: inspection %i, staffing %i, quality %i make %s', (inspection, staffing, quality, overall) => {
  const standard = standardOf('examples/nursing-home-five-star.yaml');
  expect(
    gradeOf(standard, { INSPECTION1: { stars: inspection }, STAFFING1: { stars: staffing }, QUALITY1: { stars: quality } }),
  ).toBe(overall);
});

test.each<[number, number, number, string]>([
  [90, 50, 96, 'five'], // 0.7 × 90 + 0.3 × 100 = 93
  [80, 50, 96, 'four'], // 86
  [80, 50, 59.99, 'two'], // the same, but too few are satisfied
  [80, 50, 60, 'four'], // exactly 60 is enough
  [40, 25, 80, 'one'], // 0.7 × 40 + 0.3 × 50 = 43
])('five-level composite: work %i, %i of 50 satisfied, satisfaction %d %%', (work, satisfied, satisfaction, grade) => {
  const standard = standardOf('five-level-composite.yaml');
  const [workStar] = standard.stars;
  const marks = (workStar?.indicators ?? []).map(({ code, maxScore }) => [
    code,
    { kind: 'mark' as const, score: (maxScore * work) / 100 },
  ]);
  const ballots = { satisfied, fairlySatisfied: 0, dissatisfied: 50 - satisfied, unsure: 3, issued: 53, present: 53 };
  const entries: Sheet['entries'] = { ...Object.fromEntries(marks), APPRAISAL1: { kind: 'inputs', values: ballots } };
  expect(rate(standard, { ...emptySheet, entries, inputs: { satisfaction: Math.round(satisfaction * 100) } }).grade).toBe(grade);
});
