import Fraction from 'fraction.js';
import { exactBelow, fits, halfUp, isClearOfHalf } from '../standards/formula-columns.ts';
import { floorDivide, geometricMeanUnits } from '../values/exact.ts';
import type { CompiledStar } from './compile.ts';
import { type StarState, starStates } from './explanation.ts';
import { missing, notApplicable } from './sheet-columns.ts';

/** Rows are worked on in blocks that stay in the processor's cache. */
export const blockRows = 4096;

/** What is out of the ordinary in a row; most rows have none of it. */
export const flags = { lacking: 1, someNotApplicable: 2, vetoed: 4, hardFails: 8, hardUnknown: 16, globalVeto: 32 } as const;

/** One star over the rows of a block. */
export interface StarBlock {
  /** Σ scores of the indicators that apply, of a sum. Below 2^31, so the loops stay with whole numbers. */
  sum: Int32Array;
  /** Σ score × weight, of a weighted mean. */
  weighted: Float64Array;
  /** What the scores are measured against, maxima of a sum or weights of a mean; only where `someNotApplicable`, else the whole. */
  open: Float64Array;
  flags: Uint8Array;
  bonus: Float64Array;
}

export function starBlock(): StarBlock {
  return {
    sum: new Int32Array(blockRows),
    weighted: new Float64Array(blockRows),
    open: new Float64Array(blockRows),
    flags: new Uint8Array(blockRows),
    bonus: new Float64Array(blockRows),
  };
}

export interface ScoreColumn {
  maxScore: number;
  weight: number;
  /** What leaves `open` when the indicator does not apply. */
  share: number;
  mayNotApply: boolean;
  missingIsZero: boolean;
}

/**
 * Adds the indicators' scores, three at a time. A value that is no score and no code marks its row in `ask`.
 * `value >>> 0` turns what is below 0, the codes too, into a number above every maximum: one comparison for both ends.
 */
export function addScores(
  scores: readonly Int32Array[],
  columns: readonly ScoreColumn[],
  whole: number,
  rows: number,
  block: StarBlock,
  ask: Uint8Array,
): void {
  block.sum.fill(0);
  let index = 0;
  for (; index + 2 < columns.length; index += 3) {
    const [a, b, c] = [scores[index], scores[index + 1], scores[index + 2]];
    const [columnA, columnB, columnC] = [columns[index], columns[index + 1], columns[index + 2]];
    if (a && b && c && columnA && columnB && columnC) addThree(a, b, c, columnA, columnB, columnC, whole, rows, block, ask);
  }
  for (; index < columns.length; index += 1) {
    const [only, column] = [scores[index], columns[index]];
    if (only && column) addOne(only, column, whole, rows, block, ask);
  }
}

function addThree(
  a: Int32Array,
  b: Int32Array,
  c: Int32Array,
  columnA: ScoreColumn,
  columnB: ScoreColumn,
  columnC: ScoreColumn,
  whole: number,
  rows: number,
  block: StarBlock,
  ask: Uint8Array,
): void {
  const { sum } = block;
  const mostA = columnA.maxScore;
  const mostB = columnB.maxScore;
  const mostC = columnC.maxScore;
  for (let row = 0; row < rows; row += 1) {
    const x = a[row] ?? missing;
    const y = b[row] ?? missing;
    const z = c[row] ?? missing;
    if (x >>> 0 <= mostA && y >>> 0 <= mostB && z >>> 0 <= mostC) sum[row] = ((sum[row] ?? 0) + x + y + z) | 0;
    else {
      addAny(x, row, columnA, whole, block, ask);
      addAny(y, row, columnB, whole, block, ask);
      addAny(z, row, columnC, whole, block, ask);
    }
  }
}

function addOne(scores: Int32Array, column: ScoreColumn, whole: number, rows: number, block: StarBlock, ask: Uint8Array): void {
  const { sum } = block;
  const most = column.maxScore;
  for (let row = 0; row < rows; row += 1) {
    const score = scores[row] ?? missing;
    if (score >>> 0 <= most) sum[row] = ((sum[row] ?? 0) + score) | 0;
    else addAny(score, row, column, whole, block, ask);
  }
}

