import Fraction from 'fraction.js';
import { exactBelow, fits, halfUp } from '../standards/formula-columns.ts';
import { floorDivide, geometricMeanUnits } from '../values/exact.ts';
import type { CompiledStar } from './compile.ts';
import { type StarState, starStates } from './explanation.ts';
import { missing, notApplicable } from './sheet-columns.ts';

/** Rows are worked on in blocks that stay in the processor's cache. */
export const blockRows = 4096;

/** One star over the rows of a block. */
export interface StarBlock {
  /** Σ score × weight of the indicators that apply. */
  sum: Float64Array;
  /** Σ of what these scores are measured against: maxima in a sum, weights in a mean. */
  open: Float64Array;
  /** 1 where a score is missing. */
  lacking: Uint8Array;
  bonus: Float64Array;
  /** 1 where a veto of the star stands. */
  vetoed: Uint8Array;
  /** Hard standards: bit 0 one does not hold, bit 1 one is not known. */
  hard: Uint8Array;
}

export function starBlock(): StarBlock {
  return {
    sum: new Float64Array(blockRows),
    open: new Float64Array(blockRows),
    lacking: new Uint8Array(blockRows),
    bonus: new Float64Array(blockRows),
    vetoed: new Uint8Array(blockRows),
    hard: new Uint8Array(blockRows),
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

/** Adds one indicator to its star. A value that is no score and no code marks its row to be asked again, exactly. */
export function addScores(
  scores: Int32Array,
  offset: number,
  rows: number,
  column: ScoreColumn,
  block: StarBlock,
  ask: Uint8Array,
): void {
  const { maxScore, weight } = column;
  const { sum } = block;
  if (weight === 1) {
    for (let row = 0; row < rows; row += 1) {
      const score = scores[offset + row] ?? missing;
      if (score >= 0 && score <= maxScore) sum[row] = (sum[row] ?? 0) + score;
      else addOther(score, row, column, block, ask);
    }
    return;
  }
  for (let row = 0; row < rows; row += 1) {
    const score = scores[offset + row] ?? missing;
    if (score >= 0 && score <= maxScore) sum[row] = (sum[row] ?? 0) + score * weight;
    else addOther(score, row, column, block, ask);
  }
}

function addOther(score: number, row: number, column: ScoreColumn, block: StarBlock, ask: Uint8Array): void {
  if (score === missing) {
    if (!column.missingIsZero) block.lacking[row] = 1;
  } else if (score === notApplicable && column.mayNotApply) {
    block.open[row] = (block.open[row] ?? 0) - column.share;
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

/** Where a star's results go: whole columns, from `offset`. */
export interface StarResult {
  scores: Int32Array;
  states: Uint8Array;
  /** Kept for explanations. */
  bases: Int32Array | null;
  bonuses: Int32Array | null;
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
  offset: number,
  rows: number,
  block: StarBlock,
  village: VillageBlock,
  result: StarResult,
): void {
  const { star } = compiled;
  const { maxScore } = star;
  const whole = wholeOf(compiled);
  const plainSum = star.combine.kind === 'sum';
  const mayLift = star.bonus?.mayLiftOverPassMark ?? true;
  const isComponent = star.passMark === null;
  const passMark = star.passMark ?? 0;
  for (let row = 0; row < rows; row += 1) {
    const open = block.open[row] ?? 0;
    const bonus = block.bonus[row] ?? 0;
    const settled = block.lacking[row] === 0 && open > 0;
    let base = missing;
    let score = missing;
    if (settled) {
      base = plainSum && open === whole ? (block.sum[row] ?? 0) : baseOf(row);
      score = Math.min(maxScore, base + bonus);
    }
    let state: number;
    if (village.globalVeto[row] === 1) state = notRated;
    else if (block.vetoed[row] === 1) state = vetoed;
    else if (!settled) state = open > 0 || block.lacking[row] === 1 ? incomplete : doesNotApply;
    else if (isComponent) state = component;
    else if (((block.hard[row] ?? 0) & 1) === 1) state = notYet;
    else if ((mayLift ? score : Math.min(maxScore, base)) < passMark) state = notYet;
    else state = block.hard[row] === 0 ? won : incomplete;

    result.scores[offset + row] = score;
    result.states[offset + row] = state;
    if (state === won) village.won[row] = (village.won[row] ?? 0) + 1;
    if (state === incomplete) village.incomplete[row] = 1;
    if (result.bases) result.bases[offset + row] = base;
    if (result.bonuses) result.bonuses[offset + row] = bonus;
  }
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
  switch (star.combine.kind) {
    case 'sum':
      return (row) => scaled(block.sum[row] ?? 0, full, block.open[row] ?? 0);
    case 'weightedMean':
      return (row) => scaled(block.sum[row] ?? 0, 1, block.open[row] ?? 0);
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
  // The error is below 1e-13 of a root below 2^31, times the number of terms' logarithms: 1e-3 of a unit is far outside it.
  if (0.5 - Math.abs(root - rounded) > 1e-3 + root * 1e-12) return rounded;
  return Number(
    geometricMeanUnits(
      scores.map((score) => new Fraction(score)),
      0,
    ),
  );
}

/** Whether the star's sums stay exact whatever the marks; an absurdly large star is rated row by row instead. */
export function hasExactSums({ indicators }: CompiledStar): boolean {
  return indicators.reduce((sum, { indicator, weight }) => sum + indicator.maxScore * weight, 0) < exactBelow;
}
