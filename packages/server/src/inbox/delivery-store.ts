import { retryAfterMinutes } from '@xingcun/core/inbox/delivery';
import { type Selectable, sql } from 'kysely';
import type { Db, Tx } from '../db/database.ts';
import type { DeliveryTable } from './tables.ts';

export type Delivery = Selectable<DeliveryTable>;

/**
 * Takes the next delivery that is due and marks it as being sent, before anything leaves: after a crash the mark says that it may have
 * arrived. One that another process holds is passed over.
 */
export async function claimDelivery(db: Db, now: Date): Promise<Delivery | undefined> {
  const { rows } = await sql<Delivery>`
    update delivery set state = 'sending', attempts = attempts + 1
    where id = (select id from delivery where state in ('planned', 'sending') and next_at <= ${now}
      order by next_at, planned_at, id limit 1 for update skip locked)
    returning *`.execute(db);
  return rows[0];
}

/** Holds the delivery until the transaction ends, which is when it is sent and marked; false where another process does or did so. */
export async function holdDelivery(tx: Tx, id: string): Promise<boolean> {
  const held = await tx
    .selectFrom('delivery')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return held !== undefined;
}

export async function endDelivery(tx: Tx | Db, id: string, state: 'sent' | 'nothing', now: Date): Promise<void> {
  await tx.updateTable('delivery').set({ state, endedAt: now, problem: '' }).where('id', '=', id).execute();
}

/** A refusal is known not to have arrived: it is tried again later, or given up. */
export async function postponeDelivery(tx: Tx | Db, { id, attempts }: Delivery, problem: string, now: Date): Promise<void> {
  const minutes = retryAfterMinutes(attempts);
  const change =
    minutes === null
      ? { state: 'failed' as const, endedAt: now }
      : { state: 'planned' as const, nextAt: new Date(now.getTime() + minutes * 60_000) };
  await tx
    .updateTable('delivery')
    .set({ ...change, problem: problem.slice(0, 500) })
    .where('id', '=', id)
    .execute();
}

/** The newest delivery of a person’s digest, or of a robot. */
export async function findLast(tx: Tx, of: { accountId: string } | { webhookId: string }) {
  return tx
    .selectFrom('delivery')
    .select(['day', 'state', 'problem'])
    .where((where) =>
      'accountId' in of
        ? where.and([where('accountId', '=', of.accountId), where('kind', '=', 'digest')])
        : where('webhookId', '=', of.webhookId),
    )
    .orderBy('day', 'desc')
    .executeTakeFirst();
}
