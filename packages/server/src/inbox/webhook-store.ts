import { Refusal } from '@xingcun/core/refusal';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { WebhookTable } from './tables.ts';

export type Webhook = Selectable<WebhookTable> & { createdByName: string };

const webhooks = (tx: Tx) =>
  tx
    .selectFrom('webhook')
    .innerJoin('account', 'account.id', 'webhook.createdBy')
    .selectAll('webhook')
    .select(['account.displayName as createdByName', sql<string>`webhook.unit_path::text`.as('unitPath')])
    .where('removedAt', 'is', null);

export async function findWebhooks(tx: Tx, unitCode: string): Promise<Webhook[]> {
  return webhooks(tx).where('webhook.unitCode', '=', unitCode).orderBy('createdAt').execute();
}

/** @throws {Refusal} inbox.webhookNotFound */
export async function lockWebhook(tx: Tx, id: string): Promise<Webhook> {
  const found = await webhooks(tx).where('webhook.id', '=', id).forUpdate('webhook').executeTakeFirst();
  if (!found) throw new Refusal('inbox.webhookNotFound', { id });
  return found;
}

export async function insertWebhook(tx: Tx, webhook: Insertable<WebhookTable>): Promise<Webhook> {
  const { id } = await tx.insertInto('webhook').values(webhook).returning('id').executeTakeFirstOrThrow();
  return lockWebhook(tx, id);
}

export async function setEnabled(tx: Tx, id: string, enabled: boolean): Promise<void> {
  await tx.updateTable('webhook').set({ enabled }).where('id', '=', id).execute();
}

/** Kept, so that what was sent by it can still be told; never used again. */
export async function setRemoved(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.updateTable('webhook').set({ removedAt: now, enabled: false }).where('id', '=', id).execute();
}
