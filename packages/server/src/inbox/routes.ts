import { readInbox } from '@xingcun/core/inbox/contract';
import { implement } from '../http/implement.ts';
import { notificationRoutes } from './notification-routes.ts';
import { inboxOf } from './read.ts';
import { webhookRoutes } from './webhook-routes.ts';

export const inboxRoutes = [
  implement(readInbox, ({ tx, actor, today }) => inboxOf(tx, actor, today)),
  ...notificationRoutes,
  ...webhookRoutes,
];