export function addWeighted(
  scores: readonly Int32Array[],
  columns: readonly ScoreColumn[],
  whole: number,
  rows: number,
  block: StarBlock,
  ask: Uint8Array,
): void {
  const { weighted } = block;
  weighted.fill(0);
  for (const [index, column] of columns.entries()) {
    const own = scores[index];
    const { maxScore, weight } = column;
    for (let row = 0; own && row < rows; row += 1) {
      const score = own[row] ?? missing;
      if (score >>> 0 <= maxScore) weighted[row] = (weighted[row] ?? 0) + score * weight;
      else addAny(score, row, column, whole, block, ask);
    }
  }
}

function addAny(score: number, row: number, column: ScoreColumn, whole: number, block: StarBlock, ask: Uint8Array): void {
  const flag = block.flags[row] ?? 0;
  if (score >= 0 && score <= column.maxScore) block.sum[row] = ((block.sum[row] ?? 0) + score) | 0;
  else if (score === missing) {
    if (!column.missingIsZero) block.flags[row] = flag | flags.lacking;
  } else if (score === notApplicable && column.mayNotApply) {
    const before = (flag & flags.someNotApplicable) === 0 ? whole : (block.open[row] ?? 0);
    block.open[row] = before - column.share;
    block.flags[row] = flag | flags.someNotApplicable;
  } else ask[row] = 1;
}

const code = (state: StarState) => starStates.indexOf(state);
const won = code('won');
const notYet = code('notYet');
const vetoed = code('vetoed');
const incomplete = code('incomplete');
const doesNotApply = code('notApplicable');
const component = code('component');
const notRated = code('notRated');

/** Where a star's results go: the block's part of the whole columns. */
export interface StarResult {
  scores: Int32Array;
  states: Uint8Array;
  /** Kept for explanations. */
  kept: { bases: Int32Array; bonuses: Int32Array } | null;
}

/** What the village needs of its stars: how many won, whether one is open. */
export interface VillageBlock {
  globalVeto: Uint8Array;
  won: Uint8Array;
  incomplete: Uint8Array;
  /** 1 where a measure or the grade is open. */
  open: Uint8Array;
}

/** Combines, adds the bonus, tests the pass mark; `baseOf` answers the rounded base of a row where nothing is missing. */
export function settleStar(
  compiled: CompiledStar,
  baseOf: (row: number) => number,
  rows: number,
  block: StarBlock,
  village: VillageBlock,
  result: StarResult,
): void {
  const { star } = compiled;
  const { maxScore } = star;
  const plainSum = star.combine.kind === 'sum';
  const mayLift = star.bonus?.mayLiftOverPassMark ?? true;
  const passMark = star.passMark ?? 0;
  const reached = star.passMark === null ? component : won;
  const { scores, states } = result;
  const { sum, bonus, flags: found } = block;
  const wonSoFar = village.won;
  for (let row = 0; row < rows; row += 1) {
    if (!plainSum || found[row] !== 0) {
      settleOther(compiled, baseOf, row, block, village, result);
      continue;
    }
    const base = sum[row] ?? 0;
    const score = Math.min(maxScore, base + (bonus[row] ?? 0));
    const state = (mayLift ? score : Math.min(maxScore, base)) >= passMark ? reached : notYet;
    scores[row] = score;
    states[row] = state;
    if (state === won) wonSoFar[row] = (wonSoFar[row] ?? 0) + 1;
  }
  if (result.kept) keep(result.kept, plainSum, rows, block);
}

/** The base that `settleOther` has not written. */
function keep(
  { bases, bonuses }: { bases: Int32Array; bonuses: Int32Array },
  plainSum: boolean,
  rows: number,
  block: StarBlock,
): void {
  for (let row = 0; row < rows; row += 1) {
    if (plainSum && block.flags[row] === 0) bases[row] = block.sum[row] ?? 0;
    bonuses[row] = block.bonus[row] ?? 0;
  }
}

