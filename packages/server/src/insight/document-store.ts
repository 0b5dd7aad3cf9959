import type { ResponseOf } from '@xingcun/core/route';
import type { listDocuments } from '@xingcun/core/insight/document-contract';
import { Refusal } from '@xingcun/core/refusal';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

/** The caller's own documents: row-level security hides those of others. */
const documents = (tx: Tx) =>
  tx
    .selectFrom('documentJob as d')
    .innerJoin('unit as u', 'u.code', 'd.unitCode')
    .selectAll('d')
    .select(['u.name as unitName', sql<string>`d.unit_path::text`.as('unitPath')])
    .select(
      sql<{
        zh: string;
        en: string;
      }>`(select json_build_object('zh', c.title_zh, 'en', c.title_en) from cycle c where c.id = d.cycle_id)`.as('cycleTitle'),
    );
type DocumentFound = Awaited<ReturnType<typeof findDocuments>>[number];

const mostListed = 100;

export const findDocuments = (tx: Tx) => documents(tx).orderBy('d.askedAt', 'desc').limit(mostListed).execute();

/** @throws {Refusal} insight.documentNotFound */
export async function getDocument(tx: Tx, documentId: string, { lock = false } = {}): Promise<DocumentFound> {
  if (lock) await tx.selectFrom('documentJob').select('id').where('id', '=', documentId).forUpdate().execute();
  const found = await documents(tx).where('d.id', '=', documentId).executeTakeFirst();
  if (!found) throw new Refusal('insight.documentNotFound', { documentId });
  return found;
}

export async function countUnderWay(tx: Tx): Promise<number> {
  const { underWay } = await tx
    .selectFrom('documentJob')
    .select((of) => of.fn.countAll<number>().as('underWay'))
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirstOrThrow();
  return underWay;
}

/** The title of a programme of which the caller no longer sees anything is left empty. */
export function shownDocument(found: DocumentFound): ResponseOf<typeof listDocuments>[number] {
  const { id, kind, unitName, language, state, done, total, askedAt, fileName } = found;
  const cycleTitle = (found.cycleTitle as DocumentFound['cycleTitle'] | null) ?? { zh: '', en: '' };
  return { id, kind, unitName, cycleTitle, language, state, done, total, askedAt: askedAt.toISOString(), fileName };
}
