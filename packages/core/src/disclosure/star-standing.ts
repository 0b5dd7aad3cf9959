import type { CycleState } from '../cycles/cycle.ts';
import { stateObstacles } from '../cycles/lifecycle.ts';
import type { Obstacle } from '../obstacle.ts';
import type { Text } from '../text.ts';

/**
 * What may happen to a star after it was awarded: an award holds for the year as long as its standard is kept (动态管理, 摘星). Each act
 * rests on a document and is a new entry; nothing is taken back by deleting. Source: docs/sources.md, `star-removal`.
 */
export const standingActs = ['suspended', 'removed', 'restored'] as const;
export type StandingActKind = (typeof standingActs)[number];

/** How a star stands on a day. `notWon`: the final result did not award it. */
export type StarStanding = 'notWon' | 'won' | 'suspended' | 'removed';

export interface StandingAct {
  act: StandingActKind;
  /** The day from which it holds. */
  fromOn: string;
  /** Last day of a suspension; null where it lasts until the star is restored. */
  untilOn: string | null;
}

export const standingActWords: Record<StandingActKind, Text> = {
  suspended: { zh: '暂停', en: 'suspended' },
  removed: { zh: '摘星', en: 'removed' },
  restored: { zh: '恢复', en: 'restored' },
};

export const standingWords: Record<StarStanding, Text> = {
  notWon: { zh: '未得星', en: 'not won' },
  won: { zh: '得星', en: 'won' },
  suspended: { zh: '暂停中', en: 'suspended' },
  removed: { zh: '已摘星', en: 'removed' },
};

/** How a star stands on a day, by its acts in the order in which they were recorded. A suspension ends by itself after its last day. */
export function standingOn(won: boolean, acts: readonly StandingAct[], day: string): StarStanding {
  if (!won) return 'notWon';
  const last = acts.findLast(({ fromOn }) => fromOn <= day);
  if (!last || last.act === 'restored') return 'won';
  if (last.act === 'removed') return 'removed';
  return last.untilOn !== null && day > last.untilOn ? 'won' : 'suspended';
}

/** What the public reads of a star on a day: its state in the result, until an act says how it stands. */
export const publicStateOn = <State extends string>(
  state: State,
  acts: readonly StandingAct[],
  day: string,
): State | StarStanding => (acts.length === 0 ? state : standingOn(state === 'won', acts, day));

/** Where a star stands, as far as a new act asks. */
export interface StarAtHand {
  starCode: string;
  cycleState: CycleState;
  /** Whether the final result awarded it. */
  won: boolean;
  acts: readonly StandingAct[];
}

const from: Record<StandingActKind, readonly StarStanding[]> = {
  suspended: ['won'],
  removed: ['won', 'suspended'],
  restored: ['suspended', 'removed'],
};

/** Why this act cannot be recorded today; empty where it can. Acts are recorded in the order of their days, none for a day to come. */
export function standingObstacles(star: StarAtHand, proposed: StandingAct, today: string): Obstacle[] {
  const { starCode, won, acts } = star;
  const { act, fromOn, untilOn } = proposed;
  const inState = stateObstacles('moveStar', star.cycleState);
  if (inState.length > 0) return inState;
  const obstacles: Obstacle[] = [];
  if (fromOn > today) obstacles.push({ code: 'disclosure.actInFuture', details: { fromOn, today } });
  const last = acts.at(-1);
  if (last && fromOn < last.fromOn)
    obstacles.push({ code: 'disclosure.actBeforeLast', details: { fromOn, lastFromOn: last.fromOn } });
  if (untilOn !== null && (act !== 'suspended' || untilOn < fromOn))
    obstacles.push({ code: 'disclosure.untilNotValid', details: { fromOn, untilOn } });
  const standing = standingOn(won, acts, fromOn > today ? today : fromOn);
  if (!from[act].includes(standing)) {
    const words = { standingZh: standingWords[standing].zh, standingEn: standingWords[standing].en };
    const acted = { actZh: standingActWords[act].zh, actEn: standingActWords[act].en };
    obstacles.push({ code: 'disclosure.starStandsOtherwise', details: { starCode, standing, act, ...words, ...acted } });
  }
  return obstacles;
}
