import { assert } from '../../assert.ts';
import { workingDaysBetween } from '../working-days.ts';

/** What a rectification task comes from: advice given on a visit, a finding on site, the year's result, an objection. */
export const taskSources = ['guidance', 'inspection', 'result', 'objection'] as const;
export type TaskSource = (typeof taskSources)[number];

/** The post in the village that answers for the task. A post, never a person's name. */
export const taskOwners = ['villageSecretary', 'villageClerk'] as const;
export type TaskOwner = (typeof taskOwners)[number];

export const levels = ['village', 'township', 'district', 'city'] as const;
export type Level = (typeof levels)[number];

/** Every act on a task, in the order in which they can first occur. A task is changed only by a further act. */
export const taskActs = ['set', 'reported', 'accepted', 'sentBack', 'extended', 'withdrawn'] as const;
export type TaskActKind = (typeof taskActs)[number];

/** open: set, or its day moved; reported: done by the village's own word; returned: to be done again; the last two are the end. */
export const taskStates = ['open', 'reported', 'returned', 'accepted', 'withdrawn'] as const;
export type TaskState = (typeof taskStates)[number];

/** One act, as far as it decides where the task stands. */
export interface TaskAct {
  act: TaskActKind;
  /** Calendar day in China. */
  on: string;
  /** The day until which it is to be done from now on; null where the act leaves it as it was. */
  dueOn: string | null;
  /** The account, and those for whom it acted. */
  hands: readonly string[];
}

export interface Standing {
  state: TaskState;
  dueOn: string;
  /** A due day passed before the village reported. It stays true whatever comes after: a day moved later makes nothing punctual. */
  late: boolean;
  reportedOn: string | null;
  /** Everyone who had a hand in a report. */
  reporters: readonly string[];
}

const stateAfter: Record<Exclude<TaskActKind, 'extended'>, TaskState> = {
  set: 'open',
  reported: 'reported',
  accepted: 'accepted',
  sentBack: 'returned',
  withdrawn: 'withdrawn',
};

/** Waits for the village. */
export const isOpen = (state: TaskState): boolean => state === 'open' || state === 'returned';

/** Where a task stands after its acts, of which the first sets it. */
export function standingOf(acts: readonly TaskAct[]): Standing {
  const [first, ...later] = acts;
  assert(first?.act === 'set' && first.dueOn !== null, 'a task begins by being set with a day');
  let standing: Standing = { state: 'open', dueOn: first.dueOn, late: false, reportedOn: null, reporters: [] };
  for (const { act, on, dueOn, hands } of later) {
    const late = standing.late || (isOpen(standing.state) && on > standing.dueOn);
    standing = {
      state: act === 'extended' ? standing.state : stateAfter[act],
      dueOn: dueOn ?? standing.dueOn,
      late,
      reportedOn: act === 'reported' ? on : standing.reportedOn,
      reporters: act === 'reported' ? [...new Set([...standing.reporters, ...hands])] : standing.reporters,
    };
  }
  return standing;
}

/** Late so far: its day passed before a report came, or has passed without one. The time that a check takes is not the village's. */
export function isLate({ state, dueOn, late }: Standing, today: string): boolean {
  return late || (isOpen(state) && today > dueOn);
}

/** Working days since the due day while the village owes a report; 0 otherwise. */
export function overdueWorkingDays({ state, dueOn }: Pick<Standing, 'state' | 'dueOn'>, today: string): number {
  return isOpen(state) && today > dueOn ? workingDaysBetween(dueOn, today).days : 0;
}

/**
 * Of the tasks that fell due, how many were closed on time. A task is counted once it is accepted, or once its day has passed without a
 * report; one that was reported in time and waits for its check is not counted against anybody, and a withdrawn one never existed.
 * This share is the only thing about tasks that a standard may score; how many there are says nothing about a village.
 */
export function closedOnTime(standings: readonly Standing[], today: string): { onTime: number; due: number } {
  const due = standings.filter(({ state, dueOn }) => state === 'accepted' || (isOpen(state) && today > dueOn));
  return { onTime: due.filter(({ state, late }) => state === 'accepted' && !late).length, due: due.length };
}
