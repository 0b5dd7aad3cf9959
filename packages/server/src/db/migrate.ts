import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { type Db, openDatabase } from './database.ts';

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url));

/** One sequence of SQL files, forward only. */
async function readMigrations(): Promise<Record<string, Migration>> {
  const migrations: Record<string, Migration> = {};
  for (const level of await knownLevels()) {
    const text = await readFile(`${folder}${level}.sql`, 'utf8');
    migrations[level] = { up: async (db) => void (await sql.raw(text).execute(db)) };
  }
  return migrations;
}

/** The names of all steps that this program knows, in order. */
export async function knownLevels(): Promise<string[]> {
  return (await readdir(folder))
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => name.replace(/\.sql$/, ''));
}

/** The last step that the database has taken; null before the first. */
export async function currentLevel(db: Db): Promise<string | null> {
  const { rows: tables } =
    await sql`select from pg_tables where schemaname = 'public' and tablename = 'kysely_migration'`.execute(db);
  if (tables.length === 0) return null;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name desc limit 1`.execute(db);
  return rows[0]?.name ?? null;
}

/** Brings the database at the owner's address up to date (or to the step `to`) and answers the names of the steps taken. */
export async function migrate(ownerUrl: string, to?: string): Promise<string[]> {
  const { db } = openDatabase(ownerUrl, { max: 2 });
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: readMigrations } });
    const { error, results } = await (to ? migrator.migrateTo(to) : migrator.migrateToLatest());
    if (error) throw error;
    return (results ?? []).map((result) => result.migrationName);
  } finally {
    await db.destroy();
  }
}
