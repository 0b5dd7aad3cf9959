import { grantsFor } from '@xingcun/core/accounts/permission';
import type { AppraisalState } from '@xingcun/core/fieldwork/appraisal/appraisal';
import type { AssessmentStage } from '@xingcun/core/cycles/stage';
import type { InspectionState } from '@xingcun/core/fieldwork/inspection/inspection';
import type { RoundState } from '@xingcun/core/fieldwork/visits/visit';
import {
  appraisalItems,
  inspectionItems,
  type ReinspectionAtHand,
  reinspectionItems,
  roundItems,
  visitItems,
} from '@xingcun/core/inbox/sources/fieldwork';
import { sql } from 'kysely';
import { cyclesIn, type Source } from '../source.ts';

interface OfVillage {
  id: string;
  cycleId: string;
  assessmentId: string;
  unitName: string;
  villagePath: string;
}

/** Inspections of whose team the caller is. */
export const inspectionSource: Source = async ({ tx, actor, today, cycles }) => {
  if (grantsFor(actor, 'fieldwork.inspect').length === 0) return [];
  const { rows } = await sql<OfVillage & { plannedOn: string; state: InspectionState; team: string[] }>`
    select i.id, a.cycle_id, i.assessment_id, u.name as unit_name, a.village_path::text, i.planned_on, i.state, i.team
    from inspection i join assessment a on a.id = i.assessment_id join unit u on u.code = a.village_code
    where i.state <> 'closed' and ${actor.accountId} = any(i.team) and a.cycle_id = any(${cycles.map(({ id }) => id)}::uuid[])
    order by i.planned_on, i.id`.execute(tx);
  return rows.flatMap((row) => {
    const cycle = cycles.find(({ id }) => id === row.cycleId);
    return cycle ? inspectionItems(actor, cycle, { ...row, cycleState: cycle.state, today }) : [];
  });
};

/** Rounds of visits: the draw, the doors that wait, the end. */
export const visitSource: Source = async (reading) => {
  const { tx, actor } = reading;
  const cycles = cyclesIn(reading, 'running');
  if (cycles.length === 0 || grantsFor(actor, 'fieldwork.visit').length === 0) return [];
  const { rows } = await sql<OfVillage & { state: RoundState; waiting: number }>`
    select r.id, a.cycle_id, r.assessment_id, u.name as unit_name, a.village_path::text, r.state, r.waiting
    from visit_round r join assessment a on a.id = r.assessment_id join unit u on u.code = a.village_code
    where r.state in ('committed', 'drawn', 'visiting') and a.cycle_id = any(${cycles.map(({ id }) => id)}::uuid[])
    order by a.village_path, r.id`.execute(tx);
  return rows.flatMap((row) => {
    const cycle = cycles.find(({ id }) => id === row.cycleId);
    return cycle ? [...visitItems(actor, cycle, row), ...roundItems(actor, cycle, row)] : [];
  });
};

/** Appraisals that are prepared or under way. What lies in the box, nobody reads. */
export const appraisalSource: Source = async (reading) => {
  const { tx, actor } = reading;
  const cycles = cyclesIn(reading, 'running');
  if (cycles.length === 0 || grantsFor(actor, 'fieldwork.runAppraisal').length === 0) return [];
  const { rows } = await sql<OfVillage & { state: AppraisalState; stage: AssessmentStage }>`
    select p.id, a.cycle_id, p.assessment_id, u.name as unit_name, a.village_path::text, p.state, a.stage
    from appraisal p join assessment a on a.id = p.assessment_id join unit u on u.code = a.village_code
    where p.state in ('draft', 'open') and a.cycle_id = any(${cycles.map(({ id }) => id)}::uuid[])
    order by a.village_path, p.id`.execute(tx);
  return rows.flatMap((row) => {
    const cycle = cycles.find(({ id }) => id === row.cycleId);
    return cycle ? appraisalItems(actor, cycle, row) : [];
  });
};

/** Re-inspections that are not closed. */
export const reinspectionSource: Source = async (reading) => {
  const { tx, actor } = reading;
  const cycles = cyclesIn(reading, 'running');
  if (cycles.length === 0 || grantsFor(actor, 'fieldwork.reinspect').length === 0) return [];
  const { rows } = await sql<ReinspectionAtHand & { cycleId: string }>`
    select r.cycle_id, r.closed_at is not null as closed,
      (select count(*) from reinspection_round w where w.reinspection_id = r.id and w.drawn_at is null)::integer as undrawn,
      (select count(*) from reinspection_item i where i.reinspection_id = r.id)::integer as drawn,
      (select count(*) from reinspection_item i where i.reinspection_id = r.id
        and not exists (select from reinspection_finding f where f.item_id = i.id))::integer as unfound
    from reinspection r where r.closed_at is null and r.cycle_id = any(${cycles.map(({ id }) => id)}::uuid[])`.execute(tx);
  return rows.flatMap((row) => {
    const cycle = cycles.find(({ id }) => id === row.cycleId);
    return cycle ? reinspectionItems(actor, cycle, row) : [];
  });
};
