import { sql, type SqlBool } from 'kysely';
import type { Tx } from '../db/database.ts';

export interface AuditFilter {
  unit?: string | undefined;
  /** Calendar days in Beijing, both included. */
  from?: string | undefined;
  to?: string | undefined;
  action?: string | undefined;
  /** Entries older than this id. */
  before?: number | undefined;
  limit: number;
}

/** Entries in the request's scope, the newest first; one more than `limit` where there are more. */
export async function findAuditEntries(tx: Tx, { unit, from, to, action, before, limit }: AuditFilter) {
  let query = tx
    .selectFrom('auditEntry as e')
    .leftJoin('unit as u', 'u.path', 'e.unitPath')
    .select([
      'e.id',
      'e.chain',
      'e.chainSeq',
      'e.at',
      'e.accountName',
      'e.role',
      'e.deputyFor',
      'e.action',
      'u.name as unitName',
      'e.subjectKind',
      'e.subjectId',
      // as text: the query builder would take the keys inside for columns and rename them
      sql<string | null>`e.before::text`.as('before'),
      sql<string | null>`e.after::text`.as('after'),
      'e.reason',
      'e.hash',
    ]);
  if (unit) query = query.where(sql<SqlBool>`e.unit_path <@ (select path from unit where code = ${unit})`);
  if (from) query = query.where(sql<SqlBool>`e.at >= (${from}::date)::timestamp at time zone 'Asia/Shanghai'`);
  if (to) query = query.where(sql<SqlBool>`e.at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`);
  if (action) query = query.where('e.action', '=', action);
  if (before) query = query.where('e.id', '<', before);
  return query
    .orderBy('e.id', 'desc')
    .limit(limit + 1)
    .execute();
}
