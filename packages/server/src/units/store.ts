import { Refusal } from '@xingcun/core/refusal';
import type { FileLine, PlannedUnit } from '@xingcun/core/units/import';
import type { UnitKind, UnitRecord } from '@xingcun/core/units/unit';
import { sql } from 'kysely';
import type { Db, Tx } from '../db/database.ts';

const pathText = sql<string>`path::text`.as('path');
const columns = ['code', pathText, 'parentCode', 'kind', 'name', 'nameEn', 'sample'] as const;
const recordColumns = [...columns, 'rawName', 'openedOn', 'closedOn', 'successorCode'] as const;

/** Units that exist on a day in the order of their paths, below `under` (itself included). */
export async function findUnits(
  tx: Tx,
  { under, kind, on }: { under?: string | undefined; kind?: UnitKind | undefined; on: string },
) {
  let query = tx
    .selectFrom('unit')
    .select(columns)
    .where((where) => where.or([where('closedOn', 'is', null), where('closedOn', '>', on)]))
    .where((where) => where.or([where('openedOn', 'is', null), where('openedOn', '<=', on)]));
  if (under) query = query.where(sql<boolean>`path <@ (select path from unit where code = ${under})`);
  if (kind) query = query.where('kind', '=', kind);
  return query.orderBy('path').execute();
}

/** @throws {Refusal} units.unitNotFound */
export async function getUnit(tx: Db | Tx, code: string): Promise<UnitRecord> {
  const unit = await tx.selectFrom('unit').select(recordColumns).where('code', '=', code).executeTakeFirst();
  if (!unit) throw new Refusal('units.unitNotFound', { code });
  return unit;
}

export async function findFormerNames(tx: Tx, unitCode: string) {
  return tx
    .selectFrom('formerUnitName')
    .select(['name', 'nameEn', 'untilOn'])
    .where('unitCode', '=', unitCode)
    .orderBy('untilOn', 'desc')
    .execute();
}

/** Every unit of the cities that a file touches: parents, successors and what lies below a unit that closes. */
export async function findRelatedUnits(tx: Db | Tx, lines: readonly FileLine[]): Promise<Map<string, UnitRecord>> {
  const cities = [...new Set(lines.flatMap(({ cells }) => cells.flatMap((cell) => /^\s*(\d{4})/.exec(cell)?.[1] ?? [])))];
  const units = await tx
    .selectFrom('unit')
    .select(recordColumns)
    .where(sql<string>`left(code, 4)`, 'in', cities.length > 0 ? cities : [''])
    .execute();
  return new Map(units.map((unit) => [unit.code, unit]));
}

/** Writes what a plan adds and changes. Successors last: they may stand further down the file. */
export async function saveUnits(tx: Db | Tx, planned: readonly PlannedUnit[]): Promise<void> {
  const units = planned.filter(({ change }) => change !== 'unchanged');
  for (let from = 0; from < units.length; from += 2000) {
    await tx
      .insertInto('unit')
      .values(
        units.slice(from, from + 2000).map(({ line: _line, change: _change, formerName: _formerName, ...unit }) => ({
          ...unit,
          successorCode: null,
        })),
      )
      .onConflict((conflict) =>
        conflict.column('code').doUpdateSet((row) => ({
          kind: row.ref('excluded.kind'),
          name: row.ref('excluded.name'),
          nameEn: row.ref('excluded.nameEn'),
          rawName: row.ref('excluded.rawName'),
          openedOn: row.ref('excluded.openedOn'),
          closedOn: row.ref('excluded.closedOn'),
          sample: row.ref('excluded.sample'),
        })),
      )
      .execute();
  }
  for (const { code, successorCode } of units)
    if (successorCode) await tx.updateTable('unit').set({ successorCode }).where('code', '=', code).execute();
  const former = units.flatMap(({ code, formerName }) => (formerName ? [{ unitCode: code, ...formerName }] : []));
  if (former.length > 0) await tx.insertInto('formerUnitName').values(former).execute();
}

/** Which of these paths lie outside the units where the caller holds the route's permission. */
export async function findOutsideScope(tx: Tx, paths: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ path: string }>`
    select path from unnest(${paths}::text[]) path where (path::ltree <@ (select app_scope())) is not true`.execute(tx);
  return new Set(rows.map(({ path }) => path));
}
