import { addWorkingDays } from '../working-days.ts';
import { type Level, overdueWorkingDays, type Standing, type TaskSource } from './task.ts';

/** How the last day of a task is given: counted in working days from the day it is set, or a day chosen for a reason. */
export type Due = { workingDays: number } | { on: string; reason: string };

/** Working days offered where a task is set: defaults of the product, which the one who sets it may change (docs/sources.md, `own-rectification`). */
export const offeredWorkingDays: Record<TaskSource, number> = { guidance: 20, inspection: 15, result: 60, objection: 15 };

/** The last day, how it was counted (null: chosen) and why it was chosen. */
export function dueDay(due: Due, today: string): { dueOn: string; dueDays: number | null; dueReason: string } {
  return 'on' in due
    ? { dueOn: due.on, dueDays: null, dueReason: due.reason }
    : { dueOn: addWorkingDays(today, due.workingDays).day, dueDays: due.workingDays, dueReason: '' };
}

/**
 * Who is told of a task that stays undone: more than so many working days after its day. Defaults of the product (docs/sources.md,
 * `own-rectification`); a programme's own document may say otherwise.
 */
export const escalation = [
  { afterWorkingDays: 5, level: 'township' },
  { afterWorkingDays: 10, level: 'district' },
  { afterWorkingDays: 20, level: 'city' },
] as const satisfies readonly { afterWorkingDays: number; level: Level }[];

/** The highest level that is told of this task today; null while nobody above the village is. */
export function escalatedTo(standing: Pick<Standing, 'state' | 'dueOn'>, today: string): 'township' | 'district' | 'city' | null {
  const days = overdueWorkingDays(standing, today);
  return escalation.findLast(({ afterWorkingDays }) => days > afterWorkingDays)?.level ?? null;
}

/** Whether this level is told of the task today. */
export function isToldTo(standing: Pick<Standing, 'state' | 'dueOn'>, level: Level, today: string): boolean {
  const days = overdueWorkingDays(standing, today);
  return escalation.some((step) => step.level === level && days > step.afterWorkingDays);
}
