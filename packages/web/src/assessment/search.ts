import type { AssessmentStage } from '@xingcun/core/cycles/stage';

/** Addresses of pages: what stands after the `?`, and nothing where nothing was chosen. */

export const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

export const choice = <T extends string>(value: unknown, of: readonly T[]): T | undefined => of.find((each) => each === value);

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out what is undefined. */
export function given<T extends object>(search: T): Given<T> {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Given<T>;
}

/** Of a score sheet: all rows, or those that still need something. */
export const sheetFilters = ['unfinished', 'returned', 'noProof', 'differs'] as const;
export type SheetFilter = (typeof sheetFilters)[number];

export const discrepancyFilters = ['differs', 'reasonMissing', 'changesStar'] as const;
export type DiscrepancyFilter = (typeof discrepancyFilters)[number];

export interface VillagesSearch {
  find?: string;
  township?: string;
  stage?: AssessmentStage;
}
export interface SheetSearch {
  star?: string;
  show?: SheetFilter;
  item?: string;
}
export interface DiscrepanciesSearch {
  star?: string;
  show?: DiscrepancyFilter;
  item?: string;
}

/** What is chosen anew; `undefined` takes a choice away. */
export type ChangeOf<Search> = { [K in keyof Search]?: Search[K] | undefined };
