import type { Description } from '@xingcun/core/fieldwork/evidence/contract';
import { periodObstacles } from '@xingcun/core/fieldwork/evidence/piece';
import type { Obstacle } from '@xingcun/core/obstacle';
import { deniedTerm } from '@xingcun/core/records/deny-list';

/** What is typed of a new piece; an end that is not given is empty. */
export interface Draft {
  title: string;
  note: string;
  effectiveFrom: string;
  effectiveTo: string;
  itemCodes: string[];
}

export const draftOf = (description: Description): Draft => ({ ...description, effectiveTo: description.effectiveTo ?? '' });

export function descriptionOf({ title, note, effectiveFrom, effectiveTo, itemCodes }: Draft): Description {
  return {
    title: title.trim(),
    note: note.trim(),
    effectiveFrom,
    effectiveTo: effectiveTo === '' ? null : effectiveTo,
    itemCodes,
  };
}

/** What the rules say against the days. */
export function dayProblems(draft: Draft, today: string): Obstacle[] {
  return draft.effectiveFrom === '' ? [] : periodObstacles(descriptionOf(draft), today);
}

/** A word about personal matters in what was typed; a hint, because an organisation’s own papers may be about such matters. */
export function sensitiveTerm({ title, note }: Draft): string | null {
  return deniedTerm(`${title} ${note}`)?.term ?? null;
}
