import {
  escalatedItems,
  latestEscalatedDueOn,
  latestToldDueOn,
  type OverdueAtHand,
  type OverdueTasksAtHand,
  overdueTaskItems,
  remindedUnits,
} from '@xingcun/core/inbox/escalation';
import { sql } from 'kysely';
import { cyclesIn, type Source } from '../source.ts';

/** What is late at the levels below, for those who sign for a level. */
export const escalationSource: Source = async (reading) => {
  const { tx, actor, today } = reading;
  const cycles = cyclesIn(reading, 'running');
  const above = remindedUnits(actor).map(({ path }) => path);
  if (cycles.length === 0 || above.length === 0) return [];
  const cycleIds = cycles.map(({ id }) => id);
  const { rows } = await sql<OverdueAtHand & { cycleId: string }>`
    with late as (
      select p.path as above, subpath(a.village_path, 0, nlevel(p.path) + 1) as unit_path, a.cycle_id, a.stage, a.id,
        coalesce(back.due_on, cs.due_on) as due_on, case when back.due_on is null then 'calendar' else 'return' end as due_from
      from unnest(${above}::text[]::ltree[]) p (path)
      join assessment a on a.village_path <@ p.path and a.village_path <> p.path
      join cycle_stage cs on cs.cycle_id = a.cycle_id and cs.stage = a.stage
      left join score_sheet sh on sh.assessment_id = a.id and sh.stage = a.stage and sh.state = 'returned'
      left join lateral (select min(r.due_on) as due_on from returned_item r
        where r.assessment_id = a.id and r.stage = a.stage and r.round = sh.round) back on true
      where a.cycle_id = any(${cycleIds}::uuid[])
        and a.stage in ('selfAssessment', 'preliminaryReview', 'jointReview', 'finalAppraisal'))
    select late.cycle_id, late.above::text, u.name as unit_name, late.stage, late.due_on, late.due_from,
      count(*)::integer as villages, case when count(*) = 1 then min(late.id::text) end as assessment_id
    from late join unit u on u.path = late.unit_path
    where late.due_on <= ${latestEscalatedDueOn(today)}
    group by late.cycle_id, late.above, u.name, late.stage, late.due_on, late.due_from`.execute(tx);
  return cycles.flatMap((cycle) => {
    const here = rows.filter(({ cycleId }) => cycleId === cycle.id);
    return escalatedItems(actor, cycle, here, today);
  });
};

/** Tasks that stay undone at the levels below. */
export const overdueTaskSource: Source = async ({ tx, actor, today, cycles }) => {
  const above = remindedUnits(actor).map(({ path }) => path);
  if (above.length === 0) return [];
  const { rows } = await sql<OverdueTasksAtHand & { cycleId: string }>`
    with late as (
      select p.path as above, subpath(a.village_path, 0, nlevel(p.path) + 1) as unit_path, a.cycle_id, a.id as assessment_id, st.state, st.due_on
      from rectification_task t
      join rectification_standing st on st.task_id = t.id and st.state in ('open', 'returned') and st.due_on <= ${latestToldDueOn(today)}
      join assessment a on a.id = t.assessment_id and a.cycle_id = any(${cycles.map(({ id }) => id)}::uuid[])
      join unnest(${above}::text[]::ltree[]) p (path) on a.village_path <@ p.path and a.village_path <> p.path)
    select late.cycle_id, late.above::text, u.name as unit_name, late.state, late.due_on, late.assessment_id, count(*)::integer as tasks
    from late join unit u on u.path = late.unit_path
    group by late.cycle_id, late.above, u.name, late.state, late.due_on, late.assessment_id`.execute(tx);
  return cycles.flatMap((cycle) => {
    const here = rows.filter(({ cycleId }) => cycleId === cycle.id);
    return overdueTaskItems(actor, cycle, here, today);
  });
};
