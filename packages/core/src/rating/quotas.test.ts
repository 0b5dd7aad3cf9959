import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileStandard } from './compile.ts';
import { stepSentence } from './explanation-words.ts';
import { givenGrade, givenIndicator, givenStandard, givenStar, words } from './given.ts';
import { quotaField, quotaSteps, settleQuotas } from './quotas.ts';
import { rate } from './rate.ts';
import { emptySheet } from './sheet.ts';

const bands: [string, string | null][] = [
  ['五星', '90'],
  ['四星', '80'],
  ['三星', '70'],
  ['二星', null],
];

function standardWith(quotas: { grade: string; share: number }[]) {
  return compileStandard(
    givenStandard([givenStar('A', [givenIndicator('A1', 10_000)])], {
      measures: [{ code: 'total', title: words('total'), unit: words('points'), expression: 'A', places: 2 }],
      grade: givenGrade('total', bands, { quotas }),
    }),
  );
}

const fieldOf = (villages: [grade: number, value: number][]) => ({
  grades: Int8Array.from(villages, ([grade]) => grade),
  values: Float64Array.from(villages, ([, value]) => value),
});

test('five stars for at most 30 %: of ten villages three stay, the lowest move one band down', () => {
  const compiled = standardWith([{ grade: '五星', share: 3000 }]);
  const field = fieldOf([
    [0, 9100],
    [0, 9800],
    [0, 9500],
    [0, 9900],
    [1, 8000],
    [1, 8500],
    [2, 7000],
    [2, 7100],
    [3, 100],
    [-1, Number.NaN],
  ]);
  const settled = settleQuotas(compiled, field);
  expect([...settled.grades]).toEqual([1, 0, 0, 0, 1, 1, 2, 2, 3, -1]);
  expect(settled.quotas[0]).toMatchObject({ villages: 10, allowed: 3, holders: 4, moved: 1, tied: 0 });
  expect(quotaSteps(compiled, settled, 0).map((step) => stepSentence(step, 'zh'))).toEqual([
    '“五星”及以上不超过全部10个村的30%（3个），现有4个，本村列第4位，按“四星”评定。',
  ]);
  expect(quotaSteps(compiled, settled, 1)).toEqual([]);
});

test('the field of ratings holds each village’s own grade and the value that ranks it', () => {
  const compiled = standardWith([{ grade: '五星', share: 3000 }]);
  const ratings = [9500, 8000].map((score) => rate(compiled, { ...emptySheet, entries: { A1: { kind: 'mark', score } } }));
  const open = rate(compiled, emptySheet);
  expect(quotaField(compiled, [...ratings, open])).toEqual(
    fieldOf([
      [0, 9500],
      [1, 8000],
      [-1, Number.NaN],
    ]),
  );
});

test('equals at the cut are not split: they all move, and the reason says so', () => {
  const compiled = standardWith([{ grade: '五星', share: 5000 }]);
  const settled = settleQuotas(
    compiled,
    fieldOf([
      [0, 9500],
      [0, 9200],
      [0, 9200],
      [1, 8000],
    ]),
  );
  expect([...settled.grades]).toEqual([0, 1, 1, 1]);
  expect(settled.quotas[0]).toMatchObject({ allowed: 2, holders: 3, moved: 2, tied: 2 });
  expect(quotaSteps(compiled, settled, 2).map((step) => stepSentence(step, 'en'))).toEqual([
    'At most 50 % of all 4 villages (2) may hold “五星” or better; 3 did and this village is in place 2, so it is graded “四星”.',
    '2 villages are equal at the cut of 2 and move together.',
  ]);
});

test('a second quota counts the villages that the first one moved', () => {
  const compiled = standardWith([
    { grade: '四星', share: 5000 },
    { grade: '五星', share: 2500 },
  ]);
  const settled = settleQuotas(
    compiled,
    fieldOf([
      [0, 9500],
      [0, 9200],
      [1, 8900],
      [1, 8800],
    ]),
  );
  expect([...settled.grades]).toEqual([0, 1, 2, 2]);
  expect(settled.quotas.map(({ band, moved }) => [band, moved])).toEqual([
    [0, 1],
    [1, 2],
  ]);
});

test('property: every quota holds, nobody rises, nobody passes a better village, order plays no part', () => {
  const village = fc.tuple(fc.integer({ min: -1, max: 3 }), fc.integer({ min: 0, max: 20 }));
  const quotas = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(village, { minLength: 1, maxLength: 30 }), quotas, fc.integer(), (villages, shares, seed) => {
      const ascending = [...shares].sort((a, b) => a - b);
      const compiled = standardWith(ascending.map((share, band) => ({ grade: bands[band]?.[0] ?? '', share })));
      const { grades } = settleQuotas(compiled, fieldOf(villages));
      for (const [band, share] of ascending.entries()) {
        expect(grades.filter((grade) => grade >= 0 && grade <= band).length * 10_000).toBeLessThanOrEqual(
          share * villages.length,
        );
      }
      for (const [row, [before, value]] of villages.entries()) {
        const after = grades[row] ?? -1;
        expect(before === -1 ? after === -1 : after >= before).toBe(true);
        for (const [other, [otherBefore, otherValue]] of villages.entries()) {
          const worse =
            otherBefore >= 0 && before >= 0 && (otherBefore > before || (otherBefore === before && otherValue < value));
          if (worse) expect(grades[other] ?? 0).toBeGreaterThanOrEqual(after);
        }
      }
      const turn = Math.abs(seed) % villages.length;
      const turned = [...villages.slice(turn), ...villages.slice(0, turn)];
      const again = settleQuotas(compiled, fieldOf(turned)).grades;
      expect([...again]).toEqual([...grades.slice(turn), ...grades.slice(0, turn)]);
    }),
  );
});
