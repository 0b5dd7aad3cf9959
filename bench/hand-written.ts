import { missing, notApplicable, type SheetColumns } from '@xingcun/core/rating/sheet-columns';
import { bands, bonusCap, bonusEach, indicatorsOf, maximaOf, passMark, starCodes } from './field.ts';

/**
 * The floor: the same arithmetic as a programmer would write it by hand for this one standard, over plain Float64Arrays (NaN is
 * missing, -1 does not apply), in blocks that stay in the cache. It checks no marks, knows no rule but this one, explains nothing.
 */
export interface HandField {
  rows: number;
  stars: { marks: Float64Array[]; maxima: number[]; bonus: Float64Array; veto: Uint8Array }[];
  globalVeto: Uint8Array;
}

export function handField({ rows, marks, bonus, vetoes }: SheetColumns): HandField {
  const plain = (mark: number) => (mark === missing ? Number.NaN : mark === notApplicable ? -1 : mark);
  const flags = (code: string) => vetoes[code] ?? new Uint8Array(rows);
  return {
    rows,
    stars: starCodes.map((code, star) => ({
      marks: indicatorsOf(star).map((indicator) => Float64Array.from(marks[indicator] ?? [], plain)),
      maxima: maximaOf(star),
      bonus: Float64Array.from(bonus[`${code}B`] ?? []),
      veto: flags(`${code}V`),
    })),
    globalVeto: flags('GV'),
  };
}

export interface HandResult {
  scores: Float64Array[];
  starsWon: Uint8Array;
  /** -1 where the village is not rated or incomplete. */
  grades: Int8Array;
}

const blockRows = 4096;
const sum = new Float64Array(blockRows);
const open = new Float64Array(blockRows);
const complete = new Uint8Array(blockRows);

export function rateByHand({ rows, stars, globalVeto }: HandField): HandResult {
  const result = { scores: stars.map(() => new Float64Array(rows)), starsWon: new Uint8Array(rows), grades: new Int8Array(rows) };
  const incomplete = new Uint8Array(rows);
  for (let offset = 0; offset < rows; offset += blockRows) {
    const count = Math.min(blockRows, rows - offset);
    for (const [index, { marks, maxima, bonus, veto }] of stars.entries()) {
      sum.fill(0);
      open.fill(10_000);
      complete.fill(1);
      for (const [position, column] of marks.entries()) add(column, offset, count, maxima[position] ?? 0);
      settle(bonus, veto, globalVeto, offset, count, result.scores[index] ?? new Float64Array(rows), result.starsWon, incomplete);
    }
  }
  const [model = 0, advanced = 0, sound = 0] = bands;
  for (let row = 0; row < rows; row += 1) {
    const won = result.starsWon[row] ?? 0;
    const grade = won >= model ? 0 : won >= advanced ? 1 : won >= sound ? 2 : 3;
    result.grades[row] = globalVeto[row] === 1 || incomplete[row] === 1 ? -1 : grade;
  }
  return result;
}

function add(column: Float64Array, offset: number, count: number, max: number): void {
  for (let row = 0; row < count; row += 1) {
    const mark = column[offset + row] ?? 0;
    if (mark >= 0) sum[row] = (sum[row] ?? 0) + mark;
    else if (mark === -1) open[row] = (open[row] ?? 0) - max;
    else complete[row] = 0;
  }
}

function settle(
  bonus: Float64Array,
  veto: Uint8Array,
  globalVeto: Uint8Array,
  offset: number,
  count: number,
  scores: Float64Array,
  starsWon: Uint8Array,
  incomplete: Uint8Array,
): void {
  for (let index = 0; index < count; index += 1) {
    const row = offset + index;
    if (complete[index] === 0) {
      scores[row] = Number.NaN;
      if (veto[row] === 0) incomplete[row] = 1;
      continue;
    }
    const of = open[index] ?? 0;
    const marks = sum[index] ?? 0;
    const base = of === 10_000 ? marks : Math.floor((2 * marks * 10_000 + of) / (2 * of));
    const score = Math.min(10_000, base + Math.min(bonusCap, (bonus[row] ?? 0) * bonusEach));
    scores[row] = score;
    if (score >= passMark && veto[row] === 0 && globalVeto[row] === 0) starsWon[row] = (starsWon[row] ?? 0) + 1;
  }
}
