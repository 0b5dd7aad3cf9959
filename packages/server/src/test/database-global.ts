import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { prepareServerRole } from '../db/database.ts';
import { startEmbedded } from '../db/embedded.ts';
import { migrate } from '../db/migrate.ts';
import { importDivisions } from '../units/seed.ts';
import { openDatabase } from '../db/database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

/** One PostgreSQL for the run and a migrated template with Karamay's units. POSTGRES_BIN names another version's programs. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'xingcun-test-'));
  chmodSync(folder, 0o755);
  const binDir = process.env.POSTGRES_BIN;
  if (binDir && !existsSync(binDir)) throw new Error(`POSTGRES_BIN ${binDir} does not exist`);
  const embedded = await startEmbedded(path.join(folder, 'pg'), { durable: false, ...(binDir ? { binDir } : {}) });
  const client = new pg.Client({ connectionString: embedded.url });
  await client.connect();
  await client.query('create database xingcun_template');
  await client.end();
  const template = embedded.url.replace(/\/postgres$/, '/xingcun_template');
  await migrate(template);
  await prepareServerRole(template);
  const { db } = openDatabase(template, { max: 1 });
  await importDivisions(db);
  await db.destroy();
  project.provide('databaseUrl', embedded.url);
  return async () => {
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
