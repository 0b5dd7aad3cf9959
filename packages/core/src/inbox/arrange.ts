import { type InboxItem, oldestFirst } from './item.ts';
import { kindOf } from './kinds.ts';

/** So many villages with the same to do become one line with their number. */
export const mostVillagesListed = 50;

/** Earliest due first; what waits at very many villages is one line. */
export function arrange(items: readonly InboxItem[]): InboxItem[] {
  const alike = Map.groupBy(items, ({ cycleId, kind, stage, starCode }) => [cycleId, kind, stage, starCode].join(' '));
  return [...alike.values()]
    .flatMap((group): InboxItem[] => {
      const sorted = group.toSorted(byDueDay);
      const [first] = sorted;
      if (!first || group.length <= mostVillagesListed) return sorted;
      const all = { ...first, assessmentId: null, unitName: null, count: group.length };
      return [{ ...all, to: kindOf(all.kind).place(all) }];
    })
    .toSorted(byDueDay);
}

const byDueDay = (a: InboxItem, b: InboxItem) => oldestFirst(a.dueOn ?? '9999', b.dueOn ?? '9999');
