import type { InboxItem } from '@xingcun/core/inbox/item';
import { workingDaysLeft } from '../assessment/due.tsx';

export const urgencies = ['overdue', 'soon', 'later', 'undated'] as const;
export type Urgency = (typeof urgencies)[number];

const soonWorkingDays = 3;

export function urgencyOf({ dueOn }: Pick<InboxItem, 'dueOn'>, today: string): Urgency {
  if (dueOn === null) return 'undated';
  if (dueOn < today) return 'overdue';
  const left = workingDaysLeft(dueOn, today);
  return left !== null && left <= soonWorkingDays ? 'soon' : 'later';
}

/** What waits, the most urgent first; groups without anything are left out. */
export function inboxGroups(items: readonly InboxItem[], today: string): { urgency: Urgency; items: InboxItem[] }[] {
  const sorted = items.toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'));
  return urgencies
    .map((urgency) => ({ urgency, items: sorted.filter((item) => urgencyOf(item, today) === urgency) }))
    .filter((group) => group.items.length > 0);
}
