import { type Selectable, sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { NotificationPreferenceTable } from './tables.ts';

export type Preference = Selectable<NotificationPreferenceTable>;

/** The caller’s own: row-level security shows no other. */
export async function findPreference(tx: Tx, accountId: string): Promise<Preference | undefined> {
  return tx.selectFrom('notificationPreference').selectAll().where('accountId', '=', accountId).executeTakeFirst();
}

export async function savePreference(tx: Tx, preference: Preference): Promise<void> {
  const { accountId: _own, ...changes } = preference;
  await tx
    .insertInto('notificationPreference')
    .values(preference)
    .onConflict((conflict) => conflict.column('accountId').doUpdateSet(changes))
    .execute();
}

/** Where the account belongs. */
export async function unitPathOf(tx: Tx, accountId: string): Promise<string> {
  const { unitPath } = await tx
    .selectFrom('account')
    .select(sql<string>`unit_path::text`.as('unitPath'))
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  return unitPath;
}

/** The preference of a link. Row-level security shows it to the public role only while the transaction holds the link’s token. */
export async function findByLink(tx: Tx, token: string): Promise<Preference | undefined> {
  await sql`select set_config('app.receipt', ${token}, true)`.execute(tx);
  return tx
    .selectFrom('notificationPreference')
    .selectAll()
    .where((of) => of.or([of('confirmToken', '=', token), of('stopToken', '=', token)]))
    .executeTakeFirst();
}

/** The link works once. The row stays in sight by its other link, because a row out of sight cannot be written. */
export async function confirmByLink(tx: Tx, { confirmToken, stopToken }: Preference, now: Date): Promise<void> {
  await sql`select set_config('app.receipt', ${stopToken}, true)`.execute(tx);
  await tx
    .updateTable('notificationPreference')
    .set({ confirmedAt: now, confirmToken: null, confirmUntil: null })
    .where('confirmToken', '=', confirmToken)
    .execute();
}

export async function stopByLink(tx: Tx, token: string): Promise<void> {
  await tx.updateTable('notificationPreference').set({ digest: 'off' }).where('stopToken', '=', token).execute();
}
