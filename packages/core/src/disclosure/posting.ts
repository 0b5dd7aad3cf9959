import { workingDaysBetween } from '../cycles/working-days.ts';
import type { Obstacle } from '../obstacle.ts';
import type { OpinionRound } from './opinion.ts';
import type { PostingAct } from './posting-act.ts';

export interface Posting {
  act: PostingAct;
  on: string;
  /** A second person has seen it. */
  confirmed: boolean;
}

/** notPosted; hanging; kept: taken down after its days; tooShort: taken down before, so it is posted again. */
export type BoardState = 'notPosted' | 'hanging' | 'kept' | 'tooShort';

export interface BoardStanding {
  state: BoardState;
  postedOn: string | null;
  removedOn: string | null;
  /** Working days on the board, not counting the day it was put up. */
  workingDays: number;
  confirmed: boolean;
}

/**
 * How long a notice has stood on the board, by the records in the order they were made: the last `posted` begins it anew, so a mistake
 * or a notice torn down is mended by another record. A board stands at least as long as the notice; less is posted again
 * (docs/sources.md, `affairs-disclosure`).
 */
export function boardStanding(
  postings: readonly Posting[],
  { noticeDays }: Pick<OpinionRound, 'noticeDays'>,
  today: string,
): BoardStanding {
  const from = postings.findLastIndex(({ act }) => act === 'posted');
  const posted = postings[from];
  if (!posted) return { state: 'notPosted', postedOn: null, removedOn: null, workingDays: 0, confirmed: false };
  const removed = postings.slice(from + 1).findLast(({ act }) => act === 'removed');
  const { days: workingDays } = workingDaysBetween(posted.on, removed?.on ?? today);
  const state = !removed ? 'hanging' : workingDays >= noticeDays ? 'kept' : 'tooShort';
  return { state, postedOn: posted.on, removedOn: removed?.on ?? null, workingDays, confirmed: posted.confirmed };
}

/** Why this cannot be recorded of the board. */
export function postingObstacles(
  { act, on }: Pick<Posting, 'act' | 'on'>,
  { opensOn, standing, today }: { opensOn: string; standing: BoardStanding; today: string },
): Obstacle[] {
  if (on > today) return [{ code: 'disclosure.postingInFuture', details: { on, today } }];
  if (on < opensOn) return [{ code: 'disclosure.postedBeforeOpening', details: { on, opensOn } }];
  if (act === 'posted') return [];
  if (standing.postedOn === null || standing.removedOn !== null) return [{ code: 'disclosure.notOnBoard', details: { on } }];
  return on < standing.postedOn ? [{ code: 'disclosure.beforePosted', details: { on, postedOn: standing.postedOn } }] : [];
}

/** Why this account cannot confirm a record: it is confirmed, or the account made it. Two people saw the board. */
export function confirmPostingObstacles(
  { recordedBy, confirmedBy }: { recordedBy: string; confirmedBy: string | null },
  accountId: string,
): Obstacle[] {
  if (confirmedBy !== null) return [{ code: 'disclosure.postingConfirmed', details: {} }];
  return recordedBy === accountId ? [{ code: 'disclosure.ownPosting', details: {} }] : [];
}
