import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';

/** A table of the platform as PostgreSQL's own catalogue has it; names are quoted where they need to be. */
export interface CatalogueTable {
  name: string;
  columns: { name: string; type: string; identity: boolean }[];
}

/** Every table of the schemas `public`, `auth`, `ballot` and `transparency`, without the migrator's own. */
export async function readTables(db: Db | Tx): Promise<CatalogueTable[]> {
  const { rows } = await sql<CatalogueTable>`
    select format('%I.%I', n.nspname, c.relname) as name,
      json_agg(json_build_object('name', quote_ident(a.attname), 'type', format_type(a.atttypid, a.atttypmod), 'identity', a.attidentity <> '')
        order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where n.nspname in ('public', 'auth', 'ballot', 'transparency') and c.relkind = 'r' and c.relname not like 'kysely%'
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by n.nspname, c.relname order by n.nspname desc, c.relname`.execute(db);
  return rows;
}

export interface ForeignKey {
  table: string;
  name: string;
  /** As it is declared, e.g. `not deferrable`. */
  deferral: string;
}

export async function readForeignKeys(db: Db | Tx): Promise<ForeignKey[]> {
  const { rows } = await sql<ForeignKey>`
    select k.conrelid::regclass::text as table, quote_ident(k.conname) as name,
      case when k.condeferred then 'deferrable initially deferred' when k.condeferrable then 'deferrable' else 'not deferrable' end as deferral
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace
    where k.contype = 'f' and n.nspname in ('public', 'auth', 'ballot', 'transparency') order by 1, 2`.execute(db);
  return rows;
}
