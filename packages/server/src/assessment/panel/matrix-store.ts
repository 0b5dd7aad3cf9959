import type { CellEntry } from '@xingcun/core/assessment/cell';
import type { MatrixRow } from '@xingcun/core/assessment/panel/contract';
import type { MatrixFilter } from '@xingcun/core/assessment/panel/matrix-filter';
import type { PanelStage, Stage } from '@xingcun/core/cycles/stage';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../db/database.ts';

export interface MatrixAsked {
  cycleId: string;
  unitPath: string;
  star?: string | undefined;
  only?: MatrixFilter | undefined;
  /** Stages whose sheets the caller reads while they are still open; the others once they went up. */
  openStages: readonly Stage[];
  /** The last row of the page before. */
  after: { villagePath: string; itemCode: string } | null;
  limit: number;
}

const filters: Record<MatrixFilter, RawBuilder<boolean>> = {
  differs: sql`d.change is not null`,
  beyondLimit: sql`d.beyond_limit`,
  reasonMissing: sql`d.reason_missing`,
  inDiscussion: sql`d.dispute = 'discussion'`,
  inArbitration: sql`d.dispute = 'arbitration'`,
  changesStar: sql`d.changes_star`,
};

export interface MatrixKey {
  assessmentId: string;
  villagePath: string;
  itemCode: string;
}

/** Which stages' differences the caller may read: those of his level and below, and higher ones once they went up. */
const readable = (openStages: readonly Stage[]) => sql<boolean>`(d.stage = any(${openStages}::text[]) or exists (
  select from score_sheet s where s.assessment_id = d.assessment_id and s.stage = d.stage and s.state <> 'open'))`;

/**
 * The next rows, in the order of the tree and the standard's codes. Reads the narrow table of differences along its index and stops at
 * `limit`: nothing is counted. Everything below a unit sorts between its path and the same path with an underscore.
 */
export function matrixKeys({ cycleId, unitPath, star, only, openStages, after, limit }: MatrixAsked) {
  const from = after
    ? sql`and (d.village_path, d.item_code) > (${after.villagePath}::ltree, ${after.itemCode})`
    : sql`and d.village_path >= ${unitPath}::ltree`;
  return sql<MatrixKey>`
    select distinct on (d.village_path, d.item_code) d.assessment_id, d.village_path::text, d.item_code
    from score_difference d
    where d.cycle_id = ${cycleId} ${from} and d.village_path < ${`${unitPath}_`}::ltree and d.village_path <@ ${unitPath}::ltree
      ${star === undefined ? sql`` : sql`and d.star_code = ${star}`} ${only === undefined ? sql`` : sql`and ${filters[only]}`}
      and ${readable(openStages)}
    order by d.village_path, d.item_code
    limit ${limit}`;
}

type Scores = MatrixRow['scores'];
type Differences = MatrixRow['differences'];

/** What the page shows of these rows: names, the levels' scores, the differences. */
export async function findMatrixRows(tx: Tx, keys: readonly MatrixKey[], openStages: readonly Stage[]): Promise<MatrixRow[]> {
  if (keys.length === 0) return [];
  const assessmentIds = keys.map(({ assessmentId }) => assessmentId);
  const itemCodes = keys.map(({ itemCode }) => itemCode);
  const wanted = sql`(select * from unnest(${assessmentIds}::uuid[], ${itemCodes}::text[]) as w (assessment_id, item_code))`;
  const villages = await sql<{ id: string; code: string; name: string; townshipName: string }>`
    select a.id, a.village_code as code, v.name, coalesce(t.name, '') as township_name
    from assessment a join unit v on v.code = a.village_code left join unit t on t.code = v.parent_code
    where a.id = any(${assessmentIds}::uuid[])`.execute(tx);
  const cells = await sql<{
    assessmentId: string;
    itemCode: string;
    stage: Stage;
    entry: CellEntry | null;
    score: number | null;
    reason: string;
    proofs: number;
  }>`
    select d.assessment_id, d.item_code, d.stage, d.entry, d.score, d.reason, jsonb_array_length(d.proofs) as proofs
    from ${wanted} w join score_cell d using (assessment_id, item_code)
    where d.stage = any(${[...openStages, 'selfAssessment']}::text[]) or ${readable(openStages)}`.execute(tx);
  const differences = await sql<
    { assessmentId: string; itemCode: string; starCode: string | null; stage: PanelStage } & NonNullable<Differences[PanelStage]>
  >`
    select d.assessment_id, d.item_code, d.star_code, d.stage, d.change, d.beyond_limit, d.reason_missing, d.changes_star, d.dispute,
      (select g.id from disagreement g where g.assessment_id = d.assessment_id and g.stage = d.stage and g.item_code = d.item_code
        order by g.round desc limit 1) as disagreement_id
    from ${wanted} w join score_difference d using (assessment_id, item_code)
    where ${readable(openStages)}`.execute(tx);

  const villageOf = new Map(villages.rows.map((village) => [village.id, village]));
  const keyOf = ({ assessmentId, itemCode }: { assessmentId: string; itemCode: string }) => `${assessmentId} ${itemCode}`;
  const cellsOf = Map.groupBy(cells.rows, keyOf);
  const differencesOf = Map.groupBy(differences.rows, keyOf);
  return keys.flatMap((key): MatrixRow[] => {
    const village = villageOf.get(key.assessmentId);
    const found = differencesOf.get(keyOf(key)) ?? [];
    if (!village) return [];
    const scores: Scores = {};
    for (const { stage, entry, score, reason, proofs } of cellsOf.get(keyOf(key)) ?? [])
      scores[stage] = { entry, score, reason, proofs };
    const byStage: Differences = {};
    for (const { stage, change, beyondLimit, reasonMissing, changesStar, dispute, disagreementId } of found)
      byStage[stage] = { change, beyondLimit, reasonMissing, changesStar, dispute, disagreementId };
    return [
      {
        assessmentId: key.assessmentId,
        villageCode: village.code,
        villageName: village.name,
        townshipName: village.townshipName,
        itemCode: key.itemCode,
        starCode: found[0]?.starCode ?? null,
        scores,
        differences: byStage,
      },
    ];
  });
}
