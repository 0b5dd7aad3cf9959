import { createHash } from 'node:crypto';
import { type Actor, grantsFor } from '@xingcun/core/accounts/permission';
import { bytesSchema } from '@xingcun/core/bytes';
import type { Route } from '@xingcun/core/route';
import { Refusal } from '@xingcun/core/refusal';
import { sql } from 'kysely';
import type { z } from 'zod';
import { findSession, type SessionFound } from '../accounts/session.ts';
import type { Db, Tx } from '../db/database.ts';
import type { FileStore } from '../files/file-store.ts';
import { type AuditEntry, saveAuditEntries } from '../records/audit.ts';
import type { LogKey } from '../records/transparency/log-key.ts';

type Parsed<R, K extends string> = K extends keyof R ? (R[K] extends z.ZodType ? z.output<R[K]> : undefined) : undefined;

/** What a handler is given. The transaction already runs as the narrow role with the caller's scope. */
export interface Context<R extends Route> {
  tx: Tx;
  /** Nobody, for a public route. */
  actor: R['permission'] extends 'public' ? null : Actor;
  session: R['permission'] extends 'public' ? null : SessionFound;
  now: Date;
  /** Today's calendar day in Beijing, where the programme lives. */
  today: string;
  /** Where people reach the platform, without a slash at the end. */
  baseUrl: string;
  params: Parsed<R, 'params'>;
  query: Parsed<R, 'query'>;
  body: Parsed<R, 'body'>;
  /** Where files are kept. It takes no part in the transaction: store before a row names the file, and let nothing undo it. */
  files: FileStore;
  /** Signs the transparency log. */
  logKey: LogKey;
  /** Writes an entry beside the change, in the same transaction. A writing route without one is a bug. */
  audit: (entry: AuditEntry) => void;
  /** Says that this call changed nothing (a preview), so that no entry is due. */
  changedNothing: () => void;
  /** Runs once the change is committed (never where it was refused or is a repeat): e.g. wakes a job that reads it. */
  afterCommit: (act: () => void) => void;
}

/** A context whose parts are whatever their schemas parsed; `implement` has tied handler and contract together. */
type AnyContext = { [K in keyof Context<Route>]: never };

export interface Implemented {
  route: Route;
  handle: (context: AnyContext) => Promise<unknown>;
}

/** Binds a contract to its handler: load, permit, decide, save – one transaction; a Refusal rolls it back. */
export function implement<const R extends Route>(
  route: R,
  handle: (context: Context<R>) => Promise<z.input<R['response']>>,
): Implemented {
  return { route, handle };
}

export interface Call {
  files: FileStore;
  logKey: LogKey;
  token: string | null;
  idempotencyKey: string | null;
  requestId: string;
  now: Date;
  baseUrl: string;
  params: unknown;
  query: unknown;
  body: unknown;
}

/** Runs one request against the database and answers status and body. */
export async function runCall(db: Db, { route, handle }: Implemented, call: Call): Promise<{ status: number; body: unknown }> {
  const writes = route.method !== 'GET' && !route.readOnly;
  if (route.body === bytesSchema && !(call.body instanceof Uint8Array))
    throw new Refusal('request.invalid', { reason: 'application/octet-stream' });
  const today = beijingDay(call.now);

  const afterwards: (() => void)[] = [];
  const answer = await db.transaction().execute(async (tx) => {
    const session = route.permission === 'public' ? null : await findSession(tx, call.token, call.now, today);
    if (route.permission !== 'public' && !session) throw new Refusal('accounts.notSignedIn');
    await narrow(tx, route, session?.actor ?? null);

    const accountId = session?.actor.accountId ?? 'public';
    const key = writes && !route.unlinked ? call.idempotencyKey : null;
    if (key) {
      const before = await takeKey(tx, accountId, key, route, call);
      if (before) return before;
    }

    const entries: AuditEntry[] = [];
    let changed = writes;
    const context = {
      ...call,
      tx,
      actor: session?.actor ?? null,
      session,
      today,
      audit: (entry: AuditEntry) => void entries.push(entry),
      changedNothing: () => void (changed = false),
      afterCommit: (act: () => void) => void afterwards.push(act),
    };
    const handled = await handle(context as never);
    const leavesNoTrace = route.unlinked && route.permission === 'public';
    if (leavesNoTrace ? entries.length > 0 : changed && entries.length === 0)
      throw new Error(`${route.method} ${route.path} wrote ${entries.length} entries to the audit log`);
    const body = route.response.parse(handled);
    const status = route.status ?? 200;
    await saveAuditEntries(tx, entries, { actor: session?.actor ?? null, route, requestId: call.requestId, at: call.now });
    if (key) await keepAnswer(tx, accountId, key, status, route.answeredOnce ? null : body);
    return { status, body };
  });
  for (const act of afterwards) act();
  return answer;
}

