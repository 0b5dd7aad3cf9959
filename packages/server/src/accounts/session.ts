import type { Actor, Grant, Role } from '@xingcun/core/accounts/permission';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

export interface SessionFound {
  actor: Actor;
  username: string;
  sample: boolean;
  secondFactor: boolean;
  grants: (Grant & { unitName: string; deputyForName: string | null; toOn: string | null })[];
}

interface Row {
  accountId: string;
  username: string;
  displayName: string;
  sample: boolean;
  secondFactor: boolean;
  lastSeenAt: Date;
  grants: (Omit<SessionFound['grants'][number], 'role'> & { role: Role })[] | null;
}

/** The cookie holds `token.signature`; the token alone is 32 random characters, and being in the table is what makes it valid. */
export function sessionToken(cookie: string | undefined): string | null {
  const found = /(?:^|;\s*)(?:__Secure-)?xingcun\.session_token=([^;]+)/.exec(cookie ?? '');
  return found?.[1] ? (decodeURIComponent(found[1]).split('.')[0] ?? null) : null;
}

/** A session ends 12 hours after sign-in (accounts/auth.ts), or after this time without a request (GB/T 22239-2019 8.1.4.1). */
export const idleMinutes = 30;

/**
 * One query: the session, its account, and the grants in force today. Read before the transaction takes the narrow role. A deputy's
 * grant rests while its principal's account is disabled.
 */
export async function findSession(tx: Tx, token: string | null, now: Date, today: string): Promise<SessionFound | null> {
  if (!token) return null;
  const { rows } = await sql<Row>`
    select a.id as account_id, a.username, a.display_name, a.sample, coalesce(u."twoFactorEnabled", false) as second_factor,
      s."lastSeenAt" as last_seen_at,
      ${grantsToday(today)} as grants
    from auth."session" s join account a on a.id = s."userId" join auth."user" u on u.id = a.id
    where s.token = ${token} and s."expiresAt" > ${now} and s."lastSeenAt" > ${minutesBefore(now, idleMinutes)} and a.disabled_at is null`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) return null;
  if (row.lastSeenAt < minutesBefore(now, 1)) await see(tx, token, now);
  const grants = row.grants ?? [];
  return {
    actor: { accountId: row.accountId, displayName: row.displayName, grants },
    username: row.username,
    sample: row.sample,
    secondFactor: row.secondFactor,
    grants,
  };
}

/** The account with its grants in force today, for a job that acts for it; null where it is disabled. Read before the transaction takes the narrow role. */
export async function findActor(tx: Tx, accountId: string, today: string): Promise<Actor | null> {
  const { rows } = await sql<Pick<Row, 'displayName' | 'grants'>>`
    select a.display_name, ${grantsToday(today)} as grants from account a where a.id = ${accountId} and a.disabled_at is null`.execute(
    tx,
  );
  const [row] = rows;
  return row ? { accountId, displayName: row.displayName, grants: row.grants ?? [] } : null;
}

/** The grants of account `a` in force on a day; a deputy's rests while its principal's account is disabled. */
const grantsToday = (
  today: string,
) => sql`(select json_agg(json_build_object('role', g.role, 'unitCode', g.unit_code, 'unitName', unit.name, 'path', g.unit_path::text, 'stars', g.stars,
          'deputyFor', g.deputy_for, 'deputyForName', d.display_name, 'toOn', g.to_on) order by g.role, g.unit_code)
        from role_grant g join unit on unit.code = g.unit_code left join account d on d.id = g.deputy_for
        where g.account_id = a.id and g.revoked_at is null and ${today}::date between g.from_on and coalesce(g.to_on, 'infinity')
          and d.disabled_at is null)`;

/** Keeps the session alive. Where another request of the session is doing so, this one does not wait for it. */
async function see(tx: Tx, token: string, now: Date): Promise<void> {
  await sql`update auth."session" set "lastSeenAt" = ${now}
    where "id" = (select "id" from auth."session" where token = ${token} for update skip locked)`.execute(tx);
}

export function minutesBefore(at: Date, minutes: number): Date {
  return new Date(at.getTime() - minutes * 60_000);
}
