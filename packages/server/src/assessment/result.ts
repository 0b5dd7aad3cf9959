import { readCellHistory, readDiscrepancies, readRating } from '@xingcun/core/assessment/contract';
import { type BesideSheets, type CellsByStage, successiveSheet, weightedSheet } from '@xingcun/core/assessment/combination';
import { declaredItems, findItem } from '@xingcun/core/assessment/items';
import { type AssessedRating, rateDeclared } from '@xingcun/core/assessment/village-rating';
import { readableStages, standingOf } from '@xingcun/core/assessment/workflow';
import { assert } from '@xingcun/core/assert';
import { Refusal } from '@xingcun/core/refusal';
import { type Stage, stages } from '@xingcun/core/cycles/stage';
import type { Tx } from '../db/database.ts';
import { implement } from '../http/implement.ts';
import { cellSubject } from './cell-writing.ts';
import { formOf, ratingFormOf } from './forms.ts';
import { findFinalResult, findRatedVillages, findStageCells, findStandingVetoes, type RatedVillage } from './rating-store.ts';
import { isHiddenFromCaller } from './panel/item-store.ts';
import { refuseUnreadable } from './sheet-view.ts';
import { findAssessment } from './situation.ts';

/**
 * Rates villages as one stage's sheets stand, by the combination of their cycle.
 * @param preview items that the stage has not filled yet fall back to the level below; without, they are missing
 * @returns assessment → rating; an assessment that the request may not see is absent
 * @throws {Refusal} as `rate`
 */
export async function computeRatings(
  tx: Tx,
  assessmentIds: readonly string[],
  stage: Stage,
  { preview = false }: { preview?: boolean } = {},
): Promise<Map<string, AssessedRating>> {
  const villages = await findRatedVillages(tx, assessmentIds);
  const cells = await findStageCells(tx, assessmentIds, stages.slice(0, stages.indexOf(stage) + 1));
  const vetoes = await findStandingVetoes(tx, assessmentIds);
  const ratings = new Map<string, AssessedRating>();
  for (const village of villages) {
    const beside = { vetoes: vetoes.get(village.id) ?? [], previousGrade: village.previousGrade };
    const byStage: CellsByStage = Object.fromEntries(cells.get(village.id) ?? []);
    ratings.set(village.id, await rateVillage(tx, village, byStage, stage, beside, preview));
  }
  return ratings;
}

/** One village; see `computeRatings`. */
export async function computeRating(
  tx: Tx,
  assessmentId: string,
  stage: Stage,
  options: { preview?: boolean } = {},
): Promise<AssessedRating> {
  const rating = (await computeRatings(tx, [assessmentId], stage, options)).get(assessmentId);
  assert(rating, `the assessment ${assessmentId} was found before it is rated`);
  return rating;
}

async function rateVillage(
  tx: Tx,
  { standardId, standardDigest, combination, weights, declaredStars }: RatedVillage,
  cells: CellsByStage,
  stage: Stage,
  beside: BesideSheets,
  preview: boolean,
): Promise<AssessedRating> {
  const { standard } = (await formOf(tx, { standardId, standardDigest })).compiled;
  const weighted = combination === 'weighted';
  const form = ratingFormOf(standard, standardDigest, declaredStars, weighted);
  const sheet = weighted
    ? weightedSheet(form, cells, stage, beside, weights ?? {})
    : successiveSheet(form, cells, stage, beside, { preview });
  return rateDeclared(standard, form, sheet);
}

export const resultRoutes = [
  implement(readRating, async ({ tx, actor, today, params, query }) => {
    const { assessmentId } = params;
    const found = await findAssessment(tx, { id: assessmentId, actor, permission: readRating.permission, today });
    if (query.stage) refuseUnreadable(found, actor, query.stage);
    const stage = query.stage ?? readableStages(found.situation, actor).at(-1) ?? 'selfAssessment';
    const settled = found.situation.stage === 'settled' && stage === 'finalAppraisal';
    const final = settled ? await findFinalResult(tx, assessmentId) : undefined;
    if (final) return { stage, settled, rating: final.rating as Record<string, unknown> };
    const state = standingOf(found.situation, stage)?.state;
    const preview = state !== 'submitted' && state !== 'sealed';
    return { stage, settled, rating: { ...(await computeRating(tx, assessmentId, stage, { preview })) } };
  }),

  implement(readDiscrepancies, async ({ tx, actor, today, params }) => {
    const { assessmentId } = params;
    const found = await findAssessment(tx, { id: assessmentId, actor, permission: readDiscrepancies.permission, today });
    const { form, situation, standardDigest } = found;
    const readable = readableStages(situation, actor);
    const ids = [assessmentId];
    const cells = (await findStageCells(tx, ids, stages)).get(assessmentId) ?? new Map();
    const byStage: CellsByStage = Object.fromEntries(cells);
    const items = declaredItems(form, situation.declaredStars).map(({ code, starCode }) => ({
      itemCode: code,
      starCode,
      scores: Object.fromEntries(
        readable.flatMap((stage) => {
          const cell = cells.get(stage)?.get(code);
          if (!cell?.entry) return [];
          const { entry, score, proofs, reason } = cell;
          return [[stage, { entry, score, notApplicable: entry.kind === 'notApplicable', reason, proofs: proofs.length }]];
        }),
      ),
    }));

    // each level by itself, whatever the cycle's combination: which of them would have won the star?
    const { standard } = form.compiled;
    const levelForm = ratingFormOf(standard, standardDigest, situation.declaredStars, false);
    const beside = { vetoes: (await findStandingVetoes(tx, ids)).get(assessmentId) ?? [], previousGrade: null };
    const ratings = readable.map((stage) => ({
      stage,
      rating: rateDeclared(standard, levelForm, successiveSheet(levelForm, byStage, stage, beside, { preview: true })),
    }));
    const stars = situation.declaredStars.map((starCode) => ({
      starCode,
      scores: Object.fromEntries(
        ratings.map(({ stage, rating }) => {
          const star = rating.stars.find(({ code }) => code === starCode);
          return [stage, { score: star?.score ?? null, won: star?.won ?? false }];
        }),
      ),
    }));
    return { items, stars };
  }),

  implement(readCellHistory, async ({ tx, actor, today, params }) => {
    const { assessmentId, stage, itemCode } = params;
    const found = await findAssessment(tx, { id: assessmentId, actor, permission: readCellHistory.permission, today });
    refuseUnreadable(found, actor, stage);
    findItem(found.form, itemCode);
    if (await isHiddenFromCaller(tx, { assessmentId, itemCode, stage }))
      throw new Refusal('assessment.hiddenUntilMarked', { itemCode });
    const rows = await tx
      .selectFrom('auditEntry as e')
      .leftJoin('account as d', 'd.id', 'e.deputyFor')
      .select(['e.at', 'e.accountName', 'e.role', 'd.displayName', 'e.before', 'e.after', 'e.reason'])
      .where('e.subjectKind', '=', 'scoreCell')
      .where('e.subjectId', '=', cellSubject(assessmentId, stage, itemCode))
      .orderBy('e.id', 'desc')
      .execute();
    return rows.map(({ at, accountName, displayName, ...entry }) => ({
      ...entry,
      at: at.toISOString(),
      by: accountName,
      deputyFor: displayName,
    }));
  }),
];
