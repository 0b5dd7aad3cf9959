import type { Actor } from '@xingcun/core/accounts/permission';
import { addDays } from '@xingcun/core/cycles/working-days';
import { digestOf } from '@xingcun/core/inbox/digest';
import { confirmationMail, digestMail, type Mail } from '@xingcun/core/inbox/digest-words';
import type { InboxItem } from '@xingcun/core/inbox/item';
import type { Text } from '@xingcun/core/text';
import { sql } from 'kysely';
import { findActor } from '../accounts/session.ts';
import type { Db, Tx } from '../db/database.ts';
import { become } from '../http/implement.ts';
import type { Delivery } from './delivery-store.ts';
import { mailSettings, sendMail } from './mail.ts';
import { inboxOf } from './read.ts';

/** Without an earlier digest, what was sent back within so many days is new. */
const newDays = 7;

/** What is to be sent to a person, read as that person; null where there is nothing to say, or nobody to say it to any more. */
export async function prepareMail(
  db: Db,
  { id, kind, accountId, subject }: Delivery,
  { today, now, baseUrl }: { today: string; now: Date; baseUrl: string },
): Promise<(() => Promise<void>) | null> {
  const settings = mailSettings();
  if (!settings || accountId === null) return null;
  const prepared = await db.transaction().execute(async (tx) => {
    const preference = await tx
      .selectFrom('notificationPreference')
      .selectAll()
      .where('accountId', '=', accountId)
      .executeTakeFirst();
    if (!preference?.address) return null;
    const { address: to, language, confirmToken, confirmUntil, confirmedAt, stopToken, digest } = preference;
    if (kind === 'confirmation') {
      if (confirmToken !== subject || confirmUntil === null || confirmUntil < now) return null; // a newer one was asked for
      const url = `${baseUrl}/notifications/confirm/${confirmToken}`;
      return { to, mail: confirmationMail({ url, language }), stopUrl: null };
    }
    const actor = await findActor(tx, accountId, today);
    if (!actor || confirmedAt === null || digest === 'off') return null;
    const since = await lastDigestDay(tx, accountId);
    await become(tx, 'xingcun_app', { account: accountId, scope: '', stars: '', permission: 'signedIn' });
    const stopUrl = `${baseUrl}/notifications/stop/${stopToken}`;
    const days = { today, since: since ?? addDays(today, -newDays) };
    const mail = await digestFor(tx, actor, { days, language, baseUrl, stopUrl });
    return mail && { to, mail, stopUrl: `${baseUrl}/api/notifications/stops/${stopToken}` };
  });
  if (!prepared) return null;
  const messageId = `<${id}@${new URL(baseUrl).hostname}>`;
  return () => sendMail(settings, { ...prepared, messageId });
}

interface DigestGiven {
  days: { today: string; since: string };
  language: 'zh' | 'en';
  baseUrl: string;
  stopUrl: string;
}

async function digestFor(tx: Tx, actor: Actor, { days, language, baseUrl, stopUrl }: DigestGiven): Promise<Mail | null> {
  const content = digestOf(await inboxOf(tx, actor, days.today), days);
  if (content.length === 0) return null;
  const starName = await starNames(
    tx,
    content.flatMap(({ items }) => items),
  );
  return digestMail(content, {
    name: actor.displayName,
    language,
    baseUrl,
    stopUrl,
    starName: (item) => starName(item)?.[language] ?? item.starCode ?? '',
  });
}

async function lastDigestDay(tx: Tx, accountId: string): Promise<string | null> {
  const last = await tx
    .selectFrom('delivery')
    .select((of) => of.fn.max('day').as('day'))
    .where('accountId', '=', accountId)
    .where('kind', '=', 'digest')
    .where('state', '=', 'sent')
    .executeTakeFirst();
  return last?.day ?? null;
}

/** Titles of the stars that items name, from their cycles’ standards. */
async function starNames(tx: Tx, items: readonly InboxItem[]): Promise<(item: InboxItem) => Text | undefined> {
  const cycleIds = [...new Set(items.filter(({ starCode }) => starCode !== null).map(({ cycleId }) => cycleId))];
  if (cycleIds.length === 0) return () => undefined;
  const { rows } = await sql<{ cycleId: string; code: string; title: Text }>`
    select c.id as cycle_id, star->>'code' as code, star->'title' as title
    from cycle c join standard s on s.id = c.standard_id, jsonb_array_elements(s.document->'stars') star
    where c.id = any(${cycleIds}::uuid[])`.execute(tx);
  return (item) => rows.find(({ cycleId, code }) => cycleId === item.cycleId && code === item.starCode)?.title;
}
