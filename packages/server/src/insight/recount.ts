import { sql } from 'kysely';
import type { Db, Tx } from '../db/database.ts';
import type { Job } from '../jobs/queue.ts';
import { type Summary, summarise } from './summary.ts';

export const recountJob = 'recountInsight';

/** Villages in one transaction: few enough that it ends within a second. */
const atOnce = 50;
/** Of the advisory lock that lets one recount work at a time; else an older count could overwrite a newer one. */
const lock = 2_202_611;

/**
 * Counts anew the villages in which something changed. A change that is committed meanwhile stays noted and is counted the next time.
 * @param owner the owner's connection: no role of a request writes a summary
 * @returns how many villages were counted
 */
export async function recount(owner: Db, now: Date): Promise<number> {
  for (let counted = 0; ; ) {
    const these = await owner.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(${lock})`.execute(tx);
      const { rows } = await sql<{ assessmentId: string }>`
        with next as (select distinct assessment_id from insight_change order by assessment_id limit ${atOnce}),
          taken as (delete from insight_change c using next where c.assessment_id = next.assessment_id)
        select assessment_id from next`.execute(tx);
      const ids = rows.map(({ assessmentId }) => assessmentId);
      if (ids.length > 0) await save(tx, ids, await summarise(tx, ids), now);
      return ids.length;
    });
    counted += these;
    if (these < atOnce) return counted;
  }
}

/** Notes every village as changed and counts them all; for after a repair or a restore. */
export async function recountAll(owner: Db, now: Date): Promise<number> {
  await sql`insert into insight_change (assessment_id) select id from assessment`.execute(owner);
  return recount(owner, now);
}

async function save(tx: Tx, ids: readonly string[], summaries: readonly Summary[], now: Date): Promise<void> {
  await sql`delete from village_summary where assessment_id = any(${ids}::uuid[])`.execute(tx); // its stars go with it
  if (summaries.length === 0) return;
  await tx
    .insertInto('villageSummary')
    .values(summaries.map(({ village }) => ({ ...village, countedAt: now })))
    .execute();
  const stars = summaries.flatMap((summary) => summary.stars);
  if (stars.length > 0) await tx.insertInto('villageStarSummary').values(stars).execute();
}

/** Every minute, and at once when someone looks at figures that are not counted yet (`readFrame`). */
export const insightJobs = (owner: Db, now: () => Date): Job[] => [
  {
    name: recountJob,
    cron: '* * * * *',
    pollSeconds: 2,
    run: async () => void (await recount(owner, now())),
  },
];
