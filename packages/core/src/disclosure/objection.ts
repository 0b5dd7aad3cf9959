import type { CycleState } from '../cycles/cycle.ts';
import { stateObstacles } from '../cycles/lifecycle.ts';
import { addWorkingDays, workingDaysBetween } from '../cycles/working-days.ts';
import type { Obstacle } from '../obstacle.ts';
import { closingDay, type Notice, noticeRules } from './notice.ts';

/** Working days in which an objection gets a written answer: a default of the product (docs/sources.md, `town-notice`). */
export const answerWorkingDays = 10;

/** The last day for an answer to an objection made on a day; follows holidays announced since, and is never earlier than `promised`. */
export function answerDueOn(madeOn: string, promised?: string): string {
  const counted = addWorkingDays(madeOn, answerWorkingDays).day;
  return promised !== undefined && promised > counted ? promised : counted;
}

/** Late: answered after the last day, or not answered although it has passed. Only this may ever count against anybody. */
export function isLate({ dueOn, answeredOn }: { dueOn: string; answeredOn: string | null }, today: string): boolean {
  return (answeredOn ?? today) > dueOn;
}

/** Working days past its last day, up to the answer or, without one, up to today; 0 in time. A weekend past the day already counts as one. */
export function overdueWorkingDays(handling: { dueOn: string; answeredOn: string | null }, today: string): number {
  if (!isLate(handling, today)) return 0;
  return Math.max(1, workingDaysBetween(handling.dueOn, handling.answeredOn ?? today).days);
}

/** Why nobody can object to a village's result today. */
export function objectionObstacles(state: CycleState, notice: Notice | null, today: string): Obstacle[] {
  const obstacles = stateObstacles('object', state);
  if (obstacles.length > 0) return obstacles;
  if (!notice || !noticeRules[notice.kind].invitesObjections) return [{ code: 'disclosure.noNotice', details: {} }];
  const closesOn = closingDay(notice);
  return today > closesOn ? [{ code: 'disclosure.noticeClosed', details: { closesOn, today } }] : [];
}

/** Why this account may not answer: it is answered, or the account itself gave one of the scores in question. */
export function answerObstacles(
  state: CycleState,
  objection: { answered: boolean; scoredBy: readonly string[] },
  accountId: string,
): Obstacle[] {
  if (objection.answered) return [{ code: 'disclosure.alreadyAnswered', details: {} }];
  const obstacles = stateObstacles('answerObjection', state);
  if (objection.scoredBy.includes(accountId)) obstacles.push({ code: 'disclosure.scoredByYourself', details: {} });
  return obstacles;
}
