import { type Actor, findGrant } from '../../accounts/permission.ts';
import { type AppraisalState, stageObstacles } from '../../fieldwork/appraisal/appraisal.ts';
import type { AssessmentStage } from '../../cycles/stage.ts';
import { type InspectionAtHand, inspectionObstacles } from '../../fieldwork/inspection/inspection.ts';
import { closeObstacles, visitObstacles } from '../../fieldwork/visits/round.ts';
import type { RoundState } from '../../fieldwork/visits/visit.ts';
import { calendarDue, type CycleAtHand, type InboxItem, itemOf, undated } from '../item.ts';
import { organisesCity } from './cycles.ts';

interface OfVillage {
  assessmentId: string;
  unitName: string;
}

/** An inspection of whose team the caller is: to be begun on its day, or to be completed and closed. */
export function inspectionItems(
  actor: Actor,
  cycle: CycleAtHand,
  { id, plannedOn, assessmentId, unitName, ...inspection }: InspectionAtHand & OfVillage & { id: string; plannedOn: string },
): InboxItem[] {
  const said = { assessmentId, unitName, to: `/work/inspections/${id}` };
  if (inspectionObstacles(inspection, actor, 'open').length === 0) {
    const due = { dueOn: plannedOn, dueFrom: { kind: 'set' as const, stage: null, days: null, since: null } };
    return [itemOf('inspect', cycle, due, said)];
  }
  return inspectionObstacles(inspection, actor, 'close').length === 0 ? [itemOf('finishInspection', cycle, undated, said)] : [];
}

/** Households of a round that wait for a visit by the caller’s township, due with its review. */
export function visitItems(
  actor: Actor,
  cycle: CycleAtHand,
  round: OfVillage & { id: string; villagePath: string; state: RoundState; waiting: number },
): InboxItem[] {
  const { id, villagePath, waiting, assessmentId, unitName } = round;
  const visits = findGrant(actor, 'fieldwork.visit', villagePath);
  const isTownship = visits?.role === 'townshipReviewer' || visits?.role === 'townshipSecretary';
  if (cycle.state !== 'running' || !isTownship || waiting === 0 || visitObstacles(round).length > 0) return [];
  const said = { assessmentId, unitName, count: waiting, to: `/work/visits/${id}/form` };
  return [itemOf('visitHouseholds', cycle, calendarDue(cycle, 'preliminaryReview'), said)];
}

/** A round of the caller's township that waits for its draw, or, with every door visited, to be closed. */
export function roundItems(
  actor: Actor,
  cycle: CycleAtHand,
  round: OfVillage & { id: string; villagePath: string; state: RoundState; waiting: number },
): InboxItem[] {
  const { id, villagePath, state, assessmentId, unitName } = round;
  const role = findGrant(actor, 'fieldwork.drawVisits', villagePath)?.role;
  if (cycle.state !== 'running' || (role !== 'townshipReviewer' && role !== 'townshipSecretary')) return [];
  const said = { assessmentId, unitName, to: `/work/visits/${id}` };
  const due = calendarDue(cycle, 'preliminaryReview');
  if (state === 'committed') return [itemOf('drawVisits', cycle, due, said)];
  return closeObstacles(round).length === 0 ? [itemOf('closeVisits', cycle, due, said)] : [];
}

/** The city's re-inspection: how many rounds wait for their draw, and how many drawn items for a finding. */
export interface ReinspectionAtHand {
  closed: boolean;
  undrawn: number;
  drawn: number;
  unfound: number;
}

/** The re-inspection waits for the city: its draw and its end for the organiser, what was drawn for whoever inspects. */
export function reinspectionItems(actor: Actor, cycle: CycleAtHand, at: ReinspectionAtHand): InboxItem[] {
  const grant = findGrant(actor, 'fieldwork.reinspect', cycle.cityPath);
  if (cycle.state !== 'running' || at.closed || !grant) return [];
  const organises = organisesCity(actor, cycle);
  const due = calendarDue(cycle, 'finalAppraisal');
  if (at.undrawn > 0) return organises ? [itemOf('drawReinspection', cycle, due)] : [];
  if (at.unfound > 0) return [itemOf('reinspect', cycle, due, { count: at.unfound })];
  return organises && at.drawn > 0 ? [itemOf('closeReinspection', cycle, due)] : [];
}

/** An appraisal that the caller’s township runs: to be opened, or to be closed and counted. */
export function appraisalItems(
  actor: Actor,
  cycle: CycleAtHand,
  appraisal: OfVillage & { id: string; villagePath: string; state: AppraisalState; stage: AssessmentStage },
): InboxItem[] {
  const { id, villagePath, state, stage, assessmentId, unitName } = appraisal;
  if (!findGrant(actor, 'fieldwork.runAppraisal', villagePath)) return [];
  const said = { assessmentId, unitName, to: `/work/appraisals/${id}` };
  const due = calendarDue(cycle, 'preliminaryReview');
  if (state === 'open') return [itemOf('closeAppraisal', cycle, due, said)];
  const opens = state === 'draft' && stageObstacles({ cycleState: cycle.state, stage }).length === 0;
  return opens ? [itemOf('openAppraisal', cycle, due, said)] : [];
}
