import { isQuiet, type StageDue, totalsOf, totalsText } from '@xingcun/core/inbox/totals';
import { readAnswer } from '@xingcun/core/inbox/webhook';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { become } from '../http/implement.ts';
import type { Delivery } from './delivery-store.ts';
import { postToRobot } from './robot.ts';

/** A unit’s totals for its group, read with the reach of that unit alone; null where nothing is due, or the robot is switched off. */
export async function prepareMessage(
  db: Db,
  { webhookId }: Delivery,
  { today, now, baseUrl }: { today: string; now: Date; baseUrl: string },
): Promise<(() => Promise<void>) | null> {
  const found = await db.transaction().execute(async (tx) => {
    const webhook = await tx
      .selectFrom('webhook')
      .innerJoin('unit', 'unit.code', 'webhook.unitCode')
      .selectAll('webhook')
      .select('unit.name as unitName')
      .where('webhook.id', '=', webhookId)
      .where('enabled', '=', true)
      .where('removedAt', 'is', null)
      .executeTakeFirst();
    if (!webhook) return null;
    await become(tx, 'xingcun_app', {
      account: '',
      scope: `{${webhook.unitPath}}`,
      stars: '',
      permission: 'assessment.readTotals',
    });
    const { rows } = await sql<StageDue>`
      select a.stage, cs.due_on, count(*)::integer as villages
      from assessment a join cycle c on c.id = a.cycle_id and c.state = 'running'
      join cycle_stage cs on cs.cycle_id = a.cycle_id and cs.stage = a.stage and cs.opens_on <= ${today}
      where a.village_path <@ ${webhook.unitPath}::ltree and a.stage not in ('application', 'settled')
      group by a.stage, cs.due_on`.execute(tx);
    return { webhook, totals: totalsOf(rows, today) };
  });
  if (!found || isQuiet(found.totals)) return null;
  const { webhook, totals } = found;
  const text = totalsText(totals, { unit: webhook.unitName, url: `${baseUrl}/work`, language: webhook.language });
  return async () => {
    const { arrived, words } = readAnswer(webhook.kind, await postToRobot(webhook, text, { today, now }));
    if (!arrived) throw new Error(words);
  };
}