/** From here on the transaction is the narrow role, limited to the units (and stars) where the actor holds this route's permission. */
export async function narrow(tx: Tx, route: Pick<Route, 'permission'>, actor: Actor | null): Promise<void> {
  let scope: string | null = null;
  let stars: string | null = null;
  if (actor && route.permission !== 'public' && route.permission !== 'signedIn') {
    const grants = grantsFor(actor, route.permission);
    if (grants.length === 0) throw new Refusal('accounts.notPermitted', { permission: route.permission });
    scope = `{${grants.map((grant) => grant.path).join(',')}}`;
    if (grants.every((grant) => grant.stars !== null)) stars = `{${grants.flatMap((grant) => grant.stars ?? []).join(',')}}`;
  }
  await become(tx, actor ? 'xingcun_app' : 'xingcun_public', {
    account: actor?.accountId ?? 'public',
    scope: scope ?? '',
    stars: stars ?? '',
    permission: route.permission,
  });
}

/** Until its end the transaction is this role with this scope: in a request, or in a job that acts for one person or one unit. */
export async function become(
  tx: Tx,
  role: 'xingcun_app' | 'xingcun_public',
  { account, scope, stars, permission }: { account: string; scope: string; stars: string; permission: string },
): Promise<void> {
  await sql`select set_config('role', ${role}, true), set_config('app.account', ${account}, true),
    set_config('app.scope', ${scope}, true), set_config('app.stars', ${stars}, true),
    set_config('app.permission', ${permission}, true)`.execute(tx);
}

/** For what is about the caller in all his posts at once (an inbox): the transaction reaches every unit granted to him. */
export async function reachAllGrants(tx: Tx, actor: Actor): Promise<void> {
  await sql`select set_config('app.scope', ${`{${actor.grants.map((grant) => grant.path).join(',')}}`}, true)`.execute(tx);
}

/** Takes the key in this transaction: a second request with it waits here, then gets the first one's answer. */
async function takeKey(tx: Tx, accountId: string, key: string, route: Route, call: Call) {
  const requestDigest = createHash('sha256')
    .update(JSON.stringify([route.method, route.path, call.params, call.query, digested(call.body)], withoutPassword))
    .digest('hex');
  const taken = await tx
    .insertInto('idempotentRequest')
    .values({ accountId, key, requestDigest, status: null, response: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (taken.numInsertedOrUpdatedRows) return null;
  const before = await tx
    .selectFrom('idempotentRequest')
    .select(['requestDigest', 'status', 'response'])
    .where('accountId', '=', accountId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (before.requestDigest !== requestDigest) throw new Refusal('request.keyReused', { key });
  if (route.answeredOnce) throw new Refusal('request.answeredOnce', { key });
  return { status: before.status ?? 200, body: before.response };
}

/** Bytes stand by their digest: as JSON they would be a list of numbers. */
function digested(body: unknown): unknown {
  return body instanceof Uint8Array ? createHash('sha256').update(body).digest('hex') : body;
}

/** A fast hash over a body of known fields would let a reader of the table guess at the password. */
function withoutPassword(name: string, value: unknown): unknown {
  return name === 'password' ? undefined : value;
}

async function keepAnswer(tx: Tx, accountId: string, key: string, status: number, body: unknown): Promise<void> {
  await tx
    .updateTable('idempotentRequest')
    .set({ status, response: JSON.stringify(body) })
    .where('accountId', '=', accountId)
    .where('key', '=', key)
    .execute();
}

/** The calendar day in China (UTC+8, no summer time). */
export function beijingDay(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
