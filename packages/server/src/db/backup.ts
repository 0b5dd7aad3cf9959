import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { Refusal } from '@xingcun/core/refusal';
import { sql } from 'kysely';
import { z } from 'zod';
import { type CatalogueTable, readTables } from './catalogue.ts';
import { openDatabase, type Tx } from './database.ts';
import { currentLevel } from './migrate.ts';

/**
 * A backup is lines of JSON: a header; for each table a line that names it and one line a row, its values as text; a footer with the number
 * of rows of each table and the SHA-256 of all lines before it. In the file the lines are compressed. It needs no program of PostgreSQL and
 * is read by every version from 15 on.
 */
export const headerSchema = z.strictObject({
  format: z.literal('xingcun-backup/1'),
  /** The last migration of the database. */
  level: z.string(),
  takenAt: z.iso.datetime(),
});
export const tableSchema = z.strictObject({ table: z.string(), columns: z.array(z.string()).min(1) });
export const rowSchema = z.array(z.string().nullable());
export const footerSchema = z.strictObject({ rows: z.record(z.string(), z.int()), sha256: z.string() });

export type Rows = z.infer<typeof footerSchema>['rows'];

/** The lines of a backup, from one snapshot of the database: what is written meanwhile is not in it. */
export async function* backupLines(ownerUrl: string, now: Date): AsyncGenerator<string> {
  const { db } = openDatabase(ownerUrl, { max: 1 });
  try {
    const tx = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute();
    try {
      yield* linesOf(tx, now);
    } finally {
      await tx.rollback().execute();
    }
  } finally {
    await db.destroy();
  }
}

async function* linesOf(tx: Tx, now: Date): AsyncGenerator<string> {
  await sql`set local statement_timeout = 0`.execute(tx);
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx); // a slow disk may take its time
  await sql`set local timezone = 'UTC'`.execute(tx);
  const level = await currentLevel(tx);
  if (level === null) throw new Refusal('records.fileNotValid', { reason: 'the database holds no tables' });

  const hash = createHash('sha256');
  const rows: Rows = {};
  const line = (value: string): string => {
    hash.update(`${value}\n`);
    return value;
  };
  const header: z.infer<typeof headerSchema> = { format: 'xingcun-backup/1', level, takenAt: now.toISOString() };
  yield line(JSON.stringify(header));
  for (const table of await readTables(tx)) {
    yield line(JSON.stringify({ table: table.name, columns: table.columns.map(({ name }) => name) }));
    let count = 0;
    for await (const row of rowsOf(tx, table)) {
      count++;
      yield line(row);
    }
    rows[table.name] = count;
  }
  yield JSON.stringify({ rows, sha256: hash.digest('hex') });
}

/** Rows as JSON arrays of text, a piece at a time. */
async function* rowsOf(tx: Tx, { name, columns }: CatalogueTable): AsyncGenerator<string> {
  const values = columns.map((column) => `${column.name}::text`).join(', ');
  await sql.raw(`declare piece no scroll cursor for select json_build_array(${values})::text as row from ${name}`).execute(tx);
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch 2000 from piece`.execute(tx);
    for (const { row } of rows) yield row;
    if (rows.length === 0) break;
  }
  await sql`close piece`.execute(tx);
}

/** Writes a backup to a file that only its owner may read: it holds password hashes. Nothing is left behind where it fails. */
export async function writeBackup(ownerUrl: string, file: string, now: Date): Promise<Rows> {
  const partial = `${file}.partial`;
  let last = '';
  async function* counted() {
    for await (const line of backupLines(ownerUrl, now)) {
      last = line;
      yield `${line}\n`;
    }
  }
  try {
    await pipeline(Readable.from(counted()), createGzip(), createWriteStream(partial, { mode: 0o600, flags: 'wx', flush: true }));
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  await rename(partial, file);
  return footerSchema.parse(JSON.parse(last)).rows;
}

/** The lines of a backup file. @throws {Refusal} records.fileNotValid where it ends early or is no such file */
export async function* readBackup(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unzipped = source.pipe(createGunzip());
  source.on('error', (error) => unzipped.destroy(error));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  try {
    for await (const chunk of unzipped) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = parts.pop() ?? '';
      yield* parts;
    }
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    if (code.startsWith('Z_') || code.startsWith('ERR_ENCODING')) throw new Refusal('records.fileNotValid', { reason: message });
    throw error;
  }
  if (rest !== '') throw new Refusal('records.fileNotValid', { reason: 'the last line is incomplete' });
}
