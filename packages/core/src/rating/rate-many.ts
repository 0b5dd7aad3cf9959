import { assert } from '../assert.ts';
import { Refusal } from '../refusal.ts';
import { shortText } from '../values/exact.ts';
import { addBonus, boundedColumn, checkFigures, setFlag, setHardFlags } from './column-checks.ts';
import type { CompiledStandard, CompiledStar } from './compile.ts';
import { starStates, type VillageState, villageStates } from './explanation.ts';
import { gradeColumns } from './grade-columns.ts';
import { indicatorColumn } from './indicator-columns.ts';
import { rate } from './rate.ts';
import { checkColumns, missing, type SheetColumns, sheetOfRow } from './sheet-columns.ts';
import {
  addScores,
  addWeighted,
  baseBy,
  blockRows,
  flags,
  hasExactSums,
  settleStar,
  starBlock,
  type VillageBlock,
  wholeOf,
} from './star-columns.ts';

/** Results of many villages as columns, in the order of the sheets. */
export interface RatedColumns {
  rows: number;
  /** Per star: the score, `missing` where it is open. */
  scores: Int32Array[];
  /** Per star: index in `starStates`. */
  starStates: Uint8Array[];
  starsWon: Uint8Array;
  /** Index in `villageStates`, or `refusedState`. */
  states: Uint8Array;
  /** Index of the band, before quotas; -1 where there is none. */
  grades: Int8Array;
  /** Per measure, in units of 10^-`shownPlaces(places)`, NaN where it is open. The grade is settled by the exact value. */
  measures: Float64Array[];
  /** Rows that cannot be rated, with the reason that `rate` gives. */
  refused: { row: number; refusal: Refusal }[];
  kept: KeptColumns | null;
}

/** What was computed on the way; `explainRow` holds its explanation against it. */
export interface KeptColumns {
  /** Per star, per indicator: the score, before “missing counts 0”. */
  indicators: Int32Array[][];
  bases: Int32Array[];
  bonuses: Int32Array[];
}

const stateIndex = (state: VillageState) => villageStates.indexOf(state);
const rated = stateIndex('rated');
const incomplete = stateIndex('incomplete');
const notRated = stateIndex('notRated');
/** State of a row that cannot be rated. */
export const refusedState = villageStates.length;

/** Scores are held in columns of 32 bits. */
const largestScore = 2 ** 31 - 1;

/**
 * Rates many villages in one pass over columns; agrees with `rate` on every row. Rows whose numbers could leave the range in which
 * doubles are exact are rated by `rate` itself.
 * @param options.keepExplanations keeps what `explainRow` needs; the columns given must then stay as they are
 * @throws {Refusal} rating.unknownCode for a column that the standard does not ask for, .scoreTooLarge for scores beyond 32 bits
 */
export function rateMany(compiled: CompiledStandard, columns: SheetColumns, { keepExplanations = false } = {}): RatedColumns {
  checkColumns(compiled, columns);
  checkScoreSizes(compiled);
  const { rows } = columns;
  const perStar = (make: (star: CompiledStar) => Int32Array) => compiled.stars.map(make);
  const result: RatedColumns = {
    rows,
    scores: perStar(() => new Int32Array(rows)),
    starStates: compiled.stars.map(() => new Uint8Array(rows)),
    starsWon: new Uint8Array(rows),
    states: new Uint8Array(rows),
    grades: new Int8Array(rows),
    measures: compiled.measures.map(() => new Float64Array(rows)),
    refused: [],
    kept: keepExplanations
      ? { indicators: [], bases: perStar(() => new Int32Array(rows)), bonuses: perStar(() => new Int32Array(rows)) }
      : null,
  };
  const village: VillageBlock = {
    globalVeto: new Uint8Array(blockRows),
    won: new Uint8Array(blockRows),
    incomplete: new Uint8Array(blockRows),
    open: new Uint8Array(blockRows),
  };
  const ask = new Uint8Array(blockRows);
  const globalVetoes = present(compiled.standard.vetoes, columns.vetoes);
  const settleStars = compiled.stars.map((_, index) => starPlan(compiled, columns, index, result));
  const settleGrades = gradeColumns(compiled, columns, result, village);
  const inputs = compiled.standard.inputs.flatMap(({ code, min, max }) => {
    const column = columns.inputs[code];
    return column ? [boundedColumn(column, min, max)] : [];
  });
  const askAll = compiled.stars.every(hasExactSums) ? 0 : 1;

  for (let offset = 0; offset < rows; offset += blockRows) {
    const count = Math.min(blockRows, rows - offset);
    ask.fill(askAll);
    village.open.fill(0);
    village.won.fill(0);
    village.incomplete.fill(0);
    village.globalVeto.fill(0);
    setFlag(globalVetoes, 1, offset, count, village.globalVeto);
    for (const settle of settleStars) settle(offset, count, village, ask);
    for (const input of inputs) checkFigures(input, offset, count, ask);
    settleGrades(offset, count, ask);
    for (let row = 0; row < count; row += 1) {
      const open = village.incomplete[row] === 1 || village.open[row] === 1;
      result.states[offset + row] = village.globalVeto[row] === 1 ? notRated : open ? incomplete : rated;
      result.starsWon[offset + row] = village.won[row] ?? 0;
    }
    for (let row = 0; row < count; row += 1) if (ask[row] === 1) rateRow(compiled, columns, result, offset + row);
  }
  return result;
}

