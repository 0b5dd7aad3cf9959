import { type Actor, isWithin } from '../../accounts/permission.ts';
import { type CycleAtHand, type InboxItem, itemOf, undated } from '../item.ts';

/** Whether the caller organises the city’s programme. */
export function organisesCity(actor: Actor, { cityPath }: Pick<CycleAtHand, 'cityPath'>): boolean {
  return actor.grants.some(({ role, path }) => role === 'cityOrganiser' && isWithin(cityPath, path));
}

/** A programme drafted is to be out by the first day of its application. */
export function programmeItems(actor: Actor, cycle: CycleAtHand): InboxItem[] {
  if (cycle.state !== 'draft' || !organisesCity(actor, cycle)) return [];
  const dueOn = cycle.calendar.application?.opensOn;
  if (dueOn === undefined) return [itemOf('publishCycle', cycle, undated)];
  return [itemOf('publishCycle', cycle, { dueOn, dueFrom: { kind: 'calendar', stage: 'application', days: null, since: null } })];
}
