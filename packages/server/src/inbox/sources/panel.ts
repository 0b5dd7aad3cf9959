import { grantsFor } from '@xingcun/core/accounts/permission';
import { type ArbitrationAtHand, arbitrationItems, type SeatAtHand, seatItems } from '@xingcun/core/inbox/sources/panel';
import { sql } from 'kysely';
import { cyclesIn, type Source } from '../source.ts';

/** Disagreements of review groups that were handed up. */
export const panelSource: Source = async (reading) => {
  const { tx, actor } = reading;
  const cycles = cyclesIn(reading, 'running');
  if (cycles.length === 0 || grantsFor(actor, 'assessment.arbitrate').length === 0) return [];
  const { rows } = await sql<ArbitrationAtHand & { cycleId: string }>`
    select d.id, a.cycle_id, d.assessment_id, u.name as unit_name, d.village_path::text, d.stage, d.asked_on, d.decision_due_on
    from disagreement d join assessment a on a.id = d.assessment_id join unit u on u.code = a.village_code
    where d.state = 'arbitration' and a.cycle_id = any(${cycles.map(({ id }) => id)}::uuid[])
    order by d.decision_due_on, d.id`.execute(tx);
  return rows.flatMap((row) => {
    const cycle = cycles.find(({ id }) => id === row.cycleId);
    return cycle ? arbitrationItems(actor, cycle, row) : [];
  });
};

/** Groups at whose stage their village stands, in which the caller marks. */
export const seatSource: Source = async (reading) => {
  const { tx, accountIds, today } = reading;
  const cycles = cyclesIn(reading, 'running');
  if (cycles.length === 0) return [];
  const { rows } = await sql<SeatAtHand & { cycleId: string }>`
    select a.cycle_id, a.id as assessment_id, u.name as unit_name, g.stage,
      count(*) filter (where i.state = 'marking' and not me.account_id = any (i.committed_by))::integer as unmarked,
      count(*) filter (where i.state = 'discussion')::integer as disputed
    from review_group_member me
    join review_group g on g.id = me.group_id
    join assessment a on a.id = g.assessment_id and a.stage = g.stage
    join unit u on u.code = a.village_code
    join panel_item i on i.assessment_id = g.assessment_id and i.stage = g.stage and me.account_id = any (i.due) and i.settled_at is null
    where me.account_id = any (${accountIds}::text[]) and me.left_at is null and a.cycle_id = any(${cycles.map(({ id }) => id)}::uuid[])
    group by a.cycle_id, a.id, a.village_path, u.name, g.stage order by a.village_path`.execute(tx);
  return rows.flatMap((row) => {
    const cycle = cycles.find(({ id }) => id === row.cycleId);
    return cycle ? seatItems(cycle, row, today) : [];
  });
};
