import { countKeys, type Counts } from './ballot.ts';

/** The fewest ballots that one count may show; smaller ones read “fewer than 5”. Source: docs/sources.md, `small-numbers`. */
export const smallestShown = 5;

/** Valid ballots needed where so many are present. Source: docs/sources.md, `appraisal-minimum`. */
export function minimumOf(present: number): number {
  return Math.max(15, Math.ceil(present / 2));
}

/** Counts as anyone may see them: null is fewer than five. Where that leaves one hidden, the next smallest hides it. */
export type ShownCounts = Record<keyof Counts, number | null>;

export function shownCounts(counts: Counts): ShownCounts {
  const bySize = countKeys.toSorted((a, b) => counts[a] - counts[b]);
  const small = bySize.filter((key) => counts[key] < smallestShown).length;
  const hidden = bySize.slice(0, small === 1 ? 2 : small);
  const shown = { ...counts } as ShownCounts;
  for (const key of hidden) shown[key] = null;
  return shown;
}

/** A part and the rest, or neither: from the whole one small part would follow from the other. */
export function shownParts(parts: readonly [number, number]): [number | null, number | null] {
  return parts.some((part) => part > 0 && part < smallestShown) ? [null, null] : [...parts];
}
