import type { CellEntry, Proof } from '@xingcun/core/assessment/cell';
import type { Cell } from '@xingcun/core/assessment/contract';
import type { Stage } from '@xingcun/core/cycles/stage';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

/** The cells of these stages, with the name of who wrote them; `itemCodes` limits them. */
export async function findCells(
  tx: Tx,
  { assessmentId, stages, itemCodes }: { assessmentId: string; stages: readonly Stage[]; itemCodes?: readonly string[] },
): Promise<{ stage: Stage; cell: Cell }[]> {
  if (stages.length === 0) return [];
  let query = tx
    .selectFrom('scoreCell as c')
    .innerJoin('account', 'account.id', 'c.updatedBy')
    .select(['c.stage', 'c.itemCode', 'c.starCode', 'c.entry', 'c.score', 'c.reason', 'c.proofs', 'c.rowVersion', 'c.updatedBy'])
    .select(['c.updatedAt', 'account.displayName'])
    .where('c.assessmentId', '=', assessmentId)
    .where('c.stage', 'in', [...stages]);
  if (itemCodes) query = query.where('c.itemCode', 'in', [...itemCodes]);
  const rows = await query.orderBy('c.itemCode').execute();
  return rows.map(({ stage, rowVersion, updatedBy, updatedAt, displayName, ...cell }) => ({
    stage,
    cell: {
      ...cell,
      version: rowVersion,
      updatedBy: { accountId: updatedBy, name: displayName },
      updatedAt: updatedAt.toISOString(),
    },
  }));
}

/** The cells of one sheet. */
export async function findSheetCells(tx: Tx, assessmentId: string, stage: Stage): Promise<Cell[]> {
  return (await findCells(tx, { assessmentId, stages: [stage] })).map(({ cell }) => cell);
}

export interface CellToStore {
  itemCode: string;
  starCode: string | null;
  entry: CellEntry | null;
  score: number | null;
  reason: string;
  proofs: readonly Proof[];
  /** The version that this one follows; 0 for a new cell. */
  version: number;
}

/**
 * Writes the cells whose version still stands, in the order of their codes (two writers cannot wait for each other).
 * @returns the codes of the cells that were written
 */
export async function storeCells(
  tx: Tx,
  {
    assessmentId,
    stage,
    by,
    at,
    cells,
  }: { assessmentId: string; stage: Stage; by: string; at: Date; cells: readonly CellToStore[] },
): Promise<string[]> {
  const inOrder = cells.toSorted((a, b) => (a.itemCode < b.itemCode ? -1 : 1));
  const { rows } = await sql<{ itemCode: string }>`
    insert into score_cell (assessment_id, stage, item_code, star_code, entry, score, reason, proofs, row_version, updated_by, updated_at)
    select ${assessmentId}, ${stage}, n."itemCode", n."starCode", n.entry, n.score, n.reason, n.proofs, n.version + 1, ${by}, ${at}
    from json_to_recordset(${JSON.stringify(inOrder)}::json) as n ("itemCode" text, "starCode" text, entry jsonb, score integer, reason text,
      proofs jsonb, version integer)
    on conflict (assessment_id, stage, item_code) do update set entry = excluded.entry, score = excluded.score, reason = excluded.reason,
      proofs = excluded.proofs, row_version = excluded.row_version, updated_by = excluded.updated_by, updated_at = excluded.updated_at
      where score_cell.row_version = excluded.row_version - 1
    returning item_code`.execute(tx);
  return rows.map(({ itemCode }) => itemCode);
}

/** Moves the counters beside the sheet by what was filled or emptied, star by star ('' for the whole standard). */
export async function moveCounters(
  tx: Tx,
  { assessmentId, stage, byStar }: { assessmentId: string; stage: Stage; byStar: ReadonlyMap<string, number> },
): Promise<void> {
  const moved = [...byStar].filter(([, change]) => change !== 0);
  if (moved.length === 0) return;
  const change = moved.reduce((sum, [, each]) => sum + each, 0);
  await sql`update score_sheet set filled = filled + ${change}, filled_by_star = filled_by_star || (
      select jsonb_object_agg(m.star, coalesce((filled_by_star ->> m.star)::integer, 0) + m.change)
      from json_to_recordset(${JSON.stringify(moved.map(([star, each]) => ({ star, change: each })))}::json) as m (star text, change integer))
    where assessment_id = ${assessmentId} and stage = ${stage}`.execute(tx);
}
