import { randomBytes } from 'node:crypto';
import { confirmAddress, readNotifications, saveNotifications, stopDigest } from '@xingcun/core/inbox/contract';
import { confirmationHours } from '@xingcun/core/inbox/notification';
import { Refusal } from '@xingcun/core/refusal';
import type { ResponseOf } from '@xingcun/core/route';
import { beijingDay, implement } from '../http/implement.ts';
import { wake } from '../jobs/wake.ts';
import type { Tx } from '../db/database.ts';
import { findLast } from './delivery-store.ts';
import { deliverJob } from './jobs.ts';
import { mailSettings } from './mail.ts';
import {
  confirmByLink,
  findByLink,
  findPreference,
  type Preference,
  savePreference,
  stopByLink,
  unitPathOf,
} from './notification-store.ts';

export const notificationRoutes = [
  implement(readNotifications, async ({ tx, actor }) => answerOf(tx, actor.accountId, await findPreference(tx, actor.accountId))),

  implement(saveNotifications, async ({ tx, actor, body, now, audit, afterCommit }) => {
    const { accountId } = actor;
    const before = await findPreference(tx, accountId);
    const unitPath = await unitPathOf(tx, accountId);
    if (body.digest !== 'off' && body.address === null) throw new Refusal('inbox.addressMissing');
    const proven = before?.confirmedAt && before.address === body.address ? before.confirmedAt : null;
    // asked again for an address that is not proven: a new link
    const asks = body.address !== null && proven === null;
    if (asks && !mailSettings()) throw new Refusal('inbox.mailNotSetUp');
    const after: Preference = {
      ...body,
      accountId,
      unitPath,
      confirmedAt: proven,
      confirmToken: asks ? newToken() : null,
      confirmUntil: asks ? new Date(now.getTime() + confirmationHours * 3_600_000) : null,
      stopToken: before?.stopToken ?? newToken(),
    };
    await savePreference(tx, after);
    if (after.confirmToken !== null) {
      await tx
        .insertInto('delivery')
        .values({
          kind: 'confirmation',
          accountId,
          webhookId: null,
          unitPath,
          day: beijingDay(now),
          subject: after.confirmToken,
          nextAt: now,
          plannedAt: now,
          endedAt: null,
        })
        .execute();
      afterCommit(() => wake(deliverJob));
    }
    // without the address: the log is read by others
    audit({
      path: unitPath,
      subjectKind: 'notificationPreference',
      subjectId: accountId,
      ...(before && { before: auditOf(before) }),
      after: auditOf(after),
    });
    return answerOf(tx, accountId, after);
  }),

  implement(confirmAddress, async ({ tx, params, now, audit }) => {
    const found = await findByLink(tx, params.token);
    if (!found || found.confirmToken !== params.token || !found.confirmUntil || found.confirmUntil < now)
      throw new Refusal('inbox.linkNotValid');
    await confirmByLink(tx, found, now);
    audit({ path: found.unitPath, subjectKind: 'notificationPreference', subjectId: found.accountId });
    return { confirmed: true as const };
  }),

  implement(stopDigest, async ({ tx, params, audit }) => {
    const found = await findByLink(tx, params.token);
    if (!found || found.stopToken !== params.token) throw new Refusal('inbox.linkNotValid');
    await stopByLink(tx, params.token);
    audit({
      path: found.unitPath,
      subjectKind: 'notificationPreference',
      subjectId: found.accountId,
      before: auditOf(found),
      after: auditOf({ ...found, digest: 'off' }),
    });
    return { digest: 'off' as const };
  }),
];

const newToken = () => randomBytes(24).toString('base64url');

const auditOf = ({ digest, address }: Preference) => ({ frequency: digest, addressKnown: address !== null });

async function answerOf(
  tx: Tx,
  accountId: string,
  preference: Preference | undefined,
): Promise<ResponseOf<typeof readNotifications>> {
  return {
    mailReady: mailSettings() !== null,
    address: preference?.address ?? null,
    confirmed: (preference?.confirmedAt ?? null) !== null,
    confirmUntil: preference?.confirmUntil?.toISOString() ?? null,
    digest: preference?.digest ?? 'off',
    weekday: preference?.weekday ?? 1,
    language: preference?.language ?? 'zh',
    last: (await findLast(tx, { accountId })) ?? null,
  };
}
