import { type Actor, isWithin } from '../../accounts/permission.ts';
import { arbiters, arbitrationWorkingDays } from '../../assessment/panel/marking.ts';
import type { PanelStage } from '../../cycles/stage.ts';
import { type CycleAtHand, type InboxItem, itemOf } from '../item.ts';

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
