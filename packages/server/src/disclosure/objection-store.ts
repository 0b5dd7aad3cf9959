import { createHash } from 'node:crypto';
import { normalReceipt } from '@xingcun/core/disclosure/receipt';
import { Refusal } from '@xingcun/core/refusal';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

/** What is stored of a receipt code: its SHA-256. */
export function receiptDigest(code: string): string | null {
  const signs = normalReceipt(code);
  return signs && createHash('sha256').update(signs).digest('hex');
}

/** The newest published cycle of a village, its assessment there, and the standard's stars. */
export async function findPublicAssessment(tx: Tx, villageCode: string) {
  const found = await tx
    .selectFrom('assessment')
    .innerJoin('cycle', 'cycle.id', 'assessment.cycleId')
    .innerJoin('standard', 'standard.id', 'cycle.standardId')
    .select([
      'assessment.id',
      'cycle.id as cycleId',
      'cycle.state',
      sql<string>`cycle.city_path::text`.as('cityPath'),
      sql<string[]>`jsonb_path_query_array(standard.document, '$.stars[*].code')`.as('starCodes'),
    ])
    .where('assessment.villageCode', '=', villageCode)
    // a cycle whose result stands open to objection comes before the newer one that has just begun
    .orderBy((of) => of.case().when('cycle.state', '=', 'publicity').then(0).else(1).end())
    .orderBy('cycle.year', 'desc')
    .executeTakeFirst();
  if (!found) throw new Refusal('disclosure.villageNotPublic', { villageCode });
  return found;
}

export async function insertObjection(
  tx: Tx,
  objection: {
    id: string;
    noticeId: string;
    assessmentId: string;
    cityPath: string;
    starCode: string | null;
    words: string;
    receiptDigest: string;
    madeAt: Date;
    dueOn: string;
  },
): Promise<void> {
  await tx
    .insertInto('objection')
    .values({ ...objection, answer: null, answeredBy: null, answeredAt: null, publicWords: null })
    .execute();
}

/** From here on the transaction holds a receipt: row-level security shows the public role what was said under it. */
export async function holdReceipt(tx: Tx, code: string): Promise<string | null> {
  const digest = receiptDigest(code);
  if (digest) await sql`select set_config('app.receipt', ${digest}, true)`.execute(tx);
  return digest;
}

/** The objection of a receipt, with its appeal. */
export async function findByReceipt(tx: Tx, code: string) {
  const digest = await holdReceipt(tx, code);
  if (!digest) return null;
  const found = await tx
    .selectFrom('objection')
    .innerJoin('assessment', 'assessment.id', 'objection.assessmentId')
    .innerJoin('cycle', 'cycle.id', 'assessment.cycleId')
    .select(['objection.id', 'words', 'madeAt', 'dueOn', 'answer', 'answeredAt', 'assessment.villageCode'])
    .select(['cycle.state as cycleState', sql<string>`objection.city_path::text`.as('cityPath')])
    .where('receiptDigest', '=', digest)
    .executeTakeFirst();
  if (!found) return null;
  const appeal = await tx
    .selectFrom('appeal')
    .select(['words', 'madeAt', 'dueOn', 'outcome', 'decision', 'decidedAt'])
    .where('objectionId', '=', found.id)
    .executeTakeFirst();
  return { ...found, appeal: appeal ?? null };
}

/** Objections within the request's scope: of a cycle, or the one of an id. Those without an answer come first, the oldest before. */
export async function findObjections(tx: Tx, by: { cycleId: string } | { id: string }) {
  let query = tx
    .selectFrom('objection')
    .innerJoin('assessment', 'assessment.id', 'objection.assessmentId')
    .innerJoin('cycle', 'cycle.id', 'assessment.cycleId')
    .innerJoin('unit', 'unit.code', 'assessment.villageCode')
    .select([
      'objection.id',
      'objection.assessmentId',
      'objection.starCode',
      'objection.words',
      'objection.madeAt',
      'objection.dueOn',
      'objection.answer',
      'objection.answeredAt',
      sql<boolean>`exists (select from appeal where appeal.objection_id = objection.id)`.as('appealed'),
      sql<string>`objection.city_path::text`.as('cityPath'),
      sql<string>`assessment.village_path::text`.as('villagePath'),
      'assessment.villageCode',
      'unit.name as villageName',
      'cycle.state as cycleState',
    ]);
  query = 'id' in by ? query.where('objection.id', '=', by.id) : query.where('assessment.cycleId', '=', by.cycleId);
  return query
    .orderBy((of) => of.case().when('objection.answeredAt', 'is', null).then(0).else(1).end())
    .orderBy('objection.madeAt')
    .execute();
}
export type ObjectionFound = Awaited<ReturnType<typeof findObjections>>[number];

/** @throws {Refusal} disclosure.objectionNotFound */
export async function lockObjection(tx: Tx, id: string): Promise<ObjectionFound> {
  await tx.selectFrom('objection').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  const [found] = await findObjections(tx, { id });
  if (!found) throw new Refusal('disclosure.objectionNotFound', { id });
  return found;
}

/** Accounts that gave a score of the star (of any star, where null) at any level. */
export async function findScorers(tx: Tx, assessmentId: string, starCode: string | null): Promise<string[]> {
  let query = tx.selectFrom('scoreCell').select('updatedBy').distinct().where('assessmentId', '=', assessmentId);
  if (starCode !== null) query = query.where('starCode', '=', starCode);
  return (await query.execute()).map((row) => row.updatedBy);
}

export async function saveAnswer(
  tx: Tx,
  id: string,
  { answer, publicWords, by, at }: { answer: string; publicWords: string | null; by: string; at: Date },
): Promise<void> {
  await tx.updateTable('objection').set({ answer, publicWords, answeredBy: by, answeredAt: at }).where('id', '=', id).execute();
}
