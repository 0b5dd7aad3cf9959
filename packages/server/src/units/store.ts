import { Refusal } from '@xingcun/core/refusal';
import type { UnitKind } from '@xingcun/core/units/unit';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

/** Open units of the tree in the order of their codes, below `under` (itself included). */
export async function findUnits(tx: Tx, { under, kind }: { under?: string | undefined; kind?: UnitKind | undefined }) {
  let query = tx
    .selectFrom('unit')
    .select(['code', sql<string>`path::text`.as('path'), 'parentCode', 'kind', 'name', 'nameEn'])
    .where('closedOn', 'is', null);
  if (under) query = query.where(sql<boolean>`path <@ (select path from unit where code = ${under})`);
  if (kind) query = query.where('kind', '=', kind);
  return query.orderBy('path').execute();
}

export async function getUnit(tx: Tx, code: string) {
  const unit = await tx
    .selectFrom('unit')
    .select(['code', sql<string>`path::text`.as('path'), 'parentCode', 'kind', 'name', 'nameEn'])
    .where('code', '=', code)
    .executeTakeFirst();
  if (!unit) throw new Refusal('units.unitNotFound', { code });
  return unit;
}
