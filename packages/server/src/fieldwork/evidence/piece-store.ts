import type { CitedProof } from '@xingcun/core/fieldwork/evidence/coverage';
import type { Stage } from '@xingcun/core/cycles/stage';
import { likenessBits } from '@xingcun/core/fieldwork/evidence/likeness';
import type { Text } from '@xingcun/core/text';
import { type Insertable, type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import type { EvidenceTable } from './tables.ts';

/** A unit's name in both languages; where no English one is kept, the Chinese stands in both. */
const nameOf = (unit: string): RawBuilder<Text> =>
  sql`json_build_object('zh', ${sql.ref(`${unit}.name`)}, 'en', coalesce(${sql.ref(`${unit}.name_en`)}, ${sql.ref(`${unit}.name`)}))`;

/**
 * Every column by which a record names pieces, and how its assessment is found; a test holds the list against the catalogue. Score cells
 * are not here: what they name is told item by item (`findCited`).
 */
export const namingColumns: Readonly<Record<string, RawBuilder<boolean>>> = {
  'inspection_finding.evidence': sql`exists (select from inspection i join inspection_finding f on f.inspection_id = i.id
    where i.assessment_id = e.assessment_id and e.id = any (f.evidence))`,
  'rectification_act.evidence': sql`exists (select from rectification_task t join rectification_act r on r.task_id = t.id
    where t.assessment_id = e.assessment_id and e.id = any (r.evidence))`,
  'board_posting.evidence_ids': sql`exists (select from board_posting b
    where b.assessment_id = e.assessment_id and e.id = any (b.evidence_ids))`,
  'panel_mark.proofs': sql`exists (select from panel_mark m
    where m.assessment_id = e.assessment_id and m.proofs @> jsonb_build_array(jsonb_build_object('evidenceId', e.id)))`,
  'reinspection_finding.proofs': sql`exists (select from reinspection_item ri join reinspection_finding rf on rf.item_id = ri.id
    where ri.assessment_id = e.assessment_id and rf.proofs @> jsonb_build_array(jsonb_build_object('evidenceId', e.id)))`,
};

/** Whether a finding, a report, a posting or a mark names the piece, as far as the caller sees them; the owner, who clears files, sees all. */
export const isInRecords = sql<boolean>`(${sql.join(Object.values(namingColumns), sql` or `)})`;

/** The pieces of an assessment, the newest first, withdrawn and sealed ones among them; never the bytes of a thumbnail. */
export async function findPieces(tx: Tx, assessmentId: string) {
  return tx
    .selectFrom('evidence as e')
    .innerJoin('account as adder', 'adder.id', 'e.addedBy')
    .innerJoin('unit', (join) => join.on(sql<boolean>`unit.path = e.added_for`))
    .leftJoin('account as sealer', 'sealer.id', 'e.sealedBy')
    .leftJoin('account as withdrawer', 'withdrawer.id', 'e.withdrawnBy')
    .select([
      'e.id',
      'e.assessmentId',
      'e.kind',
      'e.title',
      'e.note',
      'e.effectiveFrom',
      'e.effectiveTo',
      'e.addedBy',
      'e.addedAt',
    ])
    .select(['e.rowVersion', 'e.recordKind', 'e.recordId', 'e.reference', 'e.sha256', 'e.size', 'e.contentType', 'e.width'])
    .select(['e.height', 'e.pages', 'e.redactionOf', 'e.redactionReason', 'e.sealedAt', 'e.withdrawnAt', 'e.withdrawalReason'])
    .select(['e.erasedAt', 'adder.displayName as adderName', 'unit.code as unitCode', nameOf('unit').as('unitName')])
    .select(['sealer.displayName as sealerName', 'withdrawer.displayName as withdrawerName'])
    .select([
      sql<string>`e.added_for::text`.as('addedFor'),
      sql<boolean>`e.thumbnail is not null`.as('hasThumbnail'),
      isInRecords.as('inRecords'),
    ])
    .where('e.assessmentId', '=', assessmentId)
    .orderBy('e.addedAt', 'desc')
    .orderBy('e.id')
    .execute();
}
export type PieceRow = Awaited<ReturnType<typeof findPieces>>[number];

/** Standing links of an assessment, by piece. */
export async function findLinks(tx: Tx, assessmentId: string): Promise<Map<string, string[]>> {
  const rows = await tx
    .selectFrom('evidenceLink')
    .select(['evidenceId', 'itemCode'])
    .where('assessmentId', '=', assessmentId)
    .where('unlinkedAt', 'is', null)
    .orderBy('itemCode')
    .execute();
  const byPiece = new Map<string, string[]>();
  for (const { evidenceId, itemCode } of rows) byPiece.set(evidenceId, [...(byPiece.get(evidenceId) ?? []), itemCode]);
  return byPiece;
}

/** Every proof that a score cell of these stages names. */
export async function findCited(tx: Tx, assessmentId: string, stages: readonly Stage[]): Promise<CitedProof[]> {
  if (stages.length === 0) return [];
  const rows = await tx
    .selectFrom('scoreCell')
    .select(['stage', 'itemCode', 'proofs'])
    .where('assessmentId', '=', assessmentId)
    .where('stage', 'in', [...stages])
    .where(sql<boolean>`proofs <> '[]'::jsonb`)
    .execute();
  return rows.flatMap(({ stage, itemCode, proofs }) => proofs.map(({ evidenceId }) => ({ stage, itemCode, evidenceId })));
}

export interface Likeness {
  of: string;
  id: string;
  assessmentId: string;
  villageName: Text;
  year: number;
  title: string;
  addedAt: Date;
  hasThumbnail: boolean;
  bits: number;
}

/**
 * Photos much like those of an assessment, among the villages of the same township, of this and other years, as far as the caller may see
 * them. A redacted copy resembles its original and is no find.
 */
export async function findLikenesses(tx: Tx, assessmentId: string): Promise<Likeness[]> {
  const { rows } = await sql<Likeness>`
    select e.id as of, o.id, o.assessment_id, ${nameOf('unit')} as village_name, cycle.year, o.title, o.added_at,
      o.thumbnail is not null as has_thumbnail, bit_count(e.perceptual_hash # o.perceptual_hash)::int as bits
    from evidence e
    join assessment a on a.id = e.assessment_id
    join assessment oa on subpath(oa.village_path, 0, 3) = subpath(a.village_path, 0, 3)
    join evidence o on o.assessment_id = oa.id and o.id <> e.id
    join unit on unit.code = oa.village_code
    join cycle on cycle.id = oa.cycle_id
    where e.assessment_id = ${assessmentId}
      and num_nonnulls(e.withdrawn_at, e.sealed_at, o.withdrawn_at, o.sealed_at) = 0
      and e.redaction_of is distinct from o.id and o.redaction_of is distinct from e.id
      and bit_count(e.perceptual_hash # o.perceptual_hash) <= ${likenessBits}
    order by bits, o.added_at`.execute(tx);
  return rows;
}

export type NewPiece = Pick<
  EvidenceTable,
  'assessmentId' | 'kind' | 'title' | 'note' | 'effectiveFrom' | 'effectiveTo' | 'addedBy' | 'addedFor' | 'addedAt'
> &
  Partial<Insertable<EvidenceTable>>;

const unsaid = {
  recordKind: null,
  recordId: null,
  reference: null,
  sha256: null,
  size: null,
  contentType: null,
  width: null,
  height: null,
  pages: null,
  perceptualHash: null,
  thumbnail: null,
  redactionOf: null,
  redactionReason: null,
  sealedBy: null,
  sealedAt: null,
  withdrawnBy: null,
  withdrawnAt: null,
  withdrawalReason: null,
  erasedAt: null,
};

export async function insertPiece(tx: Tx, piece: NewPiece): Promise<string> {
  const { id } = await tx
    .insertInto('evidence')
    .values({ ...unsaid, ...piece })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export interface LinkChange {
  evidenceId: string;
  assessmentId: string;
  added: readonly string[];
  removed: readonly string[];
  by: string;
  at: Date;
}

/** New links are new entries; a link that ends keeps who made it and says who ended it. */
export async function saveLinks(tx: Tx, { evidenceId, assessmentId, added, removed, by, at }: LinkChange): Promise<void> {
  if (removed.length > 0)
    await tx
      .updateTable('evidenceLink')
      .set({ unlinkedBy: by, unlinkedAt: at })
      .where('evidenceId', '=', evidenceId)
      .where('itemCode', 'in', [...removed])
      .where('unlinkedAt', 'is', null)
      .execute();
  if (added.length > 0)
    await tx
      .insertInto('evidenceLink')
      .values(
        added.map((itemCode) => ({
          evidenceId,
          assessmentId,
          itemCode,
          linkedBy: by,
          linkedAt: at,
          unlinkedBy: null,
          unlinkedAt: null,
        })),
      )
      .execute();
}
