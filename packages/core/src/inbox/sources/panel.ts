import { type Actor, isWithin } from '../../accounts/permission.ts';
import { arbiters, arbitrationWorkingDays } from '../../assessment/panel/marking.ts';
import type { PanelStage } from '../../cycles/stage.ts';
import { calendarDue, type CycleAtHand, type InboxItem, itemOf } from '../item.ts';

/** A disagreement that its group handed to the level above. */
export interface ArbitrationAtHand {
  id: string;
  assessmentId: string;
  unitName: string;
  villagePath: string;
  stage: PanelStage;
  askedOn: string;
  decisionDueOn: string;
}

/** It waits for the arbiter of its stage: the level above, at the last level its organiser. */
export function arbitrationItems(actor: Actor, cycle: CycleAtHand, disagreement: ArbitrationAtHand): InboxItem[] {
  const { id, assessmentId, unitName, villagePath, stage, askedOn, decisionDueOn } = disagreement;
  const isArbiter = actor.grants.some(({ role, path }) => role === arbiters[stage] && isWithin(villagePath, path));
  if (cycle.state !== 'running' || !isArbiter) return [];
  const dueFrom = { kind: 'workingDays', stage: null, days: arbitrationWorkingDays, since: askedOn } as const;
  const said = { assessmentId, unitName, stage, to: `/work/disagreements/${id}` };
  return [itemOf('arbitrate', cycle, { dueOn: decisionDueOn, dueFrom }, said)];
}

/** A review group in which the caller, or one for whom he acts, marks: what is left to mark, and what the group disagrees about. */
export interface SeatAtHand {
  assessmentId: string;
  unitName: string;
  stage: PanelStage;
  unmarked: number;
  disputed: number;
}

/** Marks are due with their stage; a disagreement holds up the result until the group agrees or hands it up. */
export function seatItems(cycle: CycleAtHand, { unmarked, disputed, ...said }: SeatAtHand, today: string): InboxItem[] {
  if (cycle.state !== 'running' || today < (cycle.calendar[said.stage]?.opensOn ?? '9999')) return [];
  const due = calendarDue(cycle, said.stage);
  return [
    ...(unmarked > 0 ? [itemOf('markItems', cycle, due, { ...said, count: unmarked })] : []),
    ...(disputed > 0 ? [itemOf('discussMarks', cycle, due, { ...said, count: disputed })] : []),
  ];
}
