import { type ColumnNumber, columnCondition, columnNumber, fits, halfUp, type Ratio } from '../standards/formula-columns.ts';
import type { CompiledStandard } from './compile.ts';
import { shownPlaces } from './grade.ts';
import { missing, type SheetColumns } from './sheet-columns.ts';
import { blockRows, type VillageBlock } from './star-columns.ts';

/** Values of a measure over a block as ratios; d 0 where it is not known. */
interface MeasureBlock {
  n: Float64Array;
  d: Float64Array;
}

/** Whole columns: the stars' scores to read, the measures and grades to fill. */
interface GradeResult {
  scores: readonly Int32Array[];
  /** In units of 10^-`shownPlaces`; NaN where it is open. */
  measures: readonly Float64Array[];
  grades: Int8Array;
}

type SettleGrades = (offset: number, rows: number, ask: Uint8Array) => void;

/**
 * Measures and grade over blocks. Rows that the doubles cannot settle exactly are marked in `ask`.
 */
export function gradeColumns(
  compiled: CompiledStandard,
  columns: SheetColumns,
  result: GradeResult,
  village: VillageBlock,
): SettleGrades {
  const { standard, grade } = compiled;
  const out: Ratio = { n: 0, d: 1 };
  let offset = 0;

  const scoreScale = 10 ** standard.scorePlaces;
  const names = new Map<string, { known: (row: number) => boolean; value: ColumnNumber }>();
  const give = (name: string, known: (row: number) => boolean, value: ColumnNumber) => names.set(name, { known, value });
  for (const { code, decimals } of standard.inputs) {
    const column = columns.inputs[code];
    const scale = 10 ** decimals;
    give(
      code,
      (row) => column !== undefined && !Number.isNaN(column[offset + row]),
      (row) => set(column?.[offset + row] ?? 0, scale),
    );
  }
  for (const [index, star] of standard.stars.entries()) {
    const column = result.scores[index];
    give(
      star.code,
      (row) => column?.[offset + row] !== missing,
      (row) => set(column?.[offset + row] ?? 0, scoreScale),
    );
  }
  give(
    'starsWon',
    (row) => village.incomplete[row] === 0,
    (row) => set(village.won[row] ?? 0, 1),
  );

  function set(n: number, d: number): boolean {
    out.n = n;
    out.d = d;
    return fits(n);
  }
  const knows = (codes: readonly string[]) => {
    const each = codes.map((code) => names.get(code)?.known ?? (() => false));
    return (row: number) => {
      for (const known of each) if (!known(row)) return false;
      return true;
    };
  };
  const valueOf = (name: string): ColumnNumber => names.get(name)?.value ?? (() => false);

  const measures = compiled.measures.map(({ measure, formula }) => {
    const block: MeasureBlock = { n: new Float64Array(blockRows), d: new Float64Array(blockRows) };
    const plan = {
      measure,
      known: knows(formula.names),
      block,
      value: columnNumber(formula, valueOf, out),
      scale: 10 ** shownPlaces(measure.places),
    };
    give(
      measure.code,
      (row) => block.d[row] !== 0,
      (row) => set(block.n[row] ?? 0, block.d[row] ?? 1),
    );
    return plan;
  });
  const by = grade && valueOf(grade.rule.by);
  const byIsKnown = knows(grade ? [grade.rule.by] : []);
  const from = (grade?.from ?? []).map((least) => least && { n: Number(least.s * least.n), d: Number(least.d) });
  const caps = (grade?.caps ?? []).map(({ condition, atMost }) => ({
    atMost,
    known: knows(condition.names),
    holds: columnCondition(condition, valueOf, out),
  }));

  function settleMeasure(index: number, row: number, ask: Uint8Array): void {
    const plan = measures[index];
    const shown = result.measures[index];
    if (!plan || !shown) return;
    const { measure, known, block, value, scale } = plan;
    block.d[row] = 0;
    shown[offset + row] = Number.NaN;
    if (!known(row)) {
      village.open[row] = 1;
      return;
    }
    if (!value?.(row) || !fits(out.n * scale)) {
      ask[row] = 1;
      return;
    }
    const units = halfUp(out.n * scale, out.d) + 0;
    shown[offset + row] = units;
    block.n[row] = measure.places === null ? out.n : units;
    block.d[row] = measure.places === null ? out.d : scale;
  }

  /** The band's index; -1 where it is open. */
  function gradeOf(row: number, ask: Uint8Array): number {
    if (!grade || !by) return -1;
    if (!byIsKnown(row)) {
      village.open[row] = 1;
      return -1;
    }
    if (!by(row)) ask[row] = 1;
    const { n, d } = out;
    let best = 0;
    for (const least of from) {
      if (least === null) break;
      const left = n * least.d;
      const right = least.n * d;
      if (!fits(left) || !fits(right)) ask[row] = 1;
      if (left >= right) break;
      best += 1;
    }
    for (const { atMost, known, holds } of caps) {
      if (!known(row)) continue;
      const answer = holds ? holds(row) : 2;
      if (answer === 2) ask[row] = 1;
      else if (answer === 1 && atMost > best) best = atMost;
    }
    const previous = columns.previousGrades?.[offset + row] ?? -1;
    if (grade.rule.maxRise !== null && previous !== -1) best = Math.max(best, previous - grade.rule.maxRise);
    for (const { atMost, known } of caps) {
      if (atMost > best && !known(row)) {
        village.open[row] = 1;
        return -1;
      }
    }
    return best;
  }

  return (at, rows, ask) => {
    offset = at;
    for (let row = 0; row < rows; row += 1) {
      if (village.globalVeto[row] === 1) {
        for (const shown of result.measures) shown[offset + row] = Number.NaN;
        result.grades[offset + row] = -1;
        continue;
      }
      for (let index = 0; index < measures.length; index += 1) settleMeasure(index, row, ask);
      result.grades[offset + row] = gradeOf(row, ask);
    }
  };
}
