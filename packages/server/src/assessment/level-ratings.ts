import { type CellsByStage, successiveSheet } from '@xingcun/core/assessment/combination';
import { type AssessedRating, rateDeclared } from '@xingcun/core/assessment/village-rating';
import { type Stage, stages } from '@xingcun/core/cycles/stage';
import { formOf, ratingFormOf } from './forms.ts';
import { findRatedVillages, findStageCells, findStandingVetoes } from './rating-store.ts';
import type { Tx } from '../db/database.ts';

interface LevelRating {
  stage: Stage;
  rating: AssessedRating;
}

/** Assessment → what each level by itself would have given, whatever the cycle's combination makes of them. */
export async function rateLevels(tx: Tx, assessmentIds: readonly string[]): Promise<Map<string, LevelRating[]>> {
  const cells = await findStageCells(tx, assessmentIds, stages);
  const vetoes = await findStandingVetoes(tx, assessmentIds);
  const levels = new Map<string, LevelRating[]>();
  for (const village of await findRatedVillages(tx, assessmentIds)) {
    const { standard } = (await formOf(tx, village)).compiled;
    const form = ratingFormOf(standard, village.standardDigest, village.declaredStars, false);
    const byStage: CellsByStage = Object.fromEntries(cells.get(village.id) ?? []);
    const beside = { vetoes: vetoes.get(village.id) ?? [], previousGrade: null };
    levels.set(
      village.id,
      stages.map((stage) => {
        const sheet = successiveSheet(form, byStage, stage, beside, { preview: true });
        return { stage, rating: rateDeclared(standard, form, sheet) };
      }),
    );
  }
  return levels;
}
