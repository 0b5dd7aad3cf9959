import { createHash } from 'node:crypto';
import { Refusal } from '@xingcun/core/refusal';
import { sql } from 'kysely';
import { z } from 'zod';
import { verifyChains } from '../records/verify.ts';
import { footerSchema, headerSchema, type Rows, rowSchema, tableSchema } from './backup.ts';
import { type CatalogueTable, readForeignKeys, readTables } from './catalogue.ts';
import { type Db, openDatabase, type Tx } from './database.ts';
import { currentLevel, knownLevels, migrate } from './migrate.ts';

const notValid = (reason: string) => new Refusal('records.fileNotValid', { reason });

/**
 * Reads a backup into an empty database: all of it or nothing. The tables are made as they were when it was taken, filled in one transaction
 * in which every foreign key and the audit log's chains are checked, and then brought up to date.
 * @param lines of `backupLines` or `readBackup`
 * @throws {Refusal} records.fileNotValid, .fileNewer, .databaseNotEmpty, .databaseAtOtherLevel
 */
export async function restore(ownerUrl: string, lines: AsyncIterable<string>): Promise<Rows> {
  const iterator = lines[Symbol.asyncIterator]();
  const first = await iterator.next();
  const header = parse(headerSchema, first.done ? '' : first.value);
  if (!(await knownLevels()).includes(header.level)) throw new Refusal('records.fileNewer', { level: header.level });
  await prepare(ownerUrl, header.level);

  const { db } = openDatabase(ownerUrl, { max: 1 });
  try {
    const rows = await db.transaction().execute(async (tx) => {
      await sql`set local statement_timeout = 0`.execute(tx);
      await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
      await sql`set local timezone = 'UTC'`.execute(tx);
      const tables = await readTables(tx);
      await refuseRows(tx, tables);
      const settle = await suspendChecks(tx, tables);
      const counted = await load(tx, tables, first.value ?? '', { [Symbol.asyncIterator]: () => iterator });
      await settle();
      await moveSequences(tx, tables);
      const { broken } = await verifyChains(tx);
      if (broken.length > 0) throw notValid(`audit chain ${broken[0]?.chain} breaks at ${broken[0]?.chainSeq}`);
      return counted;
    });
    await migrate(ownerUrl);
    return rows;
  } finally {
    await iterator.return?.(undefined);
    await db.destroy();
  }
}

async function prepare(ownerUrl: string, level: string): Promise<void> {
  const { db } = openDatabase(ownerUrl, { max: 1 });
  try {
    const at = await currentLevel(db);
    await refuseRows(db, await readTables(db));
    if (at !== null && at !== level) throw new Refusal('records.databaseAtOtherLevel', { level: at, wanted: level });
  } finally {
    await db.destroy();
  }
  await migrate(ownerUrl, level);
}

async function refuseRows(db: Db | Tx, tables: readonly CatalogueTable[]): Promise<void> {
  for (const { name } of tables) {
    const { rows } = await sql.raw(`select from ${name} limit 1`).execute(db);
    if (rows.length > 0) throw new Refusal('records.databaseNotEmpty', { table: name });
  }
}

/** Rows come in any order and as they were: foreign keys wait, triggers rest. The answer puts both back, and checks every key. */
async function suspendChecks(tx: Tx, tables: readonly CatalogueTable[]): Promise<() => Promise<void>> {
  const keys = await readForeignKeys(tx);
  const run = (statement: string) => sql.raw(statement).execute(tx);
  for (const { table, name } of keys) await run(`alter table ${table} alter constraint ${name} deferrable initially deferred`);
  for (const { name } of tables) await run(`alter table ${name} disable trigger user`);
  return async () => {
    await run('set constraints all immediate').catch((error: { code?: string; message: string }) => {
      throw error.code === '23503' ? notValid(error.message) : error;
    });
    for (const { table, name, deferral } of keys) await run(`alter table ${table} alter constraint ${name} ${deferral}`);
    for (const { name } of tables) await run(`alter table ${name} enable trigger user`);
  };
}

async function load(tx: Tx, tables: readonly CatalogueTable[], header: string, lines: AsyncIterable<string>): Promise<Rows> {
  const hash = createHash('sha256').update(`${header}\n`);
  const rows: Rows = {};
  let insert: ((batch: readonly string[]) => Promise<void>) | null = null;
  let current = '';
  let batch: string[] = [];
  const flush = async () => {
    if (insert && batch.length > 0) await insert(batch);
    batch = [];
  };
  let footer: z.infer<typeof footerSchema> | null = null;
  for await (const line of lines) {
    if (footer) throw notValid('something follows the last line');
    if (line.startsWith('[')) {
      if (!insert) throw notValid('a row without a table');
      batch.push(line);
      rows[current] = (rows[current] ?? 0) + 1;
      if (batch.length === 1000) await flush();
    } else if (line.startsWith('{"table"')) {
      await flush();
      const { table, columns } = parse(tableSchema, line);
      current = table;
      rows[current] = 0;
      insert = inserter(tx, tables, table, columns);
    } else {
      await flush();
      footer = parse(footerSchema, line);
      continue;
    }
    hash.update(`${line}\n`);
  }
  if (!footer) throw notValid('the end is missing');
  if (footer.sha256 !== hash.digest('hex')) throw notValid('SHA-256');
  if (JSON.stringify(footer.rows) !== JSON.stringify(rows)) throw notValid('the numbers of rows differ');
  return rows;
}

function inserter(tx: Tx, tables: readonly CatalogueTable[], name: string, columns: readonly string[]) {
  const table = tables.find((one) => one.name === name);
  const types = columns.map((column) => table?.columns.find((one) => one.name === column)?.type);
  if (!table || table.columns.length !== columns.length || types.includes(undefined)) throw notValid(`table ${name}`);
  const values = types.map((type, index) => `(r ->> ${index})::${type}`).join(', ');
  const statement = `insert into ${name} (${columns.join(', ')}) overriding system value select ${values} from jsonb_array_elements`;
  return async (batch: readonly string[]) => {
    for (const line of batch)
      if (parse(rowSchema, line).length !== columns.length) throw notValid(`a row of ${name} has other columns`);
    await sql`${sql.raw(statement)}(${`[${batch.join(',')}]`}::jsonb) r`
      .execute(tx)
      .catch((error: { code?: string; message: string }) => {
        // data exceptions and broken constraints come from the file; anything else is a fault
        throw /^2[23]/.test(error.code ?? '') ? notValid(error.message) : error;
      });
  };
}

/** Numbers given from here on follow those in the backup. */
async function moveSequences(tx: Tx, tables: readonly CatalogueTable[]): Promise<void> {
  for (const { name, columns } of tables)
    for (const { name: column } of columns.filter(({ identity }) => identity))
      await sql`select setval(pg_get_serial_sequence(${name}, ${column.replaceAll('"', '')}), max(${sql.raw(column)}))
        from ${sql.raw(name)} having max(${sql.raw(column)}) is not null`.execute(tx);
}

function parse<T>(schema: z.ZodType<T>, line: string): T {
  try {
    return schema.parse(JSON.parse(line));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError)
      throw notValid(`a line is not as expected: ${line.slice(0, 60)}`);
    throw error;
  }
}
