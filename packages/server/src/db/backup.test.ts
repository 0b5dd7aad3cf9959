import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createAccount } from '@xingcun/core/accounts/contract';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { places, testServer } from '../test/server.ts';
import { backupLines, readBackup, writeBackup } from './backup.ts';
import { readForeignKeys, readTables } from './catalogue.ts';
import { type Db, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { restore } from './restore.ts';
import { verifyChains } from '../records/verify.ts';

const { as, platform, databaseUrl, clock } = await testServer();
const admin = await as('systemAdmin', places.city);
const make = (username: string) =>
  admin.call(createAccount, {
    body: { username, displayName: `“引号”\n\u2028 \\x ${username}`, unitCode: places.hake, password: 'a long enough one' },
  });
for (let number = 0; number < 5; number++) await make(`person.${number}`);
// what the text of a value could lose: microseconds, an array with awkward items
await sql`insert into role_grant (account_id, role, unit_code, unit_path, stars, from_on, granted_at)
  select ${admin.accountId}, 'leadUnitAssessor', code, path, '{"Z F",LD,"NULL"}', '2026-01-01', '2026-01-01 00:00:00.000001+08'
  from unit where code = ${places.karamay}`.execute(platform.owner);

const folder = await mkdtemp(path.join(tmpdir(), 'xingcun-backup-'));
const file = path.join(folder, 'xingcun.backup');
let counted: Record<string, number> = {};
beforeAll(async () => {
  counted = await writeBackup(databaseUrl, file, clock.now());
});
afterAll(() => rm(folder, { recursive: true }));

/** An empty database for one test. */
async function emptyDatabase() {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: inject('databaseUrl') });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await run(`create database ${name}`);
  const url = inject('databaseUrl').replace(/\/postgres$/, `/${name}`);
  const { db } = openDatabase(url, { max: 2 });
  return {
    url,
    db,
    [Symbol.asyncDispose]: async () => {
      await db.destroy();
      await run(`drop database ${name} with (force)`);
    },
  };
}

async function contents(db: Db): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const { name } of await readTables(db)) {
    const { rows } = await sql<{ digest: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\n' order by t::text)), '') as digest from ${sql.raw(name)} t`.execute(
      db,
    );
    digests[name] = rows[0]?.digest ?? '';
  }
  return digests;
}

/** The backup with its text changed, packed again. */
async function changed(change: (text: string) => string): Promise<string> {
  const text = gunzipSync(await readFile(file)).toString('utf8');
  const other = change(text);
  expect(other).not.toBe(text);
  const name = path.join(folder, `${randomBytes(4).toString('hex')}.backup`);
  await writeFile(name, gzipSync(other));
  return name;
}

test('a backup restored into an empty database gives every table row for row, and goes on from there', async () => {
  await using target = await emptyDatabase();
  expect(await restore(target.url, readBackup(file))).toEqual(counted);
  expect(await contents(target.db)).toEqual(await contents(platform.owner));
  expect(counted['public.audit_entry']).toBe(5);
  // triggers, keys and numbers work as before
  await sql`insert into audit_entry (unit_path, account_name, action, subject_kind, subject_id, request_id, at)
    select path, 'x', 'x', 'x', 'x', 'x', now() from unit where code = ${places.hake}`.execute(target.db);
  expect(await verifyChains(target.db)).toMatchObject({ entries: 6, broken: [] });
  await expect(sql`delete from audit_entry`.execute(target.db)).rejects.toThrow('append-only');
  await expect(sql`delete from unit where code = ${places.hake}`.execute(target.db)).rejects.toThrow('foreign key');
  expect(await readForeignKeys(target.db)).toEqual(await readForeignKeys(platform.owner));
});

test('a backup is one moment: what is written meanwhile is not in it', async () => {
  const lines: string[] = [];
  for await (const line of backupLines(databaseUrl, clock.now())) {
    if (lines.length === 1) await make('meanwhile');
    lines.push(line);
  }
  expect(lines.join('\n')).not.toContain('meanwhile');
  expect((await contents(platform.owner))['public.account']).toMatch(/^7 /);
});

test('the file is for its owner’s eyes, and an existing one is not overwritten half-way', async () => {
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await expect(writeBackup('postgres://nobody@127.0.0.1:1/none', path.join(folder, 'none'), clock.now())).rejects.toThrow();
  expect((await readdir(folder)).filter((name) => name.startsWith('none'))).toEqual([]);
});

test('a database that holds rows is not restored into', async () => {
  await expect(restore(databaseUrl, readBackup(file))).rejects.toMatchObject({ code: 'records.databaseNotEmpty' });
});

test('a database at another level is not restored into, one at the same level is', async () => {
  await using early = await emptyDatabase();
  await migrate(early.url, '0002-accounts');
  await expect(restore(early.url, readBackup(file))).rejects.toMatchObject({
    code: 'records.databaseAtOtherLevel',
    details: { level: '0002-accounts' },
  });
  await using ready = await emptyDatabase();
  await migrate(ready.url);
  expect(await restore(ready.url, readBackup(file))).toEqual(counted);
});

const spoilt: Record<string, { make: () => Promise<string>; code: string }> = {
  'cut short as a file': {
    make: async () => {
      const name = path.join(folder, 'cut.backup');
      await writeFile(name, (await readFile(file)).subarray(0, -20));
      return name;
    },
    code: 'records.fileNotValid',
  },
  'without its last line': { make: () => changed((text) => text.replace(/[^\n]+\n$/, '')), code: 'records.fileNotValid' },
  'with a row less': { make: () => changed((text) => text.replace(/\["[^\n]*哈克村[^\n]*\n/, '')), code: 'records.fileNotValid' },
  'with a changed value': { make: () => changed((text) => text.replace('哈克村', '哈克林')), code: 'records.fileNotValid' },
  'with a row more at the end': { make: () => changed((text) => `${text}["x"]\n`), code: 'records.fileNotValid' },
  'of another kind': {
    make: () => changed((text) => text.replace('xingcun-backup/1', 'xingcun-backup/9')),
    code: 'records.fileNotValid',
  },
  'that is no archive': {
    make: async () => {
      const name = path.join(folder, 'text.backup');
      await writeFile(name, 'hello');
      return name;
    },
    code: 'records.fileNotValid',
  },
  'of a newer program': {
    make: () => changed((text) => text.replace(/"level":"[^"]+"/, '"level":"9999-later"')),
    code: 'records.fileNewer',
  },
};

for (const [name, { make: spoil, code }] of Object.entries(spoilt))
  test(`a file ${name} is refused and leaves nothing`, async () => {
    await using target = await emptyDatabase();
    await expect(restore(target.url, readBackup(await spoil()))).rejects.toMatchObject({ code });
    for (const digest of Object.values(await contents(target.db))) expect(digest).toBe('0 ');
  });

test('a log that was tampered with before the backup is not restored, even where the file’s own sum fits', async () => {
  const name = await changed((text) => {
    const lines = text.trimEnd().split('\n');
    const footer = JSON.parse(lines.pop() ?? '') as { sha256: string };
    const tampered = lines.map((line) => line.replace('"accounts.manage", "account"', '"accounts.manage", "accident"'));
    const sum = createHash('sha256')
      .update(`${tampered.join('\n')}\n`)
      .digest('hex');
    return `${[...tampered, JSON.stringify({ ...footer, sha256: sum })].join('\n')}\n`;
  });
  await using target = await emptyDatabase();
  await expect(restore(target.url, readBackup(name))).rejects.toMatchObject({
    code: 'records.fileNotValid',
    details: { reason: 'audit chain 650205100201 breaks at 1' },
  });
});
