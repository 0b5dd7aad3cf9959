import { workingDaysBetween } from '../cycles/working-days.ts';
import type { InboxItem } from './item.ts';

/** Due within so many working days counts as soon, in the digest as on the page. */
export const soonWorkingDays = 3;

export const digestSections = ['overdue', 'returned', 'soon', 'escalated'] as const;
export type DigestSection = (typeof digestSections)[number];

/** Where a digest lists an item; null where it is not worth a mail. */
export function sectionOf(item: InboxItem, { today, since }: { today: string; since: string }): DigestSection | null {
  if (item.escalatedFrom !== null) return 'escalated';
  if (item.dueOn !== null && item.dueOn < today) return 'overdue';
  if (item.kind === 'correctReturned' && (item.dueFrom?.since ?? '') >= since) return 'returned';
  if (item.dueOn !== null && workingDaysBetween(today, item.dueOn).days <= soonWorkingDays) return 'soon';
  return null;
}

export type DigestContent = { section: DigestSection; items: InboxItem[] }[];

/**
 * What a digest says: overdue, sent back since the last one, due soon, late below. Empty where nothing is worth a mail: then none is sent.
 * @param since the day of the last digest
 */
export function digestOf(items: readonly InboxItem[], days: { today: string; since: string }): DigestContent {
  return digestSections
    .map((section) => ({ section, items: items.filter((item) => sectionOf(item, days) === section) }))
    .filter((part) => part.items.length > 0);
}
