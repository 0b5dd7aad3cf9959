import type { CycleState } from '../cycles/cycle.ts';
import { stateObstacles } from '../cycles/lifecycle.ts';
import { publicityWorkingDays } from '../cycles/programme.ts';
import type { AssessmentStage } from '../cycles/stage.ts';
import { addDays, addWorkingDays, workingDaysBetween } from '../cycles/working-days.ts';
import type { Obstacle } from '../obstacle.ts';

/**
 * How long each notice stands, in working days after the day it is put up, and whether people object to it. The preliminary result is
 * 公示: it invites objections; the final one is an announcement. A default of the product; a town scheme found uses 5 days
 * (docs/sources.md, `town-notice`).
 */
export const noticeRules = {
  preliminaryResult: { workingDays: publicityWorkingDays, invitesObjections: true },
  finalResult: { workingDays: publicityWorkingDays, invitesObjections: false },
} as const;
export type NoticeKind = keyof typeof noticeRules;

export interface Notice {
  kind: NoticeKind;
  opensOn: string;
  /** Last day, as announced. */
  closesOn: string;
  noticeDays: number;
}

/** A notice put up today. The day itself does not count. */
export function openNotice(kind: NoticeKind, today: string): Notice {
  const { workingDays } = noticeRules[kind];
  return { kind, opensOn: today, closesOn: addWorkingDays(today, workingDays).day, noticeDays: workingDays };
}

/** The last day: as announced, or later where a holiday announced since then lies in the period. Never earlier. */
export function closingDay({ opensOn, closesOn, noticeDays }: Omit<Notice, 'kind'>): string {
  const counted = addWorkingDays(opensOn, noticeDays).day;
  return counted > closesOn ? counted : closesOn;
}

/** Working days left, today included and at most the notice's own; 0 once it has closed. */
export function daysLeft(notice: Omit<Notice, 'kind'>, today: string): number {
  const from = today < notice.opensOn ? notice.opensOn : today;
  return Math.min(notice.noticeDays, workingDaysBetween(addDays(from, -1), closingDay(notice)).days);
}

/** A village's passage, as far as publishing asks. */
export interface Passage {
  villageCode: string;
  villageName: string;
  stage: AssessmentStage;
}

/** Whether a village takes part: it submitted an application. One that did not apply in time is published without a result. */
export function takesPart({ stage }: Pick<Passage, 'stage'>): boolean {
  return stage !== 'application';
}

/** Why the preliminary result cannot be published: every village that takes part must be settled, and one at least must. */
export function publicationObstacles(
  cycle: { state: CycleState; applicationDueOn: string | null },
  passages: readonly Passage[],
  today: string,
): Obstacle[] {
  const obstacles = stateObstacles('publishPreliminary', cycle.state);
  const mayStillApply = cycle.applicationDueOn !== null && today <= cycle.applicationDueOn;
  const open = passages.filter((passage) => passage.stage !== 'settled' && (takesPart(passage) || mayStillApply));
  if (open.length > 0) {
    const villages = open.map(({ villageCode, villageName, stage }) => ({ villageCode, villageName, stage }));
    const list = open.map(({ villageName }) => villageName).slice(0, 20);
    obstacles.push({ code: 'disclosure.notSettled', details: { count: open.length, list: list.join('、'), villages } });
  } else if (!passages.some(takesPart)) {
    obstacles.push({ code: 'disclosure.nothingToPublish', details: {} });
  }
  return obstacles;
}

/** What may still stand between a notice and the final result. */
export interface Unfinished {
  notice: Omit<Notice, 'kind'> | null;
  /** Objections without an answer. */
  unanswered: number;
  /** The last day on which some answer can still be appealed; null where none can. */
  appealableUntil: string | null;
  /** Appeals without a decision. */
  undecided: number;
  /** Corrections that a decision ordered and nobody has carried out. */
  uncorrected: number;
}

/**
 * Why the final result cannot be confirmed: the notice still stands, an objection has no answer, an answer can still be appealed, an
 * appeal is open, or what an appeal ordered is not done.
 */
export function confirmationObstacles(
  state: CycleState,
  { notice, unanswered, appealableUntil, undecided, uncorrected, today }: Unfinished & { today: string },
): Obstacle[] {
  const obstacles = stateObstacles('confirmFinal', state);
  if (obstacles.length > 0) return obstacles;
  if (!notice) return [{ code: 'disclosure.noNotice', details: {} }];
  const closesOn = closingDay(notice);
  if (today <= closesOn)
    obstacles.push({ code: 'disclosure.noticeStillOpen', details: { closesOn, daysLeft: daysLeft(notice, today), today } });
  if (unanswered > 0) obstacles.push({ code: 'disclosure.objectionsUnanswered', details: { count: unanswered } });
  if (appealableUntil !== null)
    obstacles.push({ code: 'disclosure.appealWindowOpen', details: { closesOn: appealableUntil, today } });
  if (undecided > 0) obstacles.push({ code: 'disclosure.appealsUndecided', details: { count: undecided } });
  if (uncorrected > 0) obstacles.push({ code: 'disclosure.correctionsOpen', details: { count: uncorrected } });
  return obstacles;
}
