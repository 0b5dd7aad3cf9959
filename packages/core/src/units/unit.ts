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
}
