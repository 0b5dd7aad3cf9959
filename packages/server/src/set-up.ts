import { openAuth, derivedSecret, type Auth } from './accounts/auth.ts';
import { type Db, openDatabase, prepareServerRole } from './db/database.ts';
import { migrate } from './db/migrate.ts';

export interface Opened {
  /** The owner's connection, for set-up, seeding and administration only. */
  owner: Db;
  /** The server's own role, under which requests run. */
  db: Db;
  auth: Auth;
  migrated: string[];
  close(): Promise<void>;
}

/** Migrates the database at the owner's address and opens it as the server. */
export async function openPlatform(
  ownerUrl: string,
  { baseUrl, now, max }: { baseUrl: string; now: () => Date; max?: number },
): Promise<Opened> {
  const migrated = await migrate(ownerUrl);
  const serverUrl = await prepareServerRole(ownerUrl);
  const { db: owner } = openDatabase(ownerUrl, { max: 2 });
  const { db } = openDatabase(serverUrl, max ? { max } : {});
  const auth = openAuth({ serverUrl, baseUrl, secret: process.env.AUTH_SECRET ?? derivedSecret(ownerUrl), now });
  const close = async () => {
    await auth.close();
    await db.destroy();
    await owner.destroy();
  };
  return { owner, db, auth, migrated, close };
}
