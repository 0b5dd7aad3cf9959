import { type Actor, roleLevels } from '../../accounts/permission.ts';
import { actObstacles, grantOver, type TaskAtHand } from '../../cycles/rectification/task-rules.ts';
import { type CycleAtHand, type Due, earliestOf, type InboxItem, itemOf, undated } from '../item.ts';

/** A village’s tasks that are neither accepted nor withdrawn. */
export interface TasksAtHand {
  assessmentId: string;
  unitName: string;
  tasks: readonly TaskAtHand[];
}

/** Tasks that the caller may report, and reports that are his to check: those of the level that set the task, once each village. */
export function rectificationItems(
  actor: Actor,
  cycle: CycleAtHand,
  { assessmentId, unitName, tasks }: TasksAtHand,
): InboxItem[] {
  const mine = tasks.filter((task) => actObstacles(task, actor, 'reported').length === 0);
  const toCheck = tasks.filter((task) => {
    const grant = grantOver(actor, 'cycles.guide', task);
    return grant && roleLevels[grant.role] === task.setLevel && actObstacles(task, actor, 'accepted').length === 0;
  });
  const earliest = earliestOf(mine.map(({ standing }) => standing));
  const due: Due = earliest ? { dueOn: earliest.dueOn, dueFrom: { kind: 'set', stage: null, days: null, since: null } } : undated;
  const said = { assessmentId, unitName };
  return [
    ...(mine.length > 0 ? [itemOf('reportTask', cycle, due, { ...said, count: mine.length })] : []),
    ...(toCheck.length > 0 ? [itemOf('checkTask', cycle, undated, { ...said, count: toCheck.length })] : []),
  ];
}
