import { meanOf } from './distribution.ts';
import { figureAt, type Level, levelBefore, type StarSummary } from './level.ts';

/** How the marks of one star moved from one level to another, over villages that have both. */
interface Change {
  pairs: number;
  raised: number;
  same: number;
  lowered: number;
  /** In the standard's smallest unit, half up; null without a pair. */
  mean: number | null;
  starsGained: number;
  starsLost: number;
}

/** Pairs only: a village that one of the two levels has not scored says nothing of a change. */
export function changeOf(stars: readonly StarSummary[], level: Level): Change {
  const change = { pairs: 0, raised: 0, same: 0, lowered: 0, starsGained: 0, starsLost: 0 };
  const before = levelBefore(level);
  let sum = 0;
  for (const star of before ? stars : []) {
    const [from, to] = [figureAt(star, before ?? level), figureAt(star, level)];
    if (from.score === null || to.score === null) continue;
    change.pairs += 1;
    sum += to.score - from.score;
    if (to.score > from.score) change.raised += 1;
    else if (to.score < from.score) change.lowered += 1;
    else change.same += 1;
    if (to.won && !from.won) change.starsGained += 1;
    if (!to.won && from.won) change.starsLost += 1;
  }
  return { ...change, mean: meanOf(sum, change.pairs) };
}
