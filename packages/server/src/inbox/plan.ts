import { isDigestDay } from '@xingcun/core/inbox/notification';
import { isWorkingDay } from '@xingcun/core/cycles/working-days';
import type { Db } from '../db/database.ts';
import { mailSettings } from './mail.ts';

/**
 * Writes down who is to be told today, once: the key of `delivery` keeps a second run from adding anything.
 * @returns how many were added
 */
export async function planDeliveries(db: Db, { today, now }: { today: string; now: Date }): Promise<number> {
  const planned = { day: today, subject: '', nextAt: now, plannedAt: now, endedAt: null };
  const rows = [
    ...(mailSettings() ? (await findReaders(db)).filter((reader) => isDigestDay(reader, today)) : []).map(
      ({ accountId, unitPath }) => ({ ...planned, kind: 'digest' as const, accountId, webhookId: null, unitPath }),
    ),
    ...(isWorkingDay(today) ? await findWebhooks(db) : []).map(({ id, unitPath }) => ({
      ...planned,
      kind: 'webhook' as const,
      accountId: null,
      webhookId: id,
      unitPath,
    })),
  ];
  if (rows.length === 0) return 0;
  const added = await db
    .insertInto('delivery')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(added.numInsertedOrUpdatedRows ?? 0);
}

const findReaders = (db: Db) =>
  db
    .selectFrom('notificationPreference as p')
    .innerJoin('account as a', 'a.id', 'p.accountId')
    .select(['p.accountId', 'p.unitPath', 'p.digest', 'p.weekday'])
    .where('p.confirmedAt', 'is not', null)
    .where('p.digest', '<>', 'off')
    .where('a.disabledAt', 'is', null)
    .execute();

const findWebhooks = (db: Db) =>
  db.selectFrom('webhook').select(['id', 'unitPath']).where('enabled', '=', true).where('removedAt', 'is', null).execute();
