import type { Db } from '../db/database.ts';
import { beijingDay } from '../http/implement.ts';
import type { Job } from '../jobs/queue.ts';
import { wake } from '../jobs/wake.ts';
import { deliverAll, type Sender } from './deliver.ts';
import { planDeliveries } from './plan.ts';

export const deliverJob = 'deliver';

/** Digests and messages to groups: first written down, then sent one by one. */
export function inboxJobs(db: Db, sender: Sender): Job[] {
  const { now } = sender;
  return [
    {
      name: 'planDigests',
      // every hour of the working day: a server that was down at half past seven catches up, and the key keeps it to one a day
      cron: '30 7-17 * * *',
      pollSeconds: 20,
      run: async () => {
        if ((await planDeliveries(db, { today: beijingDay(now()), now: now() })) > 0) wake(deliverJob);
      },
    },
    { name: deliverJob, cron: '* * * * *', pollSeconds: 2, run: () => deliverAll(db, sender) },
  ];
}
