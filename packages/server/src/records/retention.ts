import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/** A repeated request is known as such for this long. */
const keyDays = 30;

/** Deletes what has served its time: keys of repeated requests, and sessions that ended. The audit log is kept. */
export async function prune(owner: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keyDays * 86_400_000);
  await owner.deleteFrom('idempotentRequest').where('at', '<', before).execute();
  await sql`delete from auth.session where "expiresAt" < ${now}`.execute(owner);
  // earlier versions of a ballot box, which PostgreSQL leaves on the disk until then
  await sql`vacuum (full) ballot.box`.execute(owner);
}
