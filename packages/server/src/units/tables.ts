import type { UnitKind } from '@xingcun/core/units/unit';
import type { MapFeature } from '@xingcun/core/units/map-layer';
import type { Position } from '@xingcun/core/units/tiles';
import type { ColumnType, Generated } from 'kysely';

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

export interface MapLayerTable {
  id: Generated<string>;
  cityCode: string;
  cityPath: string;
  approvalNumber: string;
  source: string;
  features: ColumnType<MapFeature[], string, never>;
  positions: ColumnType<Record<string, Position>, string, never>;
  loadedBy: string;
  loadedAt: Date;
}

export interface UnitsTables {
  mapLayer: MapLayerTable;
  unit: UnitTable;
  formerUnitName: FormerUnitNameTable;
}
