import type { saveApplication } from '@xingcun/core/cycles/contract';
import type { ResponseOf } from '@xingcun/core/route';
import { ApiError } from '../app/api.ts';

/** What a village is about to apply for. */
export interface Draft {
  stars: readonly string[];
  commitments: Readonly<Record<string, string>>;
}

export const longestCommitment = 1000;

type Saved = Pick<ResponseOf<typeof saveApplication>, 'stars' | 'commitments' | 'version'>;

export const draftOf = (saved: Pick<Saved, 'stars' | 'commitments'> | null): Draft => ({
  stars: saved?.stars ?? [],
  commitments: saved?.commitments ?? {},
});

/** As it is sent: stars in the standard's order, words only for chosen stars, none that are empty. */
export function tidy({ stars, commitments }: Draft, starCodes: readonly string[]): Draft {
  const chosen = starCodes.filter((code) => stars.includes(code));
  const words = chosen.flatMap((code) => {
    const text = commitments[code]?.trim() ?? '';
    return text === '' ? [] : [[code, text] as const];
  });
  return { stars: chosen, commitments: Object.fromEntries(words) };
}

/** Whether two drafts come to the same once sent. */
export function isSame(a: Draft, b: Draft, starCodes: readonly string[]): boolean {
  return differing(a, b, starCodes).length === 0;
}

/** Stars for which two drafts differ, in the choice or in the words. */
export function differing(a: Draft, b: Draft, starCodes: readonly string[]): string[] {
  const [one, other] = [tidy(a, starCodes), tidy(b, starCodes)];
  return starCodes.filter(
    (code) =>
      one.stars.includes(code) !== other.stars.includes(code) ||
      (one.commitments[code] ?? '') !== (other.commitments[code] ?? ''),
  );
}

/** What another person saved meanwhile, where that is why saving was refused. */
export function savedByOthers(error: unknown): (Draft & { version: number }) | null {
  if (!(error instanceof ApiError) || error.problem.code !== 'cycles.applicationChanged') return null;
  const { theirs } = error.problem.values;
  return isSaved(theirs) ? theirs : null;
}

function isSaved(value: unknown): value is Saved {
  return (
    typeof value === 'object' &&
    value !== null &&
    'stars' in value &&
    Array.isArray(value.stars) &&
    'commitments' in value &&
    'version' in value
  );
}
