import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { verifyPassword } from 'better-auth/crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, inject, test, vi } from 'vitest';
import { connect } from './db/connect.ts';
import { openDatabase } from './db/database.ts';

vi.setConfig({ testTimeout: 120_000 }); // each command is a process of its own, and one makes a database
const folder = await mkdtemp(path.join(tmpdir(), 'xingcun-admin-'));
const made: string[] = [];
const asOwner = async (statement: string) => {
  const client = new pg.Client({ connectionString: inject('databaseUrl') });
  await client.connect();
  await client.query(statement);
  await client.end();
};
afterAll(async () => {
  for (const name of made) await asOwner(`drop database ${name} with (force)`);
  await rm(folder, { recursive: true });
});

async function emptyDatabase(): Promise<string> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await asOwner(`create database ${name}`);
  made.push(name);
  return inject('databaseUrl').replace(/\/postgres$/, `/${name}`);
}

const program = fileURLToPath(new URL('./admin.ts', import.meta.url));
const divisions = fileURLToPath(new URL('../divisions/karamay.csv', import.meta.url));

/** Runs a command as a person does; without `DATABASE_URL` on the embedded database in the test's folder. */
function admin(args: string[], databaseUrl = ''): Promise<{ code: number; out: string; err: string }> {
  const { DATABASE_URL: _, ...env } = process.env;
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [program, ...args],
      { env: { ...env, XINGCUN_DATA: path.join(folder, 'data'), ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) } },
      (_error, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

const query = async <T>(url: string, text: string): Promise<T[]> => {
  const { db } = openDatabase(url, { max: 1 });
  try {
    return (await sql.raw<T>(text).execute(db)).rows;
  } finally {
    await db.destroy();
  }
};

test('the help is in both languages; a command that does not exist shows it and fails', async () => {
  const { code, out } = await admin(['--help']);
  expect([code, out.includes('备份'), out.includes('write the whole database')]).toEqual([0, true, true]);
  expect((await admin(['nonsense'])).code).toBe(2);
  expect((await admin(['create-admin', '--role', 'villager', '--username', 'x'], 'postgres://127.0.0.1/none')).code).toBe(2);
});

test('an empty installation gets its units, its three administrators, a backup and a restore', async () => {
  const url = await emptyDatabase();
  expect((await admin(['create-admin', '--role', 'systemAdmin', '--username', 'sys.admin'], url)).err).toContain('import-units');
  expect((await admin(['import-units', divisions], url)).out).toContain('Imported 176 units.');

  const made = await admin(['create-admin', '--role', 'systemAdmin', '--username', 'sys.admin', '--name', '系统管理员'], url);
  expect(made.code).toBe(0);
  const password = /shown this once: (\S+)/.exec(made.out)?.[1] ?? '';
  const [stored] = await query<{ password: string }>(url, 'select password from auth.account');
  expect(await verifyPassword({ hash: stored?.password ?? '', password })).toBe(true);
  const again = await admin(['create-admin', '--role', 'auditAdmin', '--username', 'sys.admin'], url);
  expect([again.code, again.err]).toEqual([1, '用户名“sys.admin”已被使用。\nThe user name “sys.admin” is taken.\n']);

  const file = path.join(folder, 'a.backup');
  expect((await admin(['backup', file], url)).code).toBe(0);
  expect((await admin(['backup', file], url)).err).toContain('exists already');
  const target = await emptyDatabase();
  const restored = await admin(['restore', file], target);
  expect([restored.code, restored.out.includes('the audit chains hold')]).toEqual([0, true]);
  expect(await query(target, 'select username, display_name from account')).toEqual([
    { username: 'sys.admin', displayName: '系统管理员' },
  ]);
  expect((await admin(['restore', file], target)).err).toContain('is not empty');
  expect((await admin(['verify-audit'], target)).out).toContain('1 chains, 1 entries');
});

test('a tampered log is reported with its entry, and the command fails', async () => {
  const url = await emptyDatabase();
  await admin(['import-units', divisions], url);
  await admin(['create-admin', '--role', 'auditAdmin', '--username', 'auditor'], url);
  await query(url, `set session_replication_role = replica; update audit_entry set account_name = 'x'`);
  const { code, out } = await admin(['verify-audit'], url);
  expect([code, out]).toEqual([1, '断裂：链 650200000000，第 1 条\nBroken: chain 650200000000, entry 1\n']);
});

test('a file of units with problems is reported line by line and imports nothing', async () => {
  const url = await emptyDatabase();
  const { code, out, err } = await admin(['import-units', program], url);
  expect(code).toBe(1);
  expect(out + err).toMatch(/units.fileNotReadable|header|CSV/);
  expect((await admin(['import-units', path.join(folder, 'none.csv')], url)).code).not.toBe(0);
});

test('the embedded database moves to a server', async () => {
  expect((await admin(['import-units', divisions])).code).toBe(0);
  expect((await admin(['create-admin', '--role', 'securityAdmin', '--username', 'sec.admin'])).code).toBe(0);
  const target = await emptyDatabase();
  const moved = await admin(['move', target]);
  expect([moved.code, moved.err]).toEqual([0, '']);
  expect(await query(target, 'select username from account')).toEqual([{ username: 'sec.admin' }]);
  expect(await query(target, 'select count(*)::integer as units from unit')).toEqual([{ units: 176 }]);
  expect((await admin(['move', target], target)).code).toBe(2);
  expect((await admin(['move', 'mysql://x/y'])).code).toBe(2);
});

test('a command beside a running server uses its database and leaves it running; moving waits until it is stopped', async () => {
  const running = await connect({ databaseUrl: '', folder: path.join(folder, 'data') });
  try {
    expect((await admin(['verify-audit'])).out).toContain('1 chains');
    expect((await admin(['move', await emptyDatabase()])).err).toContain('stop the running npm start first');
    expect(await query(running.ownerUrl, 'select count(*)::integer as units from unit')).toEqual([{ units: 176 }]);
  } finally {
    await running.stop();
  }
  expect((await admin(['verify-audit'])).code).toBe(0);
});
