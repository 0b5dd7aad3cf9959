/**
 * What is known of one village when it is rated. Keys are codes of the standard; a missing key is a missing value.
 * Every number is an integer of the smallest unit (see `Standard`).
 */
export interface Sheet {
  /** Indicator code → what was entered. */
  entries: Record<string, Entry>;
  /** Bonus item code → number of occurrences, integer ≥ 0. */
  bonus: Record<string, number>;
  /** Codes of vetoes found (star or global), each by a document. */
  vetoes: string[];
  /** Hard standard code → holds or not; missing is not yet known. */
  hardStandards: Record<string, boolean>;
  /** Standard-level input code → value. */
  inputs: Record<string, number>;
  /** Grade code of the year before, for `maxRise`; null where there was none. */
  previousGrade: string | null;
}

export type Entry =
  /** A mark by people, or an override of a computed score. */
  | { kind: 'mark'; score: number }
  /** The figures from which the rule computes: input code (or checklist item code; `part.input` in a sum) → value. */
  | { kind: 'inputs'; values: Record<string, number> }
  | { kind: 'notApplicable' };

export const emptySheet: Sheet = { entries: {}, bonus: {}, vetoes: [], hardStandards: {}, inputs: {}, previousGrade: null };
