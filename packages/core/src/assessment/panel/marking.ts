import { type Actor, grantsFor, isWithin, type Role, roleLevels } from '../../accounts/permission.ts';
import { type PanelStage, stageRules, stages } from '../../cycles/stage.ts';
import { addWorkingDays, type Counted } from '../../cycles/working-days.ts';
import type { Obstacle } from '../../obstacle.ts';
import type { RefusalCode, RefusalDetails } from '../../refusal.ts';
import type { Text } from '../../text.ts';
import { type ItemPlace, ownClaim, type Situation, stageObstacles } from '../workflow.ts';
import type { GroupRole } from './group.ts';

export const panelItemStates = ['marking', 'proofMissing', 'discussion', 'arbitration', 'settled'] as const;
export type PanelItemState = (typeof panelItemStates)[number];

export const panelItemWords: Record<PanelItemState, Text> = {
  marking: { zh: '打分中', en: 'being marked' },
  proofMissing: { zh: '待补佐证', en: 'proof wanted' },
  discussion: { zh: '讨论中', en: 'in discussion' },
  arbitration: { zh: '待裁定', en: 'in arbitration' },
  settled: { zh: '已形成结果', en: 'settled' },
};

/** A judged indicator at a stage of a group, as one of its people meets it. */
export interface PanelStanding {
  stage: PanelStage;
  item: ItemPlace & { state: PanelItemState; due: readonly string[]; committedBy: readonly string[] };
  /** The caller's seat in the standing group; null where he has none. */
  seat: { role: GroupRole; declared: boolean } | null;
  /** Why the group as it stands cannot mark, e.g. because a member stood down. */
  group: readonly Obstacle[];
}

const obstacle = (code: RefusalCode, details: RefusalDetails = {}): Obstacle => ({ code, details });

/** Why the caller may not mark this indicator now – the first time, or again while it is discussed; empty where he may. */
export function markObstacles(situation: Situation, actor: Actor, { stage, item, seat, group }: PanelStanding): Obstacle[] {
  const { accountId } = actor;
  if (!seat) return [obstacle('assessment.notInGroup')];
  if (seat.role === 'observer') return [obstacle('assessment.observersRead')];
  const found = [...stageObstacles(situation, stage), ...ownClaim(situation, stage), ...group];
  if (!seat.declared) found.push(obstacle('assessment.conflictNotDeclared'));
  if (!item.due.includes(accountId)) found.push(obstacle('assessment.starNotYours', { starCode: item.starCode }));
  if (item.state === 'settled') found.push(obstacle('assessment.itemSettled', { itemCode: item.code }));
  if (item.state === 'arbitration') found.push(obstacle('assessment.inArbitration', { itemCode: item.code }));
  if (item.state === 'marking' && item.committedBy.includes(accountId))
    found.push(obstacle('assessment.alreadyMarked', { itemCode: item.code }));
  return found;
}

/** Whether everyone due has marked. */
export function isComplete({ due, committedBy }: Pick<PanelStanding['item'], 'due' | 'committedBy'>): boolean {
  return due.length > 0 && due.every((accountId) => committedBy.includes(accountId));
}

/** Working days from the day arbitration is asked for until it is due: a default of the product (docs/sources.md, `review-group`). */
export const arbitrationWorkingDays = 5;

export function arbitrationDue(askedOn: string): Counted {
  return addWorkingDays(askedOn, arbitrationWorkingDays);
}

/** Who decides where a group cannot agree: the level above; at the last level its organiser, who must not have marked. */
export const arbiters = {
  preliminaryReview: 'districtOrganiser',
  jointReview: 'cityOrganiser',
  finalAppraisal: 'cityOrganiser',
} as const satisfies Record<PanelStage, Role>;

export type DisagreementState = 'discussion' | 'arbitration' | 'resolved';

/** A disagreement as a person meets it. */
export interface DisagreementStanding {
  stage: PanelStage;
  itemCode: string;
  state: DisagreementState;
  due: readonly string[];
}

const isArbiter = ({ villagePath }: Situation, actor: Actor, stage: PanelStage) =>
  grantsFor(actor, 'assessment.arbitrate').some(({ role, path }) => role === arbiters[stage] && isWithin(villagePath, path));

/** Why the caller may not hand this disagreement to the level above now; empty where he may. */
export function askObstacles(situation: Situation, actor: Actor, standing: DisagreementStanding): Obstacle[] {
  if (!standing.due.includes(actor.accountId)) return [obstacle('assessment.notInGroup')];
  const found = stageObstacles(situation, standing.stage);
  if (standing.state === 'arbitration') found.push(obstacle('assessment.inArbitration', { itemCode: standing.itemCode }));
  if (standing.state === 'resolved') found.push(obstacle('assessment.itemSettled', { itemCode: standing.itemCode }));
  return found;
}

/** Why the caller may not write in the discussion now: it is its members', and the arbiter's who may ask back. */
export function discussObstacles(situation: Situation, actor: Actor, standing: DisagreementStanding): Obstacle[] {
  if (!standing.due.includes(actor.accountId) && !isArbiter(situation, actor, standing.stage))
    return [obstacle('assessment.notInGroup')];
  const found = stageObstacles(situation, standing.stage);
  if (standing.state === 'resolved') found.push(obstacle('assessment.itemSettled', { itemCode: standing.itemCode }));
  return found;
}

/** Why the caller may not decide this disagreement now: he has no part in what he decides. */
export function decideObstacles(situation: Situation, actor: Actor, standing: DisagreementStanding): Obstacle[] {
  if (!isArbiter(situation, actor, standing.stage))
    return [obstacle('accounts.notPermitted', { permission: 'assessment.arbitrate' })];
  const found = stageObstacles(situation, standing.stage);
  if (standing.due.includes(actor.accountId)) found.push(obstacle('assessment.arbiterMarked'));
  const own = situation.ownStages.find((each) => stages.indexOf(each) <= stages.indexOf(standing.stage));
  if (own && !standing.due.includes(actor.accountId)) found.push(obstacle('assessment.ownClaim', { stage: own }));
  if (standing.state === 'discussion') found.push(obstacle('assessment.stillDiscussed', { itemCode: standing.itemCode }));
  if (standing.state === 'resolved') found.push(obstacle('assessment.itemSettled', { itemCode: standing.itemCode }));
  return found;
}

/** Whether the caller may read the members' marks of this stage: its group, its level and those above, never the level that is judged. */
export function readsMarks(villagePath: string, actor: Actor, stage: PanelStage): boolean {
  const levels = ['village', 'township', 'district', 'city'];
  const least = levels.indexOf(stageRules[stage].level);
  return grantsFor(actor, 'assessment.readGroup').some(
    ({ role, path }) => isWithin(villagePath, path) && (role === 'auditAdmin' || levels.indexOf(roleLevels[role]) >= least),
  );
}
