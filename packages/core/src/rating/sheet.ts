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
  /** Where a value comes from, free reference text (a record, a document number): code of a bonus item, veto, hard standard or input → text. */
  sources?: Record<string, string>;
}

/** `source` says where it comes from: free reference text, shown in the explanation. */
export type Entry =
  /** A mark by people, or an override of a computed score. */
  | { kind: 'mark'; score: number; source?: string }
  /** The figures from which the rule computes: input code (or checklist item code; `part.input` in a sum) → value. */
  | { kind: 'inputs'; values: Record<string, number>; source?: string }
  | { kind: 'notApplicable'; source?: string };

export const emptySheet: Sheet = { entries: {}, bonus: {}, vetoes: [], hardStandards: {}, inputs: {}, previousGrade: null };

/** A key's own value: a code may be any word, `constructor` too. */
export function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

export function sourceOf({ sources }: Sheet, code: string): string | null {
  return (sources && own(sources, code)) ?? null;
}
