import { type Actor, type Permission, roleLevels } from '@xingcun/core/accounts/permission';
import { assert } from '@xingcun/core/assert';
import type { Task, TaskSummary } from '@xingcun/core/cycles/rectification/contract';
import { type Due, dueDay, escalatedTo } from '@xingcun/core/cycles/rectification/due';
import {
  isLate,
  overdueWorkingDays,
  standingOf,
  type Standing,
  type TaskOwner,
  type TaskSource,
} from '@xingcun/core/cycles/rectification/task';
import {
  actObstacles,
  actRules,
  grantOver,
  handsOf,
  type LaterAct,
  setObstacles,
  type TaskAtHand,
} from '@xingcun/core/cycles/rectification/task-rules';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import type { Tx } from '../../db/database.ts';
import { beijingDay } from '../../http/implement.ts';
import type { AuditEntry } from '../../records/audit.ts';
import { refuseUnusablePieces } from '../../records/named-evidence.ts';
import { checkItems, type VillageFound } from './guidance-store.ts';
import { getTask, insertAct, insertTask, type TaskFound } from './task-store.ts';

/** The part of a request in which a task is set or moved on. */
export interface Acting {
  tx: Tx;
  actor: Actor;
  now: Date;
  today: string;
  audit: (entry: AuditEntry) => void;
}

export function standingOfTask({ acts }: Pick<TaskFound, 'acts'>): Standing {
  return standingOf(acts.map(({ act, at, dueOn, hands }) => ({ act, on: beijingDay(at), dueOn, hands })));
}

const atHand = (task: TaskFound, today: string): TaskAtHand => ({ ...task, standing: standingOfTask(task), today });

export function summaryOf(task: TaskFound, today: string): TaskSummary {
  const { acts: _, villagePath: __, sourceId: ___, ...shown } = task;
  const standing = standingOfTask(task);
  return {
    ...shown,
    state: standing.state,
    dueOn: standing.dueOn,
    late: isLate(standing, today),
    overdueDays: overdueWorkingDays(standing, today),
    escalatedTo: escalatedTo(standing, today),
  };
}

export function shownTask(task: TaskFound, actor: Actor, today: string): Task {
  const at = atHand(task, today);
  return {
    ...summaryOf(task, today),
    sourceId: task.sourceId,
    acts: task.acts.map(({ accountId, displayName, at: when, act, words, dueOn, dueDays, dueReason, evidence }) => ({
      act,
      words,
      dueOn,
      dueDays,
      dueReason,
      evidence,
      by: { accountId, name: displayName },
      at: when.toISOString(),
    })),
    version: task.acts.length,
    open: {
      reported: actObstacles(at, actor, 'reported'),
      accepted: actObstacles(at, actor, 'accepted'),
      sentBack: actObstacles(at, actor, 'sentBack'),
      extended: actObstacles(at, actor, 'extended'),
      withdrawn: actObstacles(at, actor, 'withdrawn'),
    },
  };
}

export interface NewTask {
  source: TaskSource;
  sourceId: string | null;
  starCode: string | null;
  itemCode: string | null;
  words: string;
  owner: TaskOwner;
  due: Due;
}

/**
 * Sets a task, whatever it comes from; the caller has made sure that the source exists and belongs to this village.
 * @throws {Refusal} accounts.notPermitted, cycles.taskDueInPast, .taskSetAbove, .notInThisState, .starUnknown, .taskItemUnknown
 */
export async function addTask(
  { tx, actor, now, today, audit }: Acting,
  village: VillageFound,
  { due, ...task }: NewTask,
  permission: Permission,
): Promise<Task> {
  const { assessmentId, villagePath, cycleState } = village;
  const day = dueDay(due, today);
  const { source, starCode } = task;
  refuseAny(setObstacles({ villagePath, source, starCode, cycleState, dueOn: day.dueOn, today }, actor, permission));
  await checkItems(tx, village.standardId, [task]);
  const setLevel = levelOf(actor, permission, { villagePath, starCode });
  const taskId = await insertTask(tx, { ...task, assessmentId, setLevel });
  const hands = handsOf(actor, permission, villagePath);
  const act = { taskId, act: 'set', words: '', ...day, evidence: [], hands, accountId: actor.accountId, at: now } as const;
  assert(await insertAct(tx, 1, { ...act, evidence: [] }), 'nobody acts on a task before it is set');
  audit({
    path: villagePath,
    subjectKind: 'rectificationTask',
    subjectId: taskId,
    after: { act: 'set', ...task, ...day },
    ...(starCode === null ? {} : { star: starCode }),
  });
  return shownTask(await getTask(tx, taskId), actor, today);
}

function levelOf(actor: Actor, permission: Permission, place: { villagePath: string; starCode: string | null }) {
  const grant = grantOver(actor, permission, place);
  assert(grant, 'whoever sets a task has the grant for it');
  const level = roleLevels[grant.role];
  assert(level !== 'village', 'no village sets its own tasks');
  return level;
}

/**
 * Does the next thing to a task, as whoever has read `version` acts of it.
 * @throws {Refusal} cycles.taskNotFound, .taskChanged, fieldwork.proofNotFound, .proofWithdrawn, and as `actObstacles`
 */
export async function actOn(
  { tx, actor, now, today, audit }: Acting,
  taskId: string,
  act: LaterAct,
  given: { version: number; words: string; due?: Due; evidence?: string[] },
): Promise<Task> {
  const task = await getTask(tx, taskId);
  const day = given.due ? dueDay(given.due, today) : { dueOn: null, dueDays: null, dueReason: '' };
  const obstacles = actObstacles(atHand(task, today), actor, act, day.dueOn ?? undefined);
  const permitted = obstacles[0]?.code !== 'accounts.notPermitted';
  if (permitted && given.version !== task.acts.length) throw new Refusal('cycles.taskChanged', conflictOf(task, act, given));
  refuseAny(obstacles);
  const { permission } = actRules[act];
  const evidence = given.evidence ?? [];
  await refuseUnusablePieces(tx, task.assessmentId, evidence);
  const hands = handsOf(actor, permission, task.villagePath);
  const next = { taskId, act, words: given.words, ...day, evidence, hands, accountId: actor.accountId, at: now };
  if (!(await insertAct(tx, given.version + 1, next)))
    throw new Refusal('cycles.taskChanged', conflictOf(await getTask(tx, taskId), act, given));
  audit({
    path: task.villagePath,
    subjectKind: 'rectificationTask',
    subjectId: taskId,
    before: { state: standingOfTask(task).state },
    after: { act, ...(day.dueOn === null ? {} : day), ...(evidence.length === 0 ? {} : { evidence }) },
    reason: given.words,
    ...(task.starCode === null ? {} : { star: task.starCode }),
  });
  return shownTask(await getTask(tx, taskId), actor, today);
}

/** What the caller wanted, and what was done meanwhile. */
function conflictOf(task: TaskFound, act: LaterAct, { version, words }: { version: number; words: string }) {
  const theirs = task.acts
    .slice(version)
    .map(({ act: done, words: said, displayName, at }) => ({ act: done, words: said, by: displayName, at: at.toISOString() }));
  return { yours: { act, words, version }, theirs };
}
