import type { Actor } from '@xingcun/core/accounts/permission';
import type { InboxItem } from '@xingcun/core/inbox/item';
import type { Tx } from '../db/database.ts';
import type { OpenCycle } from './open-cycles.ts';

/** What every source is given: the transaction reaches all that is granted to the actor, and no more. */
export interface Reading {
  tx: Tx;
  actor: Actor;
  /** The actor and those for whom he acts. */
  accountIds: string[];
  today: string;
  cycles: readonly OpenCycle[];
}

/** One capability’s part of the inbox: one query for what it needs to know, then core’s rule of what waits for whom. */
export type Source = (reading: Reading) => Promise<InboxItem[]>;

export const cyclesIn = ({ cycles }: Reading, state: OpenCycle['state']): OpenCycle[] =>
  cycles.filter((cycle) => cycle.state === state);
