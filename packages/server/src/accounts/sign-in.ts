import { randomBytes, randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '../db/database.ts';

export type NewSignIn = { username: string; displayName: string; sample?: boolean } & (
  | { password: string }
  | { passwordHash: string }
);

/**
 * Makes a person able to sign in, in the caller's transaction; answers the account's id. The database function checks again that the
 * request came through a route of `accounts.manage` (or the owner at set-up).
 */
export async function createSignIn(tx: Tx | Db, person: NewSignIn): Promise<string> {
  const id = randomUUID();
  const hash = 'passwordHash' in person ? person.passwordHash : await hashPassword(person.password);
  await sql`select auth.create_sign_in(${id}, ${person.username}, ${person.displayName}, ${hash}, ${person.sample ?? false})`.execute(
    tx,
  );
  return id;
}

/** A session without a password, for set-up and tests; answers the `cookie` header. Needs the server's own role. */
export async function openSession(db: Db, accountId: string, expiresAt: Date): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await sql`insert into auth."session" ("id", "token", "userId", "expiresAt", "updatedAt")
    values (${randomUUID()}, ${token}, ${accountId}, ${expiresAt}, now())`.execute(db);
  return `xingcun.session_token=${token}`;
}
