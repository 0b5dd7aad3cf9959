import { missing, notApplicable } from './sheet-columns.ts';
import { flags } from './star-columns.ts';

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

/** Σ count × each, at most the cap; a count below 0 cannot be. */
export function addBonus(
  items: readonly { counts: Int32Array; each: number }[],
  cap: number,
  offset: number,
  rows: number,
  bonus: Float64Array,
  ask: Uint8Array,
): void {
  bonus.fill(0);
  for (const { counts, each } of items) {
    for (let row = 0; row < rows; row += 1) {
      const count = counts[offset + row] ?? missing;
      if (count > 0) bonus[row] = Math.min(cap, (bonus[row] ?? 0) + count * each);
      else if (count < 0 && count !== missing) ask[row] = 1;
    }
  }
}

/** Sets the flag where any of the columns is set. */
export function setFlag(columns: readonly Uint8Array[], flag: number, offset: number, rows: number, into: Uint8Array): void {
  for (const column of columns) {
    for (let row = 0; row < rows; row += 1) if (column[offset + row] !== 0) into[row] = (into[row] ?? 0) | flag;
  }
}

/** Where a hard standard does not hold or is not known; a column that is not there is not known. */
export function setHardFlags(column: Uint8Array | undefined, offset: number, rows: number, into: Uint8Array): void {
  for (let row = 0; row < rows; row += 1) {
    const holds = column?.[offset + row];
    if (holds !== 1) into[row] = (into[row] ?? 0) | (holds === 0 ? flags.hardFails : flags.hardUnknown);
  }
}
