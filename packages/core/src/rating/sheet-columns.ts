import { assert } from '../assert.ts';
import { Refusal } from '../refusal.ts';
import type { CompiledRule, CompiledStandard, Slot } from './compile.ts';
import type { Entry, Sheet } from './sheet.ts';

/** In columns of marks and scores: nothing there, and does not apply. Every score is 0 or above. */
export const missing = -2_147_483_648;
export const notApplicable = -2_147_483_647;

/**
 * Many sheets as columns, one value per village in each; a column that is not there is missing for all. Marks and figures are
 * integers of the smallest unit, as in `Sheet`; a mark, where there is one, counts before the figures.
 */
export interface SheetColumns {
  rows: number;
  /** Indicator code → marks, `missing` or `notApplicable`. */
  marks: Readonly<Record<string, Int32Array>>;
  /** `indicator.input` (`indicator.part.input` in a sum) → figures; NaN is missing. */
  figures: Readonly<Record<string, Float64Array>>;
  /** Bonus item code → occurrences; `missing` is none. */
  bonus: Readonly<Record<string, Int32Array>>;
  /** Veto code → 1 where it stands. */
  vetoes: Readonly<Record<string, Uint8Array>>;
  /** Hard standard code → 0 does not hold, 1 holds, 2 not known. */
  hardStandards: Readonly<Record<string, Uint8Array>>;
  /** Standard-level input code → value; NaN is missing. */
  inputs: Readonly<Record<string, Float64Array>>;
  /** Index of last year's band, -1 where there was none. */
  previousGrades: Int8Array | null;
}

export function emptyColumns(rows: number): SheetColumns {
  return { rows, marks: {}, figures: {}, bonus: {}, vetoes: {}, hardStandards: {}, inputs: {}, previousGrades: null };
}

/** Every figure that an indicator's rule may read, with its key in the sheet. */
export function figureKeys(rule: CompiledRule): Slot[] {
  return [...rule.slots.values(), ...rule.parts.flatMap((part) => figureKeys(part.rule))];
}

/** @throws {Refusal} rating.unknownCode for a column that the standard does not ask for */
export function checkColumns(compiled: CompiledStandard, columns: SheetColumns): void {
  const figures = new Set(
    [...compiled.indicators].flatMap(([code, { rule }]) => figureKeys(rule).map(({ key }) => `${code}.${key}`)),
  );
  const known: [Readonly<Record<string, { length: number }>>, { has(code: string): boolean }][] = [
    [columns.marks, compiled.indicators],
    [columns.figures, figures],
    [columns.bonus, compiled.bonusCodes],
    [columns.vetoes, compiled.vetoes],
    [columns.hardStandards, compiled.hardStandardCodes],
    [columns.inputs, compiled.inputs],
  ];
  for (const [group, codes] of known) {
    for (const [code, column] of Object.entries(group)) {
      if (!codes.has(code)) throw new Refusal('rating.unknownCode', { code });
      assert(column.length >= columns.rows, `${code} has a value for every row`);
    }
  }
}

/** One row as a sheet, as `rate` takes it. */
export function sheetOfRow(compiled: CompiledStandard, columns: SheetColumns, row: number): Sheet {
  const sheet: Sheet & { entries: Record<string, Entry> } = {
    entries: {},
    bonus: {},
    vetoes: [],
    hardStandards: {},
    inputs: {},
    previousGrade: null,
  };
  for (const [code, { rule }] of compiled.indicators) {
    const mark = columns.marks[code]?.[row] ?? missing;
    if (mark !== missing) {
      sheet.entries[code] = mark === notApplicable ? { kind: 'notApplicable' } : { kind: 'mark', score: mark };
      continue;
    }
    const values: Record<string, number> = {};
    for (const { key } of figureKeys(rule)) {
      const value = columns.figures[`${code}.${key}`]?.[row] ?? Number.NaN;
      if (!Number.isNaN(value)) values[key] = value;
    }
    if (Object.keys(values).length > 0) sheet.entries[code] = { kind: 'inputs', values };
  }
  for (const [code, column] of Object.entries(columns.bonus)) {
    const count = column[row] ?? missing;
    if (count !== missing) sheet.bonus[code] = count;
  }
  sheet.vetoes = Object.keys(columns.vetoes).filter((code) => columns.vetoes[code]?.[row]);
  for (const [code, column] of Object.entries(columns.hardStandards)) {
    const holds = column[row];
    if (holds === 0 || holds === 1) sheet.hardStandards[code] = holds === 1;
  }
  for (const [code, column] of Object.entries(columns.inputs)) {
    const value = column[row] ?? Number.NaN;
    if (!Number.isNaN(value)) sheet.inputs[code] = value;
  }
  const previous = columns.previousGrades?.[row] ?? -1;
  sheet.previousGrade = previous === -1 ? null : (compiled.grade?.rule.bands[previous]?.code ?? null);
  return sheet;
}
