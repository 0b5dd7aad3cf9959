import { type Actor, grantsFor, isWithin } from '../../accounts/permission.ts';
import { type CycleState, cycleStateWords } from '../../cycles/cycle.ts';
import type { Obstacle } from '../../obstacle.ts';
import type { RefusalCode, RefusalDetails } from '../../refusal.ts';
import { inspectionStateWords } from './words.ts';

/** planned: who and when; open: the checklist is frozen and being filled in; closed: the village sees it, nothing changes any more. */
export const inspectionStates = ['planned', 'open', 'closed'] as const;
export type InspectionState = (typeof inspectionStates)[number];

/** The stages for whose proof an inspection is held. */
export const inspectionStages = ['preliminaryReview', 'jointReview'] as const;

/** Fewer would tell who said what. Source: the product's own line on small groups (docs/sources.md, `own-rectification`). */
export const fewestParticipants = 3;

export const participantKinds = [
  'villagers',
  'villagersRepresentatives',
  'partyMembers',
  'villageCadres',
  'collectiveMembers',
] as const;
export type ParticipantKind = (typeof participantKinds)[number];

export interface InspectionAtHand {
  villagePath: string;
  cycleState: CycleState;
  state: InspectionState;
  team: readonly string[];
  today: string;
}

const obstacle = (code: RefusalCode, details: RefusalDetails = {}): Obstacle => ({ code, details });

function lacksPermission(actor: Actor, villagePath: string): Obstacle[] {
  const has = grantsFor(actor, 'fieldwork.inspect').some(({ path }) => isWithin(villagePath, path));
  return has ? [] : [obstacle('accounts.notPermitted', { permission: 'fieldwork.inspect' })];
}

function cycleFaults(state: CycleState): Obstacle[] {
  if (state === 'running') return [];
  const { zh, en } = cycleStateWords[state];
  return [obstacle('assessment.cycleNotRunning', { state, stateZh: zh, stateEn: en })];
}

/** Why the caller may not plan an inspection of this village now (on this day, for these stars). */
export function planObstacles(
  village: { villagePath: string; cycleState: CycleState; declaredStars: readonly string[]; today: string },
  actor: Actor,
  plan?: { plannedOn: string; stars: readonly string[] },
): Obstacle[] {
  const { villagePath, cycleState, declaredStars, today } = village;
  const missing = lacksPermission(actor, villagePath);
  if (missing.length > 0) return missing;
  const found = cycleFaults(cycleState);
  if (!plan) return found;
  const undeclared = plan.stars.find((star) => !declaredStars.includes(star));
  if (undeclared !== undefined) found.push(obstacle('assessment.starNotDeclared', { starCode: undeclared }));
  if (plan.plannedOn < today) found.push(obstacle('fieldwork.inspectionInPast', { plannedOn: plan.plannedOn, today }));
  return found;
}

/** The state that each act on an inspection asks for. */
const actsIn = { plan: 'planned', open: 'planned', find: 'open', close: 'open' } as const satisfies Record<
  string,
  InspectionState
>;

/** Why the caller may not open, fill in, or close this inspection now, or change its plan. The team does; anyone who may inspect here may change the plan. */
export function inspectionObstacles(inspection: InspectionAtHand, actor: Actor, act: keyof typeof actsIn): Obstacle[] {
  const { villagePath, cycleState, state, team } = inspection;
  const missing = lacksPermission(actor, villagePath);
  if (missing.length > 0) return missing;
  const found: Obstacle[] = [];
  if (state !== actsIn[act]) {
    const { zh, en } = inspectionStateWords[state];
    found.push(obstacle('fieldwork.inspectionNotInThisState', { state, stateZh: zh, stateEn: en }));
  }
  if (act !== 'close') found.push(...cycleFaults(cycleState));
  if (act !== 'plan' && !team.includes(actor.accountId)) found.push(obstacle('fieldwork.notInTeam'));
  return found;
}

/** Why the caller may not answer a line of this star: a lead unit looks at its own stars, everyone else of the team at all. */
export function lineObstacles(inspection: InspectionAtHand, actor: Actor, starCode: string): Obstacle[] {
  const found = inspectionObstacles(inspection, actor, 'find');
  const covers = grantsFor(actor, 'fieldwork.inspect').some(
    ({ path, stars }) => isWithin(inspection.villagePath, path) && (stars === null || stars.includes(starCode)),
  );
  return covers ? found : [...found, obstacle('fieldwork.lineNotYours', { starCode })];
}

/** Why an interview's record cannot be kept now. */
export function interviewObstacles(inspection: InspectionAtHand, actor: Actor, heldOn?: string): Obstacle[] {
  const found = inspectionObstacles(inspection, actor, 'find');
  if (heldOn !== undefined && heldOn > inspection.today)
    found.push(obstacle('fieldwork.interviewInFuture', { heldOn, today: inspection.today }));
  return found;
}
