import type { StageCell } from '@xingcun/core/assessment/combination';
import type { Combination } from '@xingcun/core/cycles/cycle';
import type { Stage } from '@xingcun/core/cycles/stage';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

export interface RatedVillage {
  id: string;
  standardId: string;
  standardDigest: string;
  combination: Combination;
  weights: Partial<Record<Stage, number>> | null;
  declaredStars: string[];
  /** Grade of the final result of the year before; null where there was none. */
  previousGrade: string | null;
}

/** What the rating of these villages needs beside their cells. */
export async function findRatedVillages(tx: Tx, ids: readonly string[]): Promise<RatedVillage[]> {
  const { rows } = await sql<RatedVillage>`
    select a.id, c.standard_id, s.digest as standard_digest, c.combination, c.weights, coalesce(app.stars, '{}') as declared_stars,
      last.grade as previous_grade
    from assessment a
    join cycle c on c.id = a.cycle_id
    join standard s on s.id = c.standard_id
    left join star_application app on app.assessment_id = a.id and app.submitted_at is not null
    left join cycle lc on lc.city_code = c.city_code and lc.year = c.year - 1
    left join assessment la on la.cycle_id = lc.id and la.village_code = a.village_code
    left join rating_result last on last.assessment_id = la.id and last.phase = 'final'
    where a.id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

type ReasonedCell = StageCell & { reason: string };

/** Assessment → stage → item → cell. */
export async function findStageCells(
  tx: Tx,
  ids: readonly string[],
  stages: readonly Stage[],
): Promise<Map<string, Map<Stage, Map<string, ReasonedCell>>>> {
  const found = new Map<string, Map<Stage, Map<string, ReasonedCell>>>();
  const rows = await tx
    .selectFrom('scoreCell')
    .select(['assessmentId', 'stage', 'itemCode', 'entry', 'score', 'proofs', 'reason'])
    .where(sql<boolean>`assessment_id = any(${ids}::uuid[])`)
    .where('stage', 'in', [...stages])
    .execute();
  for (const { assessmentId, stage, itemCode, ...cell } of rows) {
    const byStage = found.get(assessmentId) ?? new Map<Stage, Map<string, ReasonedCell>>();
    const cells = byStage.get(stage) ?? new Map<string, ReasonedCell>();
    found.set(assessmentId, byStage.set(stage, cells.set(itemCode, cell)));
  }
  return found;
}

/** Assessment → vetoes that stand. */
export async function findStandingVetoes(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, { code: string; document: string }[]>> {
  const found = new Map<string, { code: string; document: string }[]>();
  const rows = await tx
    .selectFrom('vetoFinding')
    .select(['assessmentId', 'vetoCode', 'document'])
    .where(sql<boolean>`assessment_id = any(${ids}::uuid[])`)
    .where('liftedAt', 'is', null)
    .orderBy('recordedAt')
    .execute();
  for (const { assessmentId, vetoCode, document } of rows)
    found.set(assessmentId, [...(found.get(assessmentId) ?? []), { code: vetoCode, document }]);
  return found;
}

export async function findFinalResult(tx: Tx, assessmentId: string) {
  return tx
    .selectFrom('ratingResult')
    .select('rating')
    .where('assessmentId', '=', assessmentId)
    .where('phase', '=', 'final')
    .executeTakeFirst();
}
