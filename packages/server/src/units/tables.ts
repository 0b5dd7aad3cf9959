import type { UnitKind } from '@xingcun/core/units/unit';
import type { Generated } from 'kysely';

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
  sample: Generated<boolean>;
}

export interface FormerUnitNameTable {
  unitCode: string;
  name: string;
  nameEn: string | null;
  untilOn: string;
}

export interface UnitsTables {
  unit: UnitTable;
  formerUnitName: FormerUnitNameTable;
}
