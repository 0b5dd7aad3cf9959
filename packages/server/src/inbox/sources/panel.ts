import { grantsFor } from '@xingcun/core/accounts/permission';
import { type ArbitrationAtHand, arbitrationItems } from '@xingcun/core/inbox/sources/panel';
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
