import type { CycleState } from '../cycles/cycle.ts';
import { stateObstacles } from '../cycles/lifecycle.ts';
import { stages } from '../cycles/stage.ts';
import { addWorkingDays } from '../cycles/working-days.ts';
import type { Obstacle } from '../obstacle.ts';
import { closingDay, type Notice, type Passage, takesPart } from './notice.ts';

/**
 * Working days for which a district hears the public on its preliminary result. That it does so while the result is preliminary is the
 * programme's (docs/sources.md, `article`); the number is a default of the product, like the notice's (`town-notice`).
 */
export const opinionWorkingDays = 5;

export type OpinionRound = Omit<Notice, 'kind'>;

/** A round opened today. The day itself does not count. */
export function openRound(today: string): OpinionRound {
  return { opensOn: today, closesOn: addWorkingDays(today, opinionWorkingDays).day, noticeDays: opinionWorkingDays };
}

/** Why a district cannot hear the public yet: some village that takes part has not reached its joint review. */
export function openRoundObstacles(state: CycleState, passages: readonly Passage[], opened: boolean): Obstacle[] {
  const obstacles = stateObstacles('openOpinions', state);
  if (opened) obstacles.push({ code: 'disclosure.roundExists', details: {} });
  const taking = passages.filter(takesPart);
  if (taking.length === 0) obstacles.push({ code: 'disclosure.nothingToPublish', details: {} });
  const before = taking.filter(
    ({ stage }) => stage !== 'settled' && stage !== 'application' && stages.indexOf(stage) < stages.indexOf('jointReview'),
  );
  if (before.length > 0) {
    const list = before.map(({ villageName }) => villageName).slice(0, 20);
    obstacles.push({ code: 'disclosure.jointReviewNotReached', details: { count: before.length, list: list.join('、') } });
  }
  return obstacles;
}

/** Why nobody can give an opinion on a village today. */
export function opinionObstacles(state: CycleState, round: OpinionRound | null, today: string): Obstacle[] {
  const obstacles = stateObstacles('giveOpinion', state);
  if (obstacles.length > 0) return obstacles;
  if (!round) return [{ code: 'disclosure.noRound', details: {} }];
  const closesOn = closingDay(round);
  return today > closesOn ? [{ code: 'disclosure.roundClosed', details: { closesOn, today } }] : [];
}

/** The fewest that may be shown of anything counted about people (docs/decisions/0017-opinions-and-appeals.md). */
const leastShown = 5;

/**
 * How many opinions a theme gathers, as the public sees it: rounded down to whole fives, and null below five, so that nobody in a small
 * village is recognised by a number. No score reads it.
 */
export function publicCount(count: number): number | null {
  return count < leastShown ? null : count - (count % leastShown);
}

/** A theme as far as its rules ask. */
export interface Theme {
  answered: boolean;
  /** Opinions gathered in it. */
  count: number;
}

/** Why opinions cannot be gathered into this theme (or out of theirs): what is answered stands. */
export function gatherObstacles(theme: Pick<Theme, 'answered'>, from: readonly Pick<Theme, 'answered'>[]): Obstacle[] {
  return theme.answered || from.some(({ answered }) => answered) ? [{ code: 'disclosure.themeAnswered', details: {} }] : [];
}

/** Why a theme cannot be answered: it is, or nothing is gathered in it. */
export function themeAnswerObstacles({ answered, count }: Theme): Obstacle[] {
  if (answered) return [{ code: 'disclosure.themeAnswered', details: {} }];
  return count === 0 ? [{ code: 'disclosure.themeEmpty', details: {} }] : [];
}
