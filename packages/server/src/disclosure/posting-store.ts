import { boardStanding, type BoardStanding } from '@xingcun/core/disclosure/posting';
import type { PostingAct } from '@xingcun/core/disclosure/posting-act';
import { Refusal } from '@xingcun/core/refusal';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

/** A village's assessment, as its board needs it. @throws {Refusal} assessment.notFound */
export async function getVillageOfBoard(tx: Tx, assessmentId: string) {
  const found = await tx
    .selectFrom('assessment as a')
    .innerJoin('unit', 'unit.code', 'a.villageCode')
    .innerJoin('cycle', 'cycle.id', 'a.cycleId')
    .select(['a.id', 'a.cycleId', 'a.villageCode', 'unit.name as villageName', 'cycle.year'])
    .select(sql<string>`a.village_path::text`.as('villagePath'))
    .where('a.id', '=', assessmentId)
    .executeTakeFirst();
  if (!found) throw new Refusal('assessment.notFound', { assessmentId });
  return found;
}

export interface Hung {
  id: string;
  kind: 'opinions' | 'preliminaryResult' | 'finalResult';
  opensOn: string;
  closesOn: string;
  noticeDays: number;
}

/** What belongs on the board of a village in its cycle: the round of opinions about it, then the notices. */
export async function findToHang(tx: Tx, { id, cycleId }: { id: string; cycleId: string }): Promise<Hung[]> {
  const rounds = await tx
    .selectFrom('opinionSubject')
    .innerJoin('opinionRound', 'opinionRound.id', 'opinionSubject.roundId')
    .select(['opinionRound.id', sql<'opinions'>`'opinions'`.as('kind'), 'opensOn', 'closesOn', 'noticeDays'])
    .where('opinionSubject.assessmentId', '=', id)
    .execute();
  const notices = await tx
    .selectFrom('publicNotice')
    .select(['id', 'kind', 'opensOn', 'closesOn', 'noticeDays'])
    .where('cycleId', '=', cycleId)
    .orderBy('publishedAt')
    .execute();
  return [...rounds, ...notices];
}

/** Records of a village's board, or the one of an id, in the order in which they were made. */
export async function findPostings(tx: Tx, by: { assessmentId: string } | { id: string }) {
  let query = tx
    .selectFrom('boardPosting as p')
    .innerJoin('account as r', 'r.id', 'p.recordedBy')
    .leftJoin('account as c', 'c.id', 'p.confirmedBy')
    .select(['p.id', 'p.assessmentId', 'p.act', 'p.actedOn as on', 'p.place', 'p.evidenceIds', 'p.recordedBy', 'p.confirmedBy'])
    .select(['r.displayName as recordedByName', 'c.displayName as confirmedByName'])
    .select(sql<string>`coalesce(p.notice_id, p.round_id)`.as('hungId'));
  query = 'id' in by ? query.where('p.id', '=', by.id) : query.where('p.assessmentId', '=', by.assessmentId);
  return query.orderBy('p.seq').execute();
}
export type PostingFound = Awaited<ReturnType<typeof findPostings>>[number];

/** @throws {Refusal} disclosure.postingNotFound */
export async function lockPosting(tx: Tx, id: string): Promise<PostingFound> {
  await tx.selectFrom('boardPosting').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  const [found] = await findPostings(tx, { id });
  if (!found) throw new Refusal('disclosure.postingNotFound', { id });
  return found;
}

export async function insertPosting(
  tx: Tx,
  posting: {
    assessmentId: string;
    noticeId: string | null;
    roundId: string | null;
    act: PostingAct;
    actedOn: string;
    place: string;
    evidenceIds: string[];
    recordedBy: string;
    recordedAt: Date;
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('boardPosting')
    .values({ ...posting, confirmedBy: null, confirmedAt: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function saveConfirmation(tx: Tx, id: string, by: string, at: Date): Promise<void> {
  await tx.updateTable('boardPosting').set({ confirmedBy: by, confirmedAt: at }).where('id', '=', id).execute();
}

/** How a notice (or round) has stood on a village's board, as anyone may know it. */
export async function findBoard(
  tx: Tx,
  { assessmentId, hung, today }: { assessmentId: string; hung: { id: string; noticeDays: number }; today: string },
): Promise<BoardStanding> {
  const rows = await tx
    .selectFrom('boardPosting')
    .select(['act', 'actedOn as on', sql<boolean>`confirmed_at is not null`.as('confirmed')])
    .where('assessmentId', '=', assessmentId)
    .where((where) => where.or([where('noticeId', '=', hung.id), where('roundId', '=', hung.id)]))
    .orderBy('seq')
    .execute();
  return boardStanding(rows, hung, today);
}
