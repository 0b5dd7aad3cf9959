import type { Db } from '../db/database.ts';
import { beijingDay } from '../http/implement.ts';
import { claimDelivery, type Delivery, endDelivery, holdDelivery, postponeDelivery } from './delivery-store.ts';
import { prepareMail } from './prepare-mail.ts';
import { prepareMessage } from './prepare-message.ts';

export interface Sender {
  now: () => Date;
  /** Where links lead, without a slash at the end. */
  baseUrl: string;
}

/** Sends what is written down, one by one. A failure of one does not stop the others. */
export async function deliverAll(db: Db, sender: Sender): Promise<void> {
  const { now } = sender;
  for (let next = await claimDelivery(db, now()); next; next = await claimDelivery(db, now()))
    await deliver(db, next, sender).catch((error: Error) => postponeDelivery(db, next as Delivery, error.message, now()));
}

async function deliver(db: Db, delivery: Delivery, { now, baseUrl }: Sender): Promise<void> {
  const today = beijingDay(now());
  const stale = delivery.kind !== 'confirmation' && delivery.day < today; // yesterday’s news
  const send = stale
    ? null
    : await (delivery.kind === 'webhook' ? prepareMessage : prepareMail)(db, delivery, { today, now: now(), baseUrl });
  await db.transaction().execute(async (tx) => {
    if (!(await holdDelivery(tx, delivery.id))) return;
    if (send === null) return endDelivery(tx, delivery.id, 'nothing', now());
    // From the answer of the other side to this commit lies the only moment in which a crash makes it go out a second time.
    await send();
    await endDelivery(tx, delivery.id, 'sent', now());
  });
}
