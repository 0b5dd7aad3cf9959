import { permit } from '@xingcun/core/accounts/permission';
import { addWebhook, listWebhooks, removeWebhook, switchWebhook, testWebhook } from '@xingcun/core/inbox/contract';
import { testText } from '@xingcun/core/inbox/totals';
import { maskedUrl, readAnswer } from '@xingcun/core/inbox/webhook';
import type { ResponseOf } from '@xingcun/core/route';
import type { Tx } from '../db/database.ts';
import { implement } from '../http/implement.ts';
import { getUnit } from '../units/store.ts';
import { findLast } from './delivery-store.ts';
import { allowedHosts, openAddress, postToRobot } from './robot.ts';
import { findWebhooks, insertWebhook, lockWebhook, setEnabled, setRemoved, type Webhook } from './webhook-store.ts';

export const webhookRoutes = [
  implement(listWebhooks, async ({ tx, actor, params }) => {
    const unit = await getUnit(tx, params.unitCode);
    permit(actor, listWebhooks.permission, unit.path);
    const webhooks = [];
    for (const webhook of await findWebhooks(tx, unit.code)) webhooks.push(await answerOf(tx, webhook));
    return { allowed: allowedHosts(), webhooks };
  }),

  implement(addWebhook, async ({ tx, actor, params, body, now, audit }) => {
    const unit = await getUnit(tx, params.unitCode);
    permit(actor, addWebhook.permission, unit.path);
    openAddress(body.kind, body.url);
    const webhook = await insertWebhook(tx, {
      ...body,
      unitCode: unit.code,
      unitPath: unit.path,
      createdBy: actor.accountId,
      createdAt: now,
      removedAt: null,
    });
    audit({ path: unit.path, subjectKind: 'webhook', subjectId: webhook.id, after: auditOf(webhook) });
    return answerOf(tx, webhook);
  }),

  implement(switchWebhook, async ({ tx, actor, params, body, audit }) => {
    const webhook = await lockWebhook(tx, params.webhookId);
    permit(actor, switchWebhook.permission, webhook.unitPath);
    const after = { ...webhook, enabled: body.enabled };
    await setEnabled(tx, webhook.id, body.enabled);
    audit({
      path: webhook.unitPath,
      subjectKind: 'webhook',
      subjectId: webhook.id,
      before: auditOf(webhook),
      after: auditOf(after),
    });
    return answerOf(tx, after);
  }),

  implement(removeWebhook, async ({ tx, actor, params, now, audit }) => {
    const webhook = await lockWebhook(tx, params.webhookId);
    permit(actor, removeWebhook.permission, webhook.unitPath);
    await setRemoved(tx, webhook.id, now);
    const after = { ...auditOf(webhook), removed: true };
    audit({ path: webhook.unitPath, subjectKind: 'webhook', subjectId: webhook.id, before: auditOf(webhook), after });
    return { removed: true as const };
  }),

  implement(testWebhook, async ({ tx, actor, params, now, today, baseUrl, audit }) => {
    const webhook = await lockWebhook(tx, params.webhookId);
    permit(actor, testWebhook.permission, webhook.unitPath);
    const { name } = await getUnit(tx, webhook.unitCode);
    const text = testText({ unit: name, url: `${baseUrl}/work`, language: webhook.language });
    const answer = readAnswer(webhook.kind, await postToRobot(webhook, text, { today, now }));
    audit({ path: webhook.unitPath, subjectKind: 'webhook', subjectId: webhook.id, after: answer });
    return answer;
  }),
];

/** Without the key in the address and without the secret. */
const auditOf = ({ kind, url, enabled }: Webhook) => ({ kind, url: maskedUrl(url), enabled });

async function answerOf(tx: Tx, webhook: Webhook): Promise<ResponseOf<typeof addWebhook>> {
  const { id, kind, url, secret, language, enabled, createdByName, createdAt } = webhook;
  return {
    id,
    kind,
    url: maskedUrl(url),
    signed: secret !== null,
    language,
    enabled,
    createdBy: createdByName,
    createdAt: createdAt.toISOString(),
    last: (await findLast(tx, { webhookId: id })) ?? null,
  };
}
