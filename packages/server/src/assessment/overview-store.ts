import type { listAssessments } from '@xingcun/core/assessment/contract';
import type { SheetForm } from '@xingcun/core/assessment/items';
import type { AssessmentStage } from '@xingcun/core/cycles/stage';
import type { ResponseOf } from '@xingcun/core/route';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { formOf, requiredByStar } from './forms.ts';

type Summary = ResponseOf<typeof listAssessments>[number];

interface Row {
  id: string;
  cycleId: string;
  villageCode: string;
  villageName: string;
  villagePath: string;
  townshipName: string;
  stage: AssessmentStage;
  targetStars: string[] | null;
  filled: number | null;
  returned: number | null;
  returnDueOn: string | null;
  stageDueOn: string | null;
  starsWon: number | null;
}

/** The villages of a cycle, or one of them, in the order of the tree. Counters stand beside the sheets: no cell is read. */
export async function findSummaries(tx: Tx, of: { cycleId: string } | { assessmentId: string }): Promise<Summary[]> {
  const which = 'cycleId' in of ? sql`a.cycle_id = ${of.cycleId}` : sql`a.id = ${of.assessmentId}`;
  const { rows } = await sql<Row>`
    select a.id, a.cycle_id, a.village_code, u.name as village_name, a.village_path::text, t.name as township_name, a.stage,
      app.stars as target_stars, sh.filled, r.open as returned, r.due_on as return_due_on, cs.due_on as stage_due_on,
      coalesce(final.stars_won, preliminary.stars_won) as stars_won
    from assessment a
    join unit u on u.code = a.village_code
    join unit t on t.code = u.parent_code
    left join star_application app on app.assessment_id = a.id and app.submitted_at is not null
    left join score_sheet sh on sh.assessment_id = a.id and sh.stage = case a.stage when 'settled' then 'finalAppraisal' else a.stage end
    left join cycle_stage cs on cs.cycle_id = a.cycle_id and cs.stage = a.stage
    left join lateral (select count(*)::integer as open, min(due_on) as due_on from returned_item ri
      where ri.assessment_id = a.id and ri.resolved_at is null) r on sh.state = 'returned'
    left join rating_result final on final.assessment_id = a.id and final.phase = 'final'
    left join rating_result preliminary on preliminary.assessment_id = a.id and preliminary.phase = 'preliminary'
    where ${which}
    order by a.village_path`.execute(tx);
  const [first] = rows;
  if (!first) return [];
  const form = await formOfCycle(tx, first.cycleId);
  return rows.map(({ targetStars, filled, returned, returnDueOn, stageDueOn, ...row }) => ({
    ...row,
    targetStars: targetStars ?? [],
    filled: filled ?? 0,
    items: targetStars ? sum(Object.values(requiredByStar(form, targetStars))) : 0,
    returned: returned ?? 0,
    dueOn: returnDueOn ?? stageDueOn,
  }));
}

async function formOfCycle(tx: Tx, cycleId: string): Promise<SheetForm> {
  const key = await tx
    .selectFrom('cycle')
    .innerJoin('standard', 'standard.id', 'cycle.standardId')
    .select(['cycle.standardId', 'standard.digest as standardDigest'])
    .where('cycle.id', '=', cycleId)
    .executeTakeFirstOrThrow();
  return formOf(tx, key);
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
