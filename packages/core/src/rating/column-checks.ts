import { missing, notApplicable } from './sheet-columns.ts';

/** Passes over one column of a block that mark, in `ask`, the rows to be rated by `rate` itself (which then refuses them, or not). */

/** A figure is a whole number within its bounds, or NaN. */
export interface BoundedColumn {
  column: Float64Array;
  min: number;
  max: number;
}

export function boundedColumn(column: Float64Array, min: number | null, max: number | null): BoundedColumn {
  return { column, min: min ?? Number.MIN_SAFE_INTEGER, max: max ?? Number.MAX_SAFE_INTEGER };
}

export function checkFigures({ column, min, max }: BoundedColumn, offset: number, rows: number, ask: Uint8Array): void {
  for (let row = 0; row < rows; row += 1) {
    const value = column[offset + row] ?? Number.NaN;
    if (!(value >= min && value <= max && Math.floor(value) === value) && !Number.isNaN(value)) ask[row] = 1;
  }
}

/** Judged marks come in steps. */
export function checkSteps(marks: Int32Array, step: number, offset: number, rows: number, ask: Uint8Array): void {
  for (let row = 0; row < rows; row += 1) {
    const mark = marks[offset + row] ?? 0;
    if (mark > 0 && mark % step !== 0) ask[row] = 1;
  }
}

/** No mark may say “not applicable”. */
export function checkApplicable(marks: Int32Array, offset: number, rows: number, ask: Uint8Array): void {
  for (let row = 0; row < rows; row += 1) if (marks[offset + row] === notApplicable) ask[row] = 1;
}

/** Adds count × each; a count below 0 cannot be. */
export function addBonus(
  counts: Int32Array,
  each: number,
  offset: number,
  rows: number,
  bonus: Float64Array,
  ask: Uint8Array,
): void {
  for (let row = 0; row < rows; row += 1) {
    const count = counts[offset + row] ?? missing;
    if (count > 0) bonus[row] = (bonus[row] ?? 0) + count * each;
    else if (count < 0 && count !== missing) ask[row] = 1;
  }
}

/** 1 where any of the columns is set. */
export function anyFlag(columns: readonly Uint8Array[], into: Uint8Array, offset: number, rows: number): void {
  into.fill(0);
  for (const column of columns) {
    for (let row = 0; row < rows; row += 1) if (column[offset + row] !== 0) into[row] = 1;
  }
}

/** Bit 0 where a hard standard does not hold, bit 1 where one is not known; a column that is not there is not known. */
export function hardFlags(columns: readonly (Uint8Array | undefined)[], into: Uint8Array, offset: number, rows: number): void {
  into.fill(columns.includes(undefined) ? 2 : 0);
  for (const column of columns) {
    if (!column) continue;
    for (let row = 0; row < rows; row += 1) {
      const holds = column[offset + row];
      if (holds !== 1) into[row] = (into[row] ?? 0) | (holds === 0 ? 1 : 2);
    }
  }
}
