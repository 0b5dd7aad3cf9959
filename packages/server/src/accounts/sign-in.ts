import { randomBytes, randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '../db/database.ts';

/** `unitCode`: the unit that the account belongs to. */
export type NewSignIn = { username: string; displayName: string; unitCode: string; sample?: boolean } & (
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
  await sql`select auth.create_sign_in(${id}, ${person.username}, ${person.displayName}, ${hash}, ${person.unitCode},
    ${person.sample ?? false})`.execute(tx);
  return id;
}

/** A session without a password and without an idle limit, for tests; answers the `cookie` header. Needs the server's own role. */
export async function openSession(db: Db, accountId: string, expiresAt: Date): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await sql`insert into auth."session" ("id", "token", "userId", "expiresAt", "updatedAt", "lastSeenAt")
    values (${randomUUID()}, ${token}, ${accountId}, ${expiresAt}, now(), ${expiresAt})`.execute(db);
  return `xingcun.session_token=${token}`;
}
