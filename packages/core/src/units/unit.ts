/** Kinds of unit: the four levels of government, other residents' organisations below a township, and offices beside the tree. */
export const unitKinds = [
  'city',
  'district',
  'township',
  'village',
  'community',
  'settlement',
  'department',
  'workTeam',
] as const;
export type UnitKind = (typeof unitKinds)[number];

export interface Unit {
  /** Twelve digits; departments and work teams add `-` and a short suffix to the code of the unit they belong to. */
  code: string;
  /** Labels from the city down, `650200000000.650203000000.650203200000.650203200202`. */
  path: string;
  parentCode: string | null;
  kind: UnitKind;
  name: string;
  nameEn: string | null;
  /** Made by the sample data, or a draft that nobody has confirmed; shown with that label. */
  sample: boolean;
}

/** A unit with its life: it opens, may be renamed under its code, and closes, in a merger into its successor. */
export interface UnitRecord extends Unit {
  /** The name as the source of the code writes it (“小拐村村委会”). */
  rawName: string;
  /** First and last calendar day; null is unknown and still open. */
  openedOn: string | null;
  closedOn: string | null;
  successorCode: string | null;
}

/** Whether the unit exists on a day: a unit is gone from the day it closes. */
export function isOpen({ openedOn, closedOn }: Pick<UnitRecord, 'openedOn' | 'closedOn'>, on: string): boolean {
  return (openedOn === null || openedOn <= on) && (closedOn === null || closedOn > on);
}
