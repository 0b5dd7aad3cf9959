import { readInbox } from '@xingcun/core/inbox/contract';
import { implement } from '../http/implement.ts';
import { inboxOf } from './read.ts';

export const inboxRoutes = [implement(readInbox, ({ tx, actor, today }) => inboxOf(tx, actor, today))];
