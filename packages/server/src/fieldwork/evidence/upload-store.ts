import type { Text } from '@xingcun/core/text';
import { Refusal } from '@xingcun/core/refusal';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';
import type { EvidenceUploadTable } from './tables.ts';

export async function findVillage(tx: Tx, assessmentId: string) {
  return tx
    .selectFrom('assessment as a')
    .innerJoin('unit', 'unit.code', 'a.villageCode')
    .innerJoin('cycle', 'cycle.id', 'a.cycleId')
    .select(['a.villageCode', 'cycle.year'])
    .select(sql<Text>`json_build_object('zh', unit.name, 'en', coalesce(unit.name_en, unit.name))`.as('villageName'))
    .where('a.id', '=', assessmentId)
    .executeTakeFirstOrThrow();
}

/** The uploads of one person that have not become a piece, the newest first; a redacted copy is drawn anew instead. */
export async function findUnfinished(tx: Tx, assessmentId: string, accountId: string) {
  const rows = await tx
    .selectFrom('evidenceUpload')
    .select(['id', 'description', 'size', 'received', 'startedAt'])
    .where('assessmentId', '=', assessmentId)
    .where('startedBy', '=', accountId)
    .where('redactionOf', 'is', null)
    .orderBy('startedAt', 'desc')
    .execute();
  return rows.map(({ id, description, size, received, startedAt }) => ({
    id,
    description,
    size,
    received,
    startedAt: startedAt.toISOString(),
  }));
}

/** The person's own upload, locked. @throws {Refusal} fieldwork.uploadNotFound */
export async function lockUpload(tx: Tx, uploadId: string, accountId: string) {
  const upload = await tx
    .selectFrom('evidenceUpload')
    .selectAll()
    .where('id', '=', uploadId)
    .where('startedBy', '=', accountId)
    .forUpdate()
    .executeTakeFirst();
  if (!upload) throw new Refusal('fieldwork.uploadNotFound', { uploadId });
  return upload;
}
export type UploadRow = Awaited<ReturnType<typeof lockUpload>>;

/** A standing piece of the assessment that holds this very file. */
export async function findSameFile(tx: Tx, assessmentId: string, sha256: string): Promise<string | null> {
  const piece = await tx
    .selectFrom('evidence')
    .select('id')
    .where('assessmentId', '=', assessmentId)
    .where('sha256', '=', sha256)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return piece?.id ?? null;
}

export async function countUploads(tx: Tx, accountId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('evidenceUpload')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('startedBy', '=', accountId)
    .executeTakeFirstOrThrow();
  return count;
}

type Started = Omit<EvidenceUploadTable, 'id' | 'received' | 'description'> & { description: string };

/** Begins an upload, or finds the person's own of the same file; what was said of it last counts. */
export async function startOrResume(tx: Tx, started: Started): Promise<{ id: string; received: number }> {
  return tx
    .insertInto('evidenceUpload')
    .values(started)
    .onConflict((conflict) =>
      conflict.columns(['assessmentId', 'startedBy', 'sha256']).doUpdateSet({
        description: started.description,
        size: started.size,
        contentType: started.contentType,
        redactionOf: started.redactionOf,
        redactionReason: started.redactionReason,
      }),
    )
    .returning(['id', 'received'])
    .executeTakeFirstOrThrow();
}
