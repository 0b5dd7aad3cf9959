import { z } from 'zod';
import { route } from '../route.ts';
import { inboxItemSchema } from './item.ts';

/** What waits for the caller: computed from the state of things, no separate list of to-dos. */
export const readInbox = route({
  method: 'GET',
  path: '/inbox',
  permission: 'signedIn',
  summary: { zh: '我的待办', en: 'What waits for me, due when and why' },
  response: z.array(inboxItemSchema),
});
