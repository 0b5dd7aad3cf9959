import type { Candidate } from '@xingcun/core/fieldwork/reinspection/plan';
import { assert } from '@xingcun/core/assert';
import { formOf } from '../../assessment/forms.ts';
import { findRatedVillages, findStageCells } from '../../assessment/rating-store.ts';
import { computeRatings } from '../../assessment/result.ts';
import type { Tx } from '../../db/database.ts';
import { findCorrectedBefore, type Participant } from './store.ts';

/** What the list to draw from is made of: every indicator that the district scored, with the village's own score beside it. */
export async function findCandidates(tx: Tx, cycleId: string, participants: readonly Participant[]): Promise<Candidate[]> {
  const ids = participants.map(({ assessmentId }) => assessmentId);
  if (ids.length === 0) return [];
  const cells = await findStageCells(tx, ids, ['selfAssessment', 'jointReview']);
  const ratings = await computeRatings(tx, ids, 'jointReview');
  const corrected = await findCorrectedBefore(tx, cycleId);
  const standards = new Map((await findRatedVillages(tx, ids)).map((village) => [village.id, village]));
  const candidates: Candidate[] = [];
  for (const { assessmentId, villageCode } of participants) {
    const standard = standards.get(assessmentId);
    assert(standard, `the assessment ${assessmentId} has a standard`);
    const { compiled } = await formOf(tx, standard);
    const own = cells.get(assessmentId);
    const items = [...(own?.get('jointReview') ?? [])].flatMap(([code, { score: expected }]) => {
      const indicator = compiled.indicators.get(code)?.indicator;
      if (!indicator || expected === null) return [];
      const { maxScore, rule } = indicator;
      const claimed = own?.get('selfAssessment')?.get(code)?.score ?? null;
      return [{ code, judged: rule.kind === 'judged', maxScore, claimed, expected }];
    });
    const distances = (ratings.get(assessmentId)?.stars ?? []).flatMap(({ code, score }) => {
      const passMark = compiled.standard.stars.find((star) => star.code === code)?.passMark ?? null;
      return score === null || passMark === null ? [] : [score - passMark];
    });
    candidates.push({ villageCode, items, distances, correctedLastTime: corrected.get(villageCode) ?? 0 });
  }
  return candidates;
}
