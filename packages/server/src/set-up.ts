import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Auth, openAuth } from './accounts/auth.ts';
import { type Db, openDatabase, prepareServerRole } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import type { FileStore } from './files/file-store.ts';
import { openFiles } from './files/open-files.ts';
import { type LogKey, openLogKey } from './records/transparency/log-key.ts';

export interface Opened {
  /** The owner's connection, for set-up, seeding and administration only. */
  owner: Db;
  /** The server's own role, under which requests run. */
  db: Db;
  /** The address of the server’s own role, for the job queue. */
  serverUrl: string;
  auth: Auth;
  logKey: LogKey;
  files: FileStore;
  migrated: string[];
  close(): Promise<void>;
}

/** Migrates the database at the owner's address and opens it as the server. */
export async function openPlatform(
  ownerUrl: string,
  { baseUrl, now, max, files = openFiles() }: { baseUrl: string; now: () => Date; max?: number; files?: FileStore },
): Promise<Opened> {
  const migrated = await migrate(ownerUrl);
  const serverUrl = await prepareServerRole(ownerUrl);
  const { db: owner } = openDatabase(ownerUrl, { max: 2 });
  const { db } = openDatabase(serverUrl, max ? { max } : {});
  const auth = openAuth({ serverUrl, baseUrl, secret: process.env.AUTH_SECRET ?? (await signInSecret(owner)), now });
  const logKey = await openLogKey(owner);
  const close = async () => {
    await auth.close();
    await db.destroy();
    await owner.destroy();
  };
  return { owner, db, serverUrl, auth, logKey, files, migrated, close };
}

/** Made at the first start and kept in the database, so that it comes along with a backup. */
async function signInSecret(owner: Db): Promise<string> {
  await sql`insert into auth.secret (value) values (${randomBytes(32).toString('hex')}) on conflict do nothing`.execute(owner);
  const { rows } = await sql<{ value: string }>`select value from auth.secret`.execute(owner);
  const value = rows[0]?.value;
  if (!value) throw new Error('auth.secret is empty');
  return value;
}
