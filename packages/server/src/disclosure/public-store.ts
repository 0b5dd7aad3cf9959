import type { ExplanationNode } from '@xingcun/core/rating/explanation';
import type { Text } from '@xingcun/core/text';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { Phase } from './notice-store.ts';

/** Published cycles, the newest first; of one village where named. Row-level security shows the public role no draft. */
export async function findPublishedYears(tx: Tx, villageCode?: string): Promise<{ id: string; year: number }[]> {
  let query = tx.selectFrom('cycle').select(['cycle.id', 'cycle.year']);
  if (villageCode !== undefined)
    query = query
      .innerJoin('cycleVillage', 'cycleVillage.cycleId', 'cycle.id')
      .where('cycleVillage.villageCode', '=', villageCode);
  return query.orderBy('cycle.year', 'desc').orderBy('cycle.cityCode').execute();
}

/** A unit's name in both languages; where no English one is kept, the Chinese stands in both. */
export const nameOf = (unit: 'unit' | 'village' | 'township' | 'district') =>
  sql<Text>`json_build_object('zh', ${sql.ref(`${unit}.name`)}, 'en', coalesce(${sql.ref(`${unit}.name_en`)}, ${sql.ref(`${unit}.name`)}))`;

export async function countVillages(tx: Tx, cycleId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('assessment')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('cycleId', '=', cycleId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The villages of a cycle with what they declared and, once there is one, the result of the phase. */
export async function findPublicVillages(
  tx: Tx,
  cycleId: string,
  phase: Phase,
  part: { villageCode: string } | { limit: number; offset: number },
) {
  let query = tx
    .selectFrom('assessment as a')
    .innerJoin('unit as village', 'village.code', 'a.villageCode')
    .innerJoin('unit as township', (join) => join.on(sql<boolean>`township.path = subpath(a.village_path, 0, 3)`))
    .innerJoin('unit as district', (join) => join.on(sql<boolean>`district.path = subpath(a.village_path, 0, 2)`))
    .leftJoin('starApplication', 'starApplication.assessmentId', 'a.id')
    .leftJoin('publicResult', (join) => join.onRef('publicResult.assessmentId', '=', 'a.id').on('publicResult.phase', '=', phase))
    .select([
      'a.id as assessmentId',
      'a.villageCode',
      nameOf('village').as('villageName'),
      nameOf('township').as('townshipName'),
      nameOf('district').as('districtName'),
      'starApplication.stars as targetStars',
      'publicResult.starsWon',
      'publicResult.content',
    ]);
  query = query.where('a.cycleId', '=', cycleId);
  query =
    'villageCode' in part ? query.where('a.villageCode', '=', part.villageCode) : query.limit(part.limit).offset(part.offset);
  return query.orderBy('a.villagePath').execute();
}
export type PublicVillageRow = Awaited<ReturnType<typeof findPublicVillages>>[number];

/** As it was kept when the result was published. */
interface StoredRating extends Record<string, unknown> {
  explanation: ExplanationNode;
}

export async function findRating(tx: Tx, assessmentId: string, phase: Phase): Promise<StoredRating | null> {
  const found = await tx
    .selectFrom('ratingResult')
    .select(sql<StoredRating>`rating`.as('rating'))
    .where('assessmentId', '=', assessmentId)
    .where('phase', '=', phase)
    .executeTakeFirst();
  return found?.rating ?? null;
}

/** Final results of a village, the newest year first. */
export async function findHistory(tx: Tx, villageCode: string) {
  const rows = await tx
    .selectFrom('assessment')
    .innerJoin('cycle', 'cycle.id', 'assessment.cycleId')
    .innerJoin('standard', 'standard.id', 'cycle.standardId')
    .innerJoin('publicResult', 'publicResult.assessmentId', 'assessment.id')
    .select(['cycle.year', 'publicResult.starsWon', 'standard.version as standardVersion', 'publicResult.content'])
    .where('assessment.villageCode', '=', villageCode)
    .where('cycle.state', '=', 'final')
    .where('publicResult.phase', '=', 'final')
    .orderBy('cycle.year', 'desc')
    .execute();
  return rows.map(({ content, ...row }) => ({ ...row, grade: content.grade }));
}

export async function findAnswered(tx: Tx, assessmentId: string) {
  return tx.selectFrom('answeredObjection').selectAll().where('assessmentId', '=', assessmentId).orderBy('answeredAt').execute();
}

/** Objections and appeals that wait for an answer or a decision, by village. */
export async function findWaiting(tx: Tx, assessmentIds: readonly string[]) {
  if (assessmentIds.length === 0) return [];
  return tx
    .selectFrom('waitingObjection')
    .selectAll()
    .where('assessmentId', 'in', [...assessmentIds])
    .execute();
}

export interface ListedStar {
  code: string;
  title: { zh: string; en: string };
  passMark: number | null;
}

/** The stars of a standard, in its order. */
export async function findStarList(tx: Tx, standardId: string): Promise<ListedStar[]> {
  const { rows } = await sql<ListedStar>`
    select star->>'code' as code, star->'title' as title, (star->>'passMark')::integer as "passMark"
    from standard, jsonb_array_elements(document->'stars') with ordinality as listed (star, place)
    where id = ${standardId} order by place`.execute(tx);
  return rows;
}
