import { grantsFor } from '@xingcun/core/accounts/permission';
import { standingOf, type TaskAct } from '@xingcun/core/cycles/rectification/task';
import type { TaskAtHand } from '@xingcun/core/cycles/rectification/task-rules';
import { rectificationItems } from '@xingcun/core/inbox/sources/rectification';
import { sql } from 'kysely';
import type { Source } from '../source.ts';

interface Row extends Pick<TaskAtHand, 'villagePath' | 'starCode' | 'owner' | 'setLevel'> {
  cycleId: string;
  assessmentId: string;
  unitName: string;
  acts: TaskAct[];
}

/** Tasks that wait for the village’s report, and reports that wait for a check. */
export const rectificationSource: Source = async ({ tx, actor, today, cycles }) => {
  if (grantsFor(actor, 'cycles.rectify').length + grantsFor(actor, 'cycles.guide').length === 0) return [];
  const { rows } = await sql<Row>`
    select a.cycle_id, t.assessment_id, u.name as unit_name, a.village_path::text, t.star_code, t.owner, t.set_level,
      (select json_agg(json_build_object('act', c.act, 'on', (c.at at time zone 'Asia/Shanghai')::date, 'dueOn', c.due_on, 'hands', c.hands)
        order by c.position) from rectification_act c where c.task_id = t.id) as acts
    from rectification_task t
    join rectification_standing st on st.task_id = t.id and st.state in ('open', 'returned', 'reported')
    join assessment a on a.id = t.assessment_id join unit u on u.code = a.village_code
    where a.cycle_id = any(${cycles.map(({ id }) => id)}::uuid[]) order by a.village_path, t.id`.execute(tx);
  const villages = Map.groupBy(rows, ({ assessmentId }) => assessmentId);
  return [...villages].flatMap(([assessmentId, tasks]) => {
    const [first] = tasks;
    const cycle = cycles.find(({ id }) => id === first?.cycleId);
    if (!first || !cycle) return [];
    const atHand = tasks.map((task) => ({ ...task, standing: standingOf(task.acts), today }));
    return rectificationItems(actor, cycle, { assessmentId, unitName: first.unitName, tasks: atHand });
  });
};
