import { z } from 'zod';
import { route } from '../route.ts';
import { languages } from '../text.ts';
import { daySchema, instantSchema, unitCodeSchema } from '../wire.ts';
import { deliveryStates } from './delivery.ts';
import { inboxItemSchema } from './item.ts';
import { digests } from './notification.ts';
import { webhookKinds } from './webhook.ts';

/** What waits for the caller: computed from the state of things, no separate list of to-dos. */
export const readInbox = route({
  method: 'GET',
  path: '/inbox',
  permission: 'signedIn',
  summary: { zh: '我的待办', en: 'What waits for me, due when and why' },
  response: z.array(inboxItemSchema),
});

const lastDeliverySchema = z.strictObject({
  day: daySchema,
  state: z.enum(deliveryStates),
  /** What the mail server or the robot said, where it refused. */
  problem: z.string(),
});

const notificationsSchema = z.strictObject({
  /** Whether the installation can send e-mail at all. */
  mailReady: z.boolean(),
  /** The caller’s own; nobody else reads it. */
  address: z.email().nullable(),
  /** The link in a mail to the address was opened. */
  confirmed: z.boolean(),
  /** Until when a link that was sent may be opened. */
  confirmUntil: instantSchema.nullable(),
  digest: z.enum(digests),
  weekday: z.int().min(1).max(5),
  language: z.enum(languages),
  last: lastDeliverySchema.nullable(),
});

export const readNotifications = route({
  method: 'GET',
  path: '/notifications',
  permission: 'signedIn',
  summary: { zh: '我的邮件提醒设置', en: 'Whether and how I am told by e-mail of what waits' },
  response: notificationsSchema,
});

export const saveNotifications = route({
  method: 'PUT',
  path: '/notifications',
  permission: 'signedIn',
  summary: {
    zh: '保存邮件提醒设置；新地址须先用邮件中的链接确认',
    en: 'Save it; a new address is to be confirmed by a link that is sent there',
  },
  body: z.strictObject({
    address: z.email().max(254).nullable(),
    digest: z.enum(digests),
    weekday: z.int().min(1).max(5),
    language: z.enum(languages),
  }),
  response: notificationsSchema,
});

const tokenParams = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{20,64}$/) });
/** Links from e-mails are opened by programs that look for malware, so a page asks before anything happens. */
const byLink = { permission: 'public', params: tokenParams, rateLimit: { max: 60, windowSeconds: 600 } } as const;

export const confirmAddress = route({
  ...byLink,
  method: 'POST',
  path: '/notifications/confirmations/:token',
  summary: { zh: '用邮件中的链接确认邮箱地址', en: 'Confirm an address by the link that was sent there' },
  response: z.strictObject({ confirmed: z.literal(true) }),
});

export const stopDigest = route({
  ...byLink,
  method: 'POST',
  path: '/notifications/stops/:token',
  summary: { zh: '用邮件中的链接停止接收', en: 'End the digest by the link in it, without signing in (RFC 8058)' },
  response: z.strictObject({ digest: z.literal('off') }),
});

const webhookSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(webhookKinds),
  /** Without the key in it. */
  url: z.string(),
  signed: z.boolean(),
  language: z.enum(languages),
  enabled: z.boolean(),
  createdBy: z.string(),
  createdAt: instantSchema,
  last: lastDeliverySchema.nullable(),
});
const webhookParams = z.strictObject({ webhookId: z.uuid() });
const unitParams = z.strictObject({ unitCode: unitCodeSchema });

export const listWebhooks = route({
  method: 'GET',
  path: '/units/:unitCode/webhooks',
  permission: 'inbox.manageWebhooks',
  summary: { zh: '本单位的群机器人', en: 'Group robots that are told of a unit’s deadlines' },
  params: unitParams,
  response: z.strictObject({
    /** What the operator allows besides the two robots. */
    allowed: z.array(z.string()),
    webhooks: z.array(webhookSchema),
  }),
});

export const addWebhook = route({
  method: 'POST',
  path: '/units/:unitCode/webhooks',
  permission: 'inbox.manageWebhooks',
  summary: { zh: '添加群机器人', en: 'Add a group robot; its address and secret are not shown again' },
  params: unitParams,
  body: z.strictObject({
    kind: z.enum(webhookKinds),
    url: z.string().trim().min(1).max(1000),
    secret: z.string().trim().min(8).max(200).nullable(),
    language: z.enum(languages),
  }),
  status: 201,
  response: webhookSchema,
});

export const switchWebhook = route({
  method: 'PUT',
  path: '/webhooks/:webhookId',
  permission: 'inbox.manageWebhooks',
  summary: { zh: '启用或停用群机器人', en: 'Switch a group robot on or off' },
  params: webhookParams,
  body: z.strictObject({ enabled: z.boolean() }),
  response: webhookSchema,
});

export const removeWebhook = route({
  method: 'POST',
  path: '/webhooks/:webhookId/removal',
  permission: 'inbox.manageWebhooks',
  summary: { zh: '移除群机器人', en: 'Remove a group robot' },
  params: webhookParams,
  status: 201,
  response: z.strictObject({ removed: z.literal(true) }),
});

export const testWebhook = route({
  method: 'POST',
  path: '/webhooks/:webhookId/tests',
  permission: 'inbox.manageWebhooks',
  summary: { zh: '发一条测试消息', en: 'Send a test message and answer what the robot said' },
  params: webhookParams,
  rateLimit: { max: 120, windowSeconds: 600 },
  status: 201,
  response: z.strictObject({ arrived: z.boolean(), words: z.string() }),
});
