import type { PublicResult } from '@xingcun/core/disclosure/public-result';
import type { Text } from '@xingcun/core/text';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { Phase } from './notice-store.ts';
import { nameOf } from './public-store.ts';

/** A village of a programme with how many stars it won, once there is a result; without the reasons, which ten thousand villages would fill a page with. */
export async function findTakingPart(tx: Tx, { cycleId, phase, path }: { cycleId: string; phase: Phase; path: string }) {
  return tx
    .selectFrom('assessment as a')
    .innerJoin('unit as village', 'village.code', 'a.villageCode')
    .leftJoin('starApplication', 'starApplication.assessmentId', 'a.id')
    .leftJoin('publicResult', (join) => join.onRef('publicResult.assessmentId', '=', 'a.id').on('publicResult.phase', '=', phase))
    .select([
      'a.villageCode as code',
      'village.kind',
      nameOf('village').as('name'),
      sql<string>`a.village_path::text`.as('path'),
      'publicResult.starsWon',
      sql<number | null>`cardinality(star_application.stars)`.as('declared'),
    ])
    .where('a.cycleId', '=', cycleId)
    .where(sql<boolean>`a.village_path <@ ${path}::ltree`)
    .orderBy('a.villagePath')
    .execute();
}

/** How many villages below a unit won each star. */
export async function countStars(tx: Tx, { cycleId, phase, path }: { cycleId: string; phase: Phase; path: string }) {
  const { rows } = await sql<{ code: string; won: number }>`
    select star->>'starCode' as code, count(*)::integer as won
    from public_result p join assessment a on a.id = p.assessment_id, jsonb_array_elements(p.content->'stars') star
    where p.cycle_id = ${cycleId} and p.phase = ${phase} and a.village_path <@ ${path}::ltree and star->>'state' = 'won'
    group by 1`.execute(tx);
  return new Map(rows.map(({ code, won }) => [code, won]));
}

export async function findNamedUnits(tx: Tx, codes: readonly string[]) {
  if (codes.length === 0) return [];
  return tx
    .selectFrom('unit')
    .select(['code', 'kind', sql<string>`path::text`.as('path'), nameOf('unit').as('name')])
    .where('code', 'in', [...codes])
    .orderBy('path')
    .execute();
}

export interface PublishedRow {
  year: number;
  state: string;
  villageCode: string;
  villageName: Text;
  townshipName: Text;
  districtName: Text;
  standard: string;
  standardVersion: string;
  assessmentId: string;
  content: PublicResult;
}

/** Results that stand published: the final one where there is one, else the preliminary. */
export async function findPublished(
  tx: Tx,
  { year, under }: { year?: number | undefined; under?: string | undefined },
): Promise<PublishedRow[]> {
  let query = tx
    .selectFrom('publicResult')
    .innerJoin('assessment as a', 'a.id', 'publicResult.assessmentId')
    .innerJoin('cycle', 'cycle.id', 'a.cycleId')
    .innerJoin('standard', 'standard.id', 'cycle.standardId')
    .innerJoin('unit as village', 'village.code', 'a.villageCode')
    .innerJoin('unit as township', (join) => join.on(sql<boolean>`township.path = subpath(a.village_path, 0, 3)`))
    .innerJoin('unit as district', (join) => join.on(sql<boolean>`district.path = subpath(a.village_path, 0, 2)`))
    .select([
      'cycle.year',
      'cycle.state',
      'a.villageCode',
      'a.id as assessmentId',
      nameOf('village').as('villageName'),
      nameOf('township').as('townshipName'),
      nameOf('district').as('districtName'),
      'standard.code as standard',
      'standard.version as standardVersion',
      'publicResult.content',
    ])
    .where(sql<boolean>`public_result.phase = case cycle.state when 'final' then 'final' else 'preliminary' end`);
  if (year !== undefined) query = query.where('cycle.year', '=', year);
  if (under !== undefined) query = query.where(sql<boolean>`a.village_path <@ (select path from unit where code = ${under})`);
  return query.orderBy('cycle.year', 'desc').orderBy('a.villagePath').execute();
}

/** What is published, by programme. */
export async function findPublishedCycles(tx: Tx) {
  return tx
    .selectFrom('cycle')
    .innerJoin('standard', 'standard.id', 'cycle.standardId')
    .select([
      'cycle.year',
      sql<Text>`json_build_object('zh', cycle.title_zh, 'en', cycle.title_en)`.as('title'),
      'cycle.state',
      'cycle.sample',
      'cycle.standardId',
      sql<Text>`json_build_object('zh', standard.title_zh, 'en', standard.title_en)`.as('standardTitle'),
      'standard.version as standardVersion',
      sql<number>`(select count(*)::integer from public_result p where p.cycle_id = cycle.id
        and p.phase = case cycle.state when 'final' then 'final' else 'preliminary' end)`.as('villages'),
    ])
    .orderBy('cycle.year', 'desc')
    .execute();
}
