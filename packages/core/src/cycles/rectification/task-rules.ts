import { type Actor, type Grant, grantsFor, isWithin, type Permission, roleLevels } from '../../accounts/permission.ts';
import type { Obstacle } from '../../obstacle.ts';
import type { RefusalCode, RefusalDetails } from '../../refusal.ts';
import { type CycleState, cycleStateWords } from '../cycle.ts';
import { stateObstacles } from '../lifecycle.ts';
import type { AssessmentStage } from '../stage.ts';
import { type Level, levels, type Standing, type TaskActKind, type TaskOwner, type TaskSource, type TaskState } from './task.ts';
import { ownerWords, stateWords } from './words.ts';

/** What each act asks: the permission, and the states from which it is open. Nothing follows `accepted` and `withdrawn`. */
export const actRules = {
  reported: { permission: 'cycles.rectify', from: ['open', 'returned'] },
  accepted: { permission: 'cycles.guide', from: ['reported'] },
  sentBack: { permission: 'cycles.guide', from: ['reported'] },
  extended: { permission: 'cycles.guide', from: ['open', 'returned'] },
  withdrawn: { permission: 'cycles.guide', from: ['open', 'returned', 'reported'] },
} as const satisfies Record<Exclude<TaskActKind, 'set'>, { permission: Permission; from: readonly TaskState[] }>;
export type LaterAct = keyof typeof actRules;
export const laterActs: readonly LaterAct[] = ['reported', 'accepted', 'sentBack', 'extended', 'withdrawn'];

/** A task at hand, as the rules ask of it. */
export interface TaskAtHand {
  villagePath: string;
  starCode: string | null;
  owner: TaskOwner;
  /** The level that set it; a lower one may not judge it. */
  setLevel: Level;
  standing: Standing;
  today: string;
}

const obstacle = (code: RefusalCode, details: RefusalDetails = {}): Obstacle => ({ code, details });
const rank = (level: Level) => levels.indexOf(level);

/** The caller's grant of the highest level by which he may do this for this village and star; a grant of some stars covers only those. */
export function grantOver(
  actor: Actor,
  permission: Permission,
  { villagePath, starCode }: Pick<TaskAtHand, 'villagePath' | 'starCode'>,
): Grant | null {
  const fits = grantsFor(actor, permission).filter(
    ({ path, stars }) => isWithin(villagePath, path) && (stars === null || (starCode !== null && stars.includes(starCode))),
  );
  return fits.toSorted((a, b) => rank(roleLevels[b.role]) - rank(roleLevels[a.role]))[0] ?? null;
}

/** The account, and those for whom it acts over this village: each has a hand in what it does. */
export function handsOf(actor: Actor, permission: Permission, villagePath: string): string[] {
  const principals = grantsFor(actor, permission)
    .filter(({ path }) => isWithin(villagePath, path))
    .flatMap(({ deputyFor }) => deputyFor ?? []);
  return [...new Set([actor.accountId, ...principals])];
}

/** Why the caller may not do this to the task now; empty where he may. `dueOn`: the new last day, where the act gives one. */
export function actObstacles(task: TaskAtHand, actor: Actor, act: LaterAct, dueOn?: string): Obstacle[] {
  const { permission, from } = actRules[act];
  const grant = grantOver(actor, permission, task);
  if (!grant) return [obstacle('accounts.notPermitted', { permission })];
  const found = stateFaults(task.standing, from);
  if (act === 'reported') {
    const owner = ownerWords[task.owner];
    const roles = grantsFor(actor, permission).filter(({ path }) => isWithin(task.villagePath, path));
    if (!roles.some(({ role }) => role === task.owner || role === 'villageSecretary'))
      found.push(obstacle('cycles.taskNotYours', { owner: task.owner, ownerZh: owner.zh, ownerEn: owner.en }));
    return found;
  }
  if (rank(roleLevels[grant.role]) < rank(task.setLevel)) found.push(obstacle('cycles.taskSetAbove', { level: task.setLevel }));
  if (act === 'accepted' || act === 'sentBack') {
    const hands = handsOf(actor, permission, task.villagePath);
    if (task.standing.reporters.some((reporter) => hands.includes(reporter))) found.push(obstacle('cycles.taskOwnReport'));
  }
  if (dueOn !== undefined) found.push(...dueFaults(dueOn, task));
  return found;
}

function stateFaults({ state }: Standing, from: readonly TaskState[]): Obstacle[] {
  if (from.includes(state)) return [];
  const { zh, en } = stateWords[state];
  return [obstacle('cycles.taskNotInThisState', { state, stateZh: zh, stateEn: en })];
}

function dueFaults(dueOn: string, { today, standing }: Pick<TaskAtHand, 'today' | 'standing'>): Obstacle[] {
  if (dueOn <= today) return [obstacle('cycles.taskDueInPast', { dueOn, today })];
  return dueOn < standing.dueOn ? [obstacle('cycles.taskDueEarlier', { dueOn, before: standing.dueOn })] : [];
}

/** A task that someone wants to set, and where its village stands. */
export interface TaskToSet {
  villagePath: string;
  source: TaskSource;
  starCode: string | null;
  cycleState: CycleState;
  dueOn: string;
  today: string;
}

/** Why the caller may not set this task now. `permission`: `cycles.guide`, or that of the fieldwork whose finding it answers. */
export function setObstacles(task: TaskToSet, actor: Actor, permission: Permission): Obstacle[] {
  const grant = grantOver(actor, permission, task);
  if (!grant) return [obstacle('accounts.notPermitted', { permission })];
  const found: Obstacle[] = [];
  if (task.source === 'result' && task.cycleState !== 'publicity' && task.cycleState !== 'final') {
    const { zh, en } = cycleStateWords[task.cycleState];
    found.push(obstacle('cycles.notInThisState', { state: task.cycleState, stateZh: zh, stateEn: en }));
  }
  // whoever objected is sealed from village and township: a task in answer to an objection comes from above them
  if (task.source === 'objection' && rank(roleLevels[grant.role]) < rank('district'))
    found.push(obstacle('cycles.taskSetAbove', { level: 'district' }));
  if (task.dueOn <= task.today) found.push(obstacle('cycles.taskDueInPast', { dueOn: task.dueOn, today: task.today }));
  return found;
}

/**
 * Why no guidance visit can be recorded now: guidance helps before the village closes its own assessment, and gives no scores.
 * @param heldOn the day of the visit, where it is known
 */
export function guidanceObstacles(
  village: { villagePath: string; cycleState: CycleState; stage: AssessmentStage; today: string },
  actor: Actor,
  visit?: { heldOn: string; stars: readonly string[] },
): Obstacle[] {
  const { villagePath, cycleState, stage, today } = village;
  const covers = (starCode: string | null) =>
    grantsFor(actor, 'cycles.guide').some(
      ({ path, stars }) => isWithin(villagePath, path) && (stars === null || starCode === null || stars.includes(starCode)),
    );
  if (!covers(null)) return [obstacle('accounts.notPermitted', { permission: 'cycles.guide' })];
  const found = stateObstacles('guide', cycleState);
  if (stage !== 'application' && stage !== 'selfAssessment') found.push(obstacle('cycles.guidanceOver', { stage }));
  if (!visit) return found;
  if (visit.heldOn > today) found.push(obstacle('cycles.guidanceInFuture', { heldOn: visit.heldOn, today }));
  const foreign = visit.stars.filter((star) => !covers(star));
  if (foreign.length > 0) found.push(obstacle('accounts.notPermitted', { permission: 'cycles.guide', star: foreign[0] }));
  return found;
}
