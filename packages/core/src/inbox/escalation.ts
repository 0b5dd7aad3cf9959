import type { Actor, Role } from '../accounts/permission.ts';
import { escalation as taskEscalation, isToldTo } from '../cycles/rectification/due.ts';
import type { Standing } from '../cycles/rectification/task.ts';
import { type Stage, stageRules } from '../cycles/stage.ts';
import { addDays, workingDaysBetween } from '../cycles/working-days.ts';
import { type CycleAtHand, type DueFrom, earliestOf, type InboxItem, itemOf, type Level, levels } from './item.ts';

/** Late by so many working days, a matter is also shown one level up; by twice as many, two levels up. A choice of the product: no rule asks for it. */
export const escalationWorkingDays = 3;

/** Who is reminded of what is late below: the one who signs for the level, not its staff. */
const reminded: Partial<Record<Role, Level>> = {
  townshipSecretary: 'township',
  districtOrganiser: 'district',
  cityOrganiser: 'city',
};

/** The units whose lower levels this person is reminded of. */
export function remindedUnits(actor: Actor): { path: string; level: Level }[] {
  const found = actor.grants.flatMap(({ role, path }) => {
    const level = reminded[role];
    return level ? [{ path, level }] : [];
  });
  return [...new Map(found.map((unit) => [unit.path, unit])).values()];
}

/** Villages of one unit directly below the reminded one that stand in one stage past the same day. */
export interface OverdueAtHand {
  /** The reminded unit. */
  above: string;
  unitName: string;
  stage: Stage;
  dueOn: string;
  dueFrom: DueFrom['kind'];
  villages: number;
  /** Where it is one village. */
  assessmentId: string | null;
}

/** Whether a matter of this level, due on this day, is shown at a level above it today. */
export function isEscalated(late: { level: Level; dueOn: string }, to: Level, today: string): boolean {
  const steps = levels.indexOf(to) - levels.indexOf(late.level);
  return steps > 0 && workingDaysBetween(late.dueOn, today).days >= steps * escalationWorkingDays;
}

/** No due day after this one can be escalated today: what a query needs to read at most. */
export function latestEscalatedDueOn(today: string): string {
  return addDays(today, -escalationWorkingDays);
}

/** One line for each unit below in which something is late; it counts villages, names no person and ranks nobody. */
export function escalatedItems(actor: Actor, cycle: CycleAtHand, overdue: readonly OverdueAtHand[], today: string): InboxItem[] {
  if (cycle.state !== 'running') return [];
  return remindedUnits(actor).flatMap(({ path, level }) => {
    const late = overdue.filter(
      ({ above, stage, dueOn }) => above === path && isEscalated({ level: stageRules[stage].level, dueOn }, level, today),
    );
    return [...Map.groupBy(late, ({ unitName }) => unitName)].flatMap(([unitName, here]) => {
      const earliest = earliestOf(here);
      if (!earliest) return [];
      const { stage, dueOn, assessmentId } = earliest;
      const due = { dueOn, dueFrom: { kind: earliest.dueFrom, stage, days: null, since: null } };
      const count = here.reduce((sum, { villages }) => sum + villages, 0);
      const one = count === 1 ? assessmentId : null;
      const escalatedFrom = stageRules[stage].level;
      const item = itemOf('overdueBelow', cycle, due, { unitName, stage, count, escalatedFrom, assessmentId: one });
      const filter = level === 'district' ? `?township=${encodeURIComponent(unitName)}` : '';
      return [one === null ? { ...item, to: item.to + filter } : item];
    });
  });
}

/** Tasks of one unit directly below the reminded one that were due on the same day and stand alike. */
export interface OverdueTasksAtHand extends Pick<Standing, 'state' | 'dueOn'> {
  /** The reminded unit. */
  above: string;
  unitName: string;
  tasks: number;
  /** Where they are of one village. */
  assessmentId: string | null;
}

/** No task due after this day is told to anybody today. */
export function latestToldDueOn(today: string): string {
  return addDays(today, -Math.min(...taskEscalation.map(({ afterWorkingDays }) => afterWorkingDays)));
}

/** One line for each unit below in which tasks stay undone so long past their day that this level is told; how many never scores. */
export function overdueTaskItems(
  actor: Actor,
  cycle: CycleAtHand,
  overdue: readonly OverdueTasksAtHand[],
  today: string,
): InboxItem[] {
  return remindedUnits(actor).flatMap(({ path, level }) => {
    const late = overdue.filter((tasks) => tasks.above === path && isToldTo(tasks, level, today));
    return [...Map.groupBy(late, ({ unitName }) => unitName)].flatMap(([unitName, here]) => {
      const earliest = earliestOf(here);
      if (!earliest) return [];
      const due = { dueOn: earliest.dueOn, dueFrom: { kind: 'set' as const, stage: null, days: null, since: null } };
      const villages = new Set(here.map(({ assessmentId }) => assessmentId));
      const one = villages.size === 1 ? earliest.assessmentId : null;
      const count = here.reduce((sum, { tasks }) => sum + tasks, 0);
      return [itemOf('overdueTasks', cycle, due, { unitName, count, assessmentId: one, escalatedFrom: 'village' })];
    });
  });
}
