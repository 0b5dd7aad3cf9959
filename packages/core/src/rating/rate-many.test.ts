import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { standardArbitrary } from '../standards/arbitrary.ts';
import type { Rule, Standard } from '../standards/standard.ts';
import { readStandardYaml } from '../standards/yaml.ts';
import { columnsOfSheets, sheetArbitrary, soundSheetArbitrary } from './arbitrary.ts';
import { type CompiledStandard, compileStandard } from './compile.ts';
import { explainRow } from './explain-row.ts';
import { type ExplanationNode, starStates, villageStates } from './explanation.ts';
import { explanationLines, starReason, stepWords } from './explanation-words.ts';
import { givenIndicator, givenInput, givenStandard, givenStar } from './given.ts';
import { rate, type VillageRating } from './rate.ts';
import { type RatedColumns, rateMany, refusedState } from './rate-many.ts';
import { emptySheet, type Sheet } from './sheet.ts';
import { emptyColumns, missing, sheetOfRow } from './sheet-columns.ts';

function refusalOf(act: () => unknown): Refusal {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

function outcome(compiled: CompiledStandard, sheet: Sheet): VillageRating | Refusal {
  try {
    return rate(compiled, sheet);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** What the columns say of a row, in the words of `rate`. */
function rowOf(rated: RatedColumns, row: number) {
  return {
    state: villageStates[rated.states[row] ?? -1],
    starsWon: rated.starsWon[row],
    grade: rated.grades[row],
    scores: rated.scores.map((column) => column[row]),
    starStates: rated.starStates.map((column) => starStates[column[row] ?? -1]),
    measures: rated.measures.map((column) => column[row]),
  };
}

function expected({ state, starsWon, gradeIndex, stars, measures }: VillageRating) {
  return {
    state,
    starsWon,
    grade: gradeIndex ?? -1,
    scores: stars.map(({ score }) => score ?? missing),
    starStates: stars.map((star) => star.state),
    measures: measures.map(({ units }) => units ?? Number.NaN),
  };
}

const ratedField = standardArbitrary.chain((standard) =>
  fc.tuple(fc.constant(standard), fc.array(sheetArbitrary(compileStandard(standard)), { minLength: 1, maxLength: 6 })),
);

function expectAgreement(standard: Standard, sheets: readonly Sheet[]): void {
  const compiled = compileStandard(standard);
  const columns = columnsOfSheets(compiled, sheets);
  const rated = rateMany(compiled, columns, { keepExplanations: true });
  for (const [row, sheet] of sheets.entries()) {
    expect(sheetOfRow(compiled, columns, row)).toEqual(sheet);
    const one = outcome(compiled, sheet);
    if (one instanceof Refusal) {
      expect(rated.states[row]).toBe(refusedState);
      const refused = rated.refused.find((entry) => entry.row === row)?.refusal;
      expect([refused?.code, refused?.details]).toEqual([one.code, one.details]);
      expect(refusalOf(() => explainRow(compiled, columns, rated, row)).code).toBe(one.code);
    } else {
      expect(rowOf(rated, row)).toEqual(expected(one));
      expect(explainRow(compiled, columns, rated, row)).toEqual(one);
    }
  }
  expect(rated.refused.length).toBe(rated.states.filter((state) => state === refusedState).length);
}

test('property: rateMany agrees with rate on every output of every village, and explains the same', () => {
  fc.assert(
    fc.property(ratedField, ([standard, sheets]) => expectAgreement(standard, sheets)),
    { numRuns: 400 },
  );
});

const shipped = new URL('../../../../standards/', import.meta.url);
test.each(globSync('**/*.yaml', { cwd: shipped }))('property: they agree on the shipped standard %s', (file) => {
  const standard = readStandardYaml(readFileSync(new URL(file, shipped), 'utf8'));
  const sheet = soundSheetArbitrary(compileStandard(standard));
  fc.assert(
    fc.property(fc.array(sheet, { minLength: 1, maxLength: 4 }), (sheets) => expectAgreement(standard, sheets)),
    { numRuns: 30 },
  );
});

/** Places in the words of a step, in either language, that no value fills. */
function unfilled(node: ExplanationNode): string[] {
  const own = node.steps.flatMap(({ code, values }) =>
    [...`${stepWords[code].zh}${stepWords[code].en}`.matchAll(/\{(\w+)\}/g)]
      .map(([, name = '']) => name)
      .filter((name) => values[name] === undefined),
  );
  return [...own, ...node.children.flatMap(unfilled)];
}

test('property: every explanation reads whole in both languages', () => {
  fc.assert(
    fc.property(ratedField, ([standard, sheets]) => {
      for (const sheet of sheets) {
        const rating = outcome(compileStandard(standard), sheet);
        if (rating instanceof Refusal) continue;
        expect(unfilled(rating.explanation)).toEqual([]);
        for (const language of ['zh', 'en'] as const) {
          expect(explanationLines(rating.explanation, language).join('\n')).not.toMatch(/undefined|NaN|\[object/);
          for (const star of rating.explanation.children.filter(({ kind }) => kind === 'star')) {
            expect(starReason(star, language)).not.toBe('');
          }
        }
      }
    }),
    { numRuns: 100 },
  );
});

const half: Rule & { kind: 'proportion' } = {
  kind: 'proportion',
  inputs: [givenInput('x'), givenInput('y')],
  numerator: 'x',
  denominator: { input: 'y' },
  target: 10_000,
  whenNone: 'full',
};

test('more villages than one block holds come out in their places', () => {
  const compiled = compileStandard(
    givenStandard([givenStar('A', [givenIndicator('A1', 10_000, half), givenIndicator('A2', 100)], { passMark: 5000 })]),
  );
  const rows = 10_000;
  const x = Float64Array.from({ length: rows }, (_, row) => row);
  const y = new Float64Array(rows).fill(rows);
  const columns = { ...emptyColumns(rows), figures: { 'A1.x': x, 'A1.y': y }, marks: { A2: new Int32Array(rows) } };
  const rated = rateMany(compiled, columns, { keepExplanations: true });
  expect(rated.scores[0]?.every((score, row) => score === row)).toBe(true);
  expect(rated.starsWon.indexOf(1)).toBe(5000);
  expect(rated.refused).toEqual([]);
  expect(explainRow(compiled, columns, rated, 9999).stars[0]).toMatchObject({ score: 9999, won: true });
});

test('figures and weights beyond what doubles hold exactly are still rated exactly', () => {
  const weights = { A1: 1_000_000, A2: 999_999 };
  const indicators = [givenIndicator('A1', 2_000_000_000, half), givenIndicator('A2', 2_000_000_000, { ...half, target: 9_999 })];
  const star = givenStar('A', indicators, { combine: { kind: 'weightedMean', weights }, maxScore: 2_000_000_000, passMark: 1 });
  const compiled = compileStandard(givenStandard([star]));
  const values = { x: 4_503_599_627_370_497, y: Number.MAX_SAFE_INTEGER };
  const sheet = { ...emptySheet, entries: { A1: { kind: 'inputs' as const, values }, A2: { kind: 'inputs' as const, values } } };
  const rated = rateMany(compiled, columnsOfSheets(compiled, [sheet]));
  expect(rowOf(rated, 0)).toEqual(expected(rate(compiled, sheet)));
  expect(rated.scores[0]?.[0]).toBe(1_000_050_005); // (10^6 × 1,000,000,000 + 999,999 × 1,000,100,010) ÷ 1,999,999 = 1,000,050,004.98
});

test('a threshold is decimal in columns too: 79.995 rounds to 80.00 and wins, 79.994 does not', () => {
  const compiled = compileStandard(
    givenStandard([
      givenStar('A', [givenIndicator('A1', 10_000, { ...half, denominator: { fixed: 100_000 }, inputs: [givenInput('x')] })]),
    ]),
  );
  const columns = { ...emptyColumns(2), figures: { 'A1.x': Float64Array.of(79_995, 79_994) } };
  const rated = rateMany(compiled, columns);
  expect([rated.scores[0], rated.starsWon]).toEqual([Int32Array.of(8000, 7999), Uint8Array.of(1, 0)]);
});

test('a column that the standard does not ask for, and scores beyond 32 bits, are refused', () => {
  const compiled = compileStandard(givenStandard([givenStar('A', [givenIndicator('A1', 10_000)])]));
  const refusal = refusalOf(() => rateMany(compiled, { ...emptyColumns(1), marks: { Z1: new Int32Array(1) } }));
  expect([refusal.code, refusal.details]).toEqual(['rating.unknownCode', { code: 'Z1' }]);
  const large = compileStandard(givenStandard([givenStar('A', [givenIndicator('A1', 2 ** 31)])]));
  expect(refusalOf(() => rateMany(large, emptyColumns(1))).code).toBe('rating.scoreTooLarge');
});

test('an explanation is held against what was computed: a column changed afterwards is noticed', () => {
  const compiled = compileStandard(givenStandard([givenStar('A', [givenIndicator('A1', 10_000)])]));
  const columns = { ...emptyColumns(1), marks: { A1: Int32Array.of(9000) } };
  const rated = rateMany(compiled, columns, { keepExplanations: true });
  columns.marks.A1[0] = 9100;
  expect(() => explainRow(compiled, columns, rated, 0)).toThrow('is 9000, explained as 9100');
});
