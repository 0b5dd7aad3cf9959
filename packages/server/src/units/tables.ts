import type { UnitKind } from '@xingcun/core/units/unit';

export interface UnitTable {
  code: string;
  path: string;
  parentCode: string | null;
  kind: UnitKind;
  name: string;
  nameEn: string | null;
  rawName: string;
  openedOn: string | null;
  closedOn: string | null;
  successorCode: string | null;
}

export interface UnitsTables {
  unit: UnitTable;
}
