import { createHash } from 'node:crypto';
import { CamelCasePlugin, Kysely, type Logger, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { AccountsTables } from '../accounts/tables.ts';
import type { AssessmentTables } from '../assessment/tables.ts';
import type { CyclesTables } from '../cycles/tables.ts';
import type { DisclosureTables } from '../disclosure/tables.ts';
import type { FieldworkTables } from '../fieldwork/tables.ts';
import type { InboxTables } from '../inbox/tables.ts';
import type { InsightTables } from '../insight/tables.ts';
import type { RecordsTables } from '../records/tables.ts';
import type { StandardsTables } from '../standards/tables.ts';
import type { UnitsTables } from '../units/tables.ts';

export interface Tables
  extends UnitsTables,
    AccountsTables,
    RecordsTables,
    StandardsTables,
    CyclesTables,
    AssessmentTables,
    FieldworkTables,
    DisclosureTables,
    InboxTables,
    InsightTables {}

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day); // a calendar day stays text
pg.types.setTypeParser(pg.types.builtins.INT8, (whole) => {
  const value = Number(whole);
  if (!Number.isSafeInteger(value)) throw new Error(`bigint ${whole} is beyond exact integers`);
  return value;
});

export interface DatabaseOptions {
  /** Connections of the pool. */
  max?: number;
  searchPath?: string;
  /** Told of every statement. */
  log?: Logger;
}

/** A pool and its query builder. Every statement is ended by the database after 15 s. */
export function openDatabase(url: string, options: DatabaseOptions = {}): { db: Db; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 12,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 30_000,
    ...(options.searchPath ? { options: `-c search_path=${options.searchPath}` } : {}),
  });
  pool.on('error', (error) => console.error('database connection lost:', error.message)); // the pool replaces it; without a listener node ends
  // A connection lost in the middle of a transaction: its statement fails, and the request with it; that is all that must happen.
  pool.on('connect', (client) => client.on('error', () => undefined));
  // Column names alone change case: keys inside jsonb are data (codes such as `ZF_1`) and come back as they went in.
  const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })];
  return {
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins, ...(options.log ? { log: options.log } : {}) }),
    pool,
  };
}

/**
 * The address under which requests run: role `xingcun_server`, which owns nothing and cannot bypass row-level security. Its password
 * follows from the owner's address, so that several servers agree on it and nobody has to keep another secret.
 */
export async function prepareServerRole(ownerUrl: string): Promise<string> {
  const password = createHash('sha256')
    .update(`xingcun_server:${new URL(ownerUrl).password}`)
    .digest('hex');
  const { db } = openDatabase(ownerUrl, { max: 1 });
  try {
    for (let left = 9; ; left--)
      try {
        await sql`alter role xingcun_server login noinherit password ${sql.lit(password)}`.execute(db);
        break;
      } catch (error) {
        // two servers that start at once alter the same row of the catalogue, and PostgreSQL lets one of them fail
        if (left === 0 || !(error instanceof Error && error.message === 'tuple concurrently updated')) throw error;
      }
  } finally {
    await db.destroy();
  }
  const url = new URL(ownerUrl);
  url.username = 'xingcun_server';
  url.password = password;
  return url.href;
}
