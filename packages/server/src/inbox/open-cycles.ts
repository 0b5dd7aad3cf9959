import type { CycleAtHand } from '@xingcun/core/inbox/item';
import type { CalendarStage, CycleState } from '@xingcun/core/cycles/cycle';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

/** A cycle in which something may still wait, with the standard by which it is scored. */
export interface OpenCycle extends CycleAtHand {
  standardId: string;
  standardDigest: string;
}

interface Row {
  id: string;
  cityPath: string;
  state: CycleState;
  titleZh: string;
  titleEn: string;
  standardId: string;
  standardDigest: string;
  calendar: Partial<Record<CalendarStage, { opensOn: string; dueOn: string }>> | null;
}

/** The cycles that are not final, and those of which tasks are still to be put right, as far as the caller sees them. */
export async function findOpenCycles(tx: Tx): Promise<OpenCycle[]> {
  const { rows } = await sql<Row>`
    select c.id, c.city_path::text, c.state, c.title_zh, c.title_en, c.standard_id, s.digest as standard_digest,
      (select json_object_agg(cs.stage, json_build_object('opensOn', cs.opens_on, 'dueOn', cs.due_on))
        from cycle_stage cs where cs.cycle_id = c.id) as calendar
    from cycle c join standard s on s.id = c.standard_id
    where c.state <> 'final' or exists (select from rectification_task t join rectification_standing st on st.task_id = t.id
      join assessment a on a.id = t.assessment_id where a.cycle_id = c.id and st.state in ('open', 'returned', 'reported'))
    order by c.year, c.id`.execute(tx);
  return rows.map(({ titleZh, titleEn, calendar, ...row }) => ({
    ...row,
    title: { zh: titleZh, en: titleEn },
    calendar: calendar ?? {},
  }));
}
