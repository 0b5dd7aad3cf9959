import type { MapFeature } from '@xingcun/core/units/map-layer';
import type { Position } from '@xingcun/core/units/tiles';
import type { Tx } from '../db/database.ts';

export interface MapToSave {
  cityCode: string;
  cityPath: string;
  approvalNumber: string;
  source: string;
  features: readonly MapFeature[];
  positions: Readonly<Record<string, Position>>;
  loadedBy: string;
  loadedAt: Date;
}

export async function saveMap(tx: Tx, { features, positions, ...map }: MapToSave): Promise<string> {
  const { id } = await tx
    .insertInto('mapLayer')
    .values({ ...map, features: JSON.stringify(features), positions: JSON.stringify(positions) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The map that stands for a city: the one loaded last. */
export async function findMap(tx: Tx, cityCode: string) {
  return tx
    .selectFrom('mapLayer')
    .select(['approvalNumber', 'source', 'features', 'loadedAt'])
    .where('cityCode', '=', cityCode)
    .orderBy('loadedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Where units lie, by code; null where the city has loaded no map. */
export async function findPositions(tx: Tx, cityCode: string): Promise<Readonly<Record<string, Position>> | null> {
  const found = await tx
    .selectFrom('mapLayer')
    .select('positions')
    .where('cityCode', '=', cityCode)
    .orderBy('loadedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.positions ?? null;
}
