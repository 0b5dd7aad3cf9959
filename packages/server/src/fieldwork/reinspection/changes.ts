import type { Text } from '@xingcun/core/text';
import type { AssessedRating } from '@xingcun/core/assessment/village-rating';
import { formOf } from '../../assessment/forms.ts';
import { findRatedVillages } from '../../assessment/rating-store.ts';
import { computeRatings } from '../../assessment/result.ts';
import type { Tx } from '../../db/database.ts';
import type { Participant } from './store.ts';

/** Villages whose stars or grade the city's scores change against the district's; what the city has not scored counts as the district did. */
export async function findChanges(tx: Tx, villages: readonly Participant[]) {
  const ids = villages.map(({ assessmentId }) => assessmentId);
  if (ids.length === 0) return [];
  const before = await computeRatings(tx, ids, 'jointReview');
  const now = await computeRatings(tx, ids, 'finalAppraisal', { preview: true });
  const standards = new Map((await findRatedVillages(tx, ids)).map((village) => [village.id, village]));
  const changes = [];
  for (const { assessmentId, villageCode, villageName } of villages) {
    const [first, last, standard] = [before.get(assessmentId), now.get(assessmentId), standards.get(assessmentId)];
    if (!first || !last || !standard) continue;
    const stars = last.stars.flatMap((star) => {
      const old = first.stars.find(({ code }) => code === star.code);
      if (!old || (old.score === star.score && old.won === star.won)) return [];
      return [{ starCode: star.code, scoreBefore: old.score, scoreNow: star.score, wonBefore: old.won, wonNow: star.won }];
    });
    if (stars.length === 0) continue;
    const { grade } = (await formOf(tx, standard)).compiled.standard;
    const titleOf = ({ grade: code }: AssessedRating): Text | null =>
      grade?.bands.find((band) => band.code === code)?.title ?? null;
    changes.push({
      assessmentId,
      villageCode,
      villageName,
      starsBefore: first.starsWon,
      starsNow: last.starsWon,
      gradeBefore: titleOf(first),
      gradeNow: titleOf(last),
      stars,
    });
  }
  return changes;
}