/** The columns that are there, of the codes given. */
function present(codes: readonly { code: string }[], columns: Readonly<Record<string, Uint8Array>>): Uint8Array[] {
  return codes.flatMap(({ code }) => columns[code] ?? []);
}

type SettleStar = (offset: number, rows: number, village: VillageBlock, ask: Uint8Array) => void;

function starPlan(compiled: CompiledStandard, columns: SheetColumns, index: number, result: RatedColumns): SettleStar {
  const star = compiled.stars[index];
  const scores = result.scores[index];
  const states = result.starStates[index];
  assert(star && scores && states, `star ${index} exists`);
  const { combine, bonus, vetoes, hardStandards } = star.star;
  const bases = result.kept?.bases[index];
  const bonuses = result.kept?.bonuses[index];
  const block = starBlock();
  const whole = wholeOf(star);
  const indicators = star.indicators.map((indicator) => {
    const share = combine.kind === 'sum' ? indicator.indicator.maxScore : indicator.weight;
    return indicatorColumn(indicator, columns, share, result.kept !== null);
  });
  result.kept?.indicators.push(indicators.map((column) => column.scores));
  const bonusItems = (bonus?.items ?? []).flatMap(({ code, each }) => {
    const counts = columns.bonus[code];
    return counts ? [{ counts, each }] : [];
  });
  const vetoColumns = present(vetoes, columns.vetoes);
  const hardColumns = hardStandards.map(({ code }) => columns.hardStandards[code]);
  const cap = bonus?.cap ?? 0;
  let views: Int32Array[] = [];
  const baseOf = baseBy(star, block, (indicator, row) => views[indicator]?.[row] ?? missing);
  const add = combine.kind === 'weightedMean' ? addWeighted : addScores;

  return (offset, rows, village, ask) => {
    for (let row = 0; row < rows; row += 1) block.flags[row] = village.globalVeto[row] === 1 ? flags.globalVeto : 0;
    setFlag(vetoColumns, flags.vetoed, offset, rows, block.flags);
    for (const column of hardColumns) setHardFlags(column, offset, rows, block.flags);
    views = indicators.map((column) => {
      column.prepare(offset, rows, ask);
      return column.whole ? column.scores.subarray(offset, offset + rows) : column.scores;
    });
    add(views, indicators, whole, rows, block, ask);
    if (bonusItems.length > 0) addBonus(bonusItems, cap, offset, rows, block.bonus, ask);
    const part = (column: Int32Array) => column.subarray(offset, offset + rows);
    const kept = bases && bonuses ? { bases: part(bases), bonuses: part(bonuses) } : null;
    settleStar(star, baseOf, rows, block, village, {
      scores: part(scores),
      states: states.subarray(offset, offset + rows),
      kept,
    });
  };
}

/** Rates one row exactly and puts it in its place. */
function rateRow(compiled: CompiledStandard, columns: SheetColumns, result: RatedColumns, row: number): void {
  try {
    const rating = rate(compiled, sheetOfRow(compiled, columns, row));
    result.states[row] = stateIndex(rating.state);
    result.starsWon[row] = rating.starsWon;
    result.grades[row] = rating.gradeIndex ?? -1;
    for (const [index, star] of rating.stars.entries()) {
      put(result.scores[index], row, star.score ?? missing);
      put(result.starStates[index], row, starStates.indexOf(star.state));
      put(result.kept?.bases[index], row, star.base ?? missing);
      put(result.kept?.bonuses[index], row, star.bonus);
    }
    for (const [index, measure] of rating.measures.entries()) put(result.measures[index], row, measure.units ?? Number.NaN);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    result.refused.push({ row, refusal: error });
    result.states[row] = refusedState;
    result.starsWon[row] = 0;
    result.grades[row] = -1;
    for (const column of result.scores) column[row] = missing;
    for (const column of result.starStates) column[row] = starStates.indexOf('incomplete');
    for (const column of result.measures) column[row] = Number.NaN;
  }
}

function put(column: { [row: number]: number } | undefined, row: number, value: number): void {
  if (column) column[row] = value;
}

function checkScoreSizes({ stars, standard }: CompiledStandard): void {
  for (const { star, full, indicators } of stars) {
    const largest = Math.max(
      star.maxScore,
      star.combine.kind === 'sum' ? full : 0,
      ...indicators.map(({ indicator }) => indicator.maxScore),
    );
    if (largest > largestScore) {
      throw new Refusal('rating.scoreTooLarge', {
        code: star.code,
        value: shortText(largest, standard.scorePlaces),
        max: shortText(largestScore, standard.scorePlaces),
      });
    }
  }
}