function settleOther(
  { star }: CompiledStar,
  baseOf: (row: number) => number,
  row: number,
  block: StarBlock,
  village: VillageBlock,
  result: StarResult,
): void {
  const flag = block.flags[row] ?? 0;
  const has = (wanted: number) => (flag & wanted) !== 0;
  const nothingApplies = has(flags.someNotApplicable) && block.open[row] === 0;
  const settled = !has(flags.lacking) && !nothingApplies;
  const base = settled ? baseOf(row) : missing;
  const score = settled ? Math.min(star.maxScore, base + (block.bonus[row] ?? 0)) : missing;
  const tested = (star.bonus?.mayLiftOverPassMark ?? true) ? score : Math.min(star.maxScore, base);

  let state: number;
  if (has(flags.globalVeto)) state = notRated;
  else if (has(flags.vetoed)) state = vetoed;
  else if (!settled) state = has(flags.lacking) ? incomplete : doesNotApply;
  else if (star.passMark === null) state = component;
  else if (has(flags.hardFails) || tested < star.passMark) state = notYet;
  else state = has(flags.hardUnknown) ? incomplete : won;

  result.scores[row] = score;
  result.states[row] = state;
  if (result.kept) result.kept.bases[row] = base;
  if (state === won) village.won[row] = (village.won[row] ?? 0) + 1;
  if (state === incomplete) village.incomplete[row] = 1;
}

/** `open` where every indicator applies. */
export function wholeOf({ star, indicators, full }: CompiledStar): number {
  return star.combine.kind === 'sum' ? full : indicators.reduce((sum, { weight }) => sum + weight, 0);
}

/** The base of a row by the star's way of combining; `scoreOf` reads an indicator's score in the block. */
export function baseBy(
  compiled: CompiledStar,
  block: StarBlock,
  scoreOf: (indicator: number, row: number) => number,
): (row: number) => number {
  const { star, full, indicators } = compiled;
  const whole = wholeOf(compiled);
  const open = (row: number) => (((block.flags[row] ?? 0) & flags.someNotApplicable) === 0 ? whole : (block.open[row] ?? 0));
  switch (star.combine.kind) {
    case 'sum':
      return (row) => scaled(block.sum[row] ?? 0, full, open(row));
    case 'weightedMean':
      return (row) => scaled(block.weighted[row] ?? 0, 1, open(row));
    case 'geometricMean':
      return (row) => {
        const scores: number[] = [];
        for (let index = 0; index < indicators.length; index += 1) {
          const score = scoreOf(index, row);
          // Missing is here only where it counts 0; a score below 0 is refused when its row is asked again.
          if (score !== notApplicable) scores.push(Math.max(0, score));
        }
        return scores.length === 0 ? 0 : geometricMean(scores);
      };
  }
}

/** a × b ÷ c, rounded half up; a, b, c exact, a and b ≥ 0, c > 0. */
function scaled(a: number, b: number, c: number): number {
  const product = a * b;
  if (fits(product) && fits(c)) return halfUp(product, c);
  return Number(floorDivide(2n * BigInt(a) * BigInt(b) + BigInt(c), 2n * BigInt(c)));
}

/** The double's answer where it is clear of the next half by far more than its error, else the exact one. */
function geometricMean(scores: readonly number[]): number {
  let logarithm = 0;
  for (const score of scores) {
    if (score === 0) return 0;
    logarithm += Math.log(score);
  }
  const root = Math.exp(logarithm / scores.length);
  const rounded = Math.round(root);
  if (isClearOfHalf(root, rounded)) return rounded;
  return Number(
    geometricMeanUnits(
      scores.map((score) => new Fraction(score)),
      0,
    ),
  );
}

/** Whether a star's sums stay exact whatever the marks; an absurdly large star is rated row by row instead. */
export function hasExactSums({ indicators }: CompiledStar): boolean {
  return indicators.reduce((sum, { indicator, weight }) => sum + indicator.maxScore * weight, 0) < exactBelow;
}
