import { createHash } from 'node:crypto';
import { Refusal } from '@xingcun/core/refusal';
import { canonicalJson } from '@xingcun/core/standards/canonical';
import type { Standard } from '@xingcun/core/standards/standard';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

/** SHA-256 of the canonical document: one standard, one digest. */
export function standardDigest(standard: Standard): string {
  return createHash('sha256').update(canonicalJson(standard)).digest('hex');
}

/** Versions that the request may see, of one code together, the newest first. */
export async function findStandards(tx: Tx, id?: string) {
  let query = tx
    .selectFrom('standard')
    .select([
      'id',
      'code',
      'version',
      'titleZh',
      'titleEn',
      'state',
      'digest',
      'createdAt',
      'publishedAt',
      'sample',
      'rowVersion',
      sql<string>`city_path::text`.as('cityPath'),
      sql<boolean>`(document->>'draft')::boolean`.as('draft'),
      sql<number>`jsonb_array_length(document->'stars')`.as('stars'),
      sql<number>`jsonb_array_length(jsonb_path_query_array(document, '$.stars[*].indicators[*]'))`.as('indicators'),
    ]);
  if (id) query = query.where('id', '=', id);
  return query.orderBy('code').orderBy('createdAt', 'desc').orderBy('version', 'desc').execute();
}
export type StandardRow = Awaited<ReturnType<typeof findStandards>>[number];

/** @throws {Refusal} standards.standardNotFound */
export async function getStandard(tx: Tx, id: string): Promise<StandardRow> {
  const [found] = await findStandards(tx, id);
  if (!found) throw new Refusal('standards.standardNotFound', { id });
  return found;
}

export async function getDocument(tx: Tx, id: string): Promise<Standard> {
  const found = await tx.selectFrom('standard').select('document').where('id', '=', id).executeTakeFirst();
  if (!found) throw new Refusal('standards.standardNotFound', { id });
  return found.document;
}

/** The standard, locked until the transaction ends. @throws {Refusal} standards.standardNotFound */
export async function lockStandard(tx: Tx, id: string): Promise<StandardRow> {
  await tx.selectFrom('standard').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return getStandard(tx, id);
}

/** The version to compare a new one with: of a city's versions of the code the one published last, else the one drafted last. */
export async function findLatest(tx: Tx, cityCode: string, code: string): Promise<Standard | null> {
  const found = await tx
    .selectFrom('standard')
    .select('document')
    .where('cityCode', '=', cityCode)
    .where('code', '=', code)
    .orderBy('publishedAt', (order) => order.desc().nullsLast())
    .orderBy('createdAt', 'desc')
    .executeTakeFirst();
  return found?.document ?? null;
}

export async function isPublished(tx: Tx, { cityCode, code, version }: { cityCode: string; code: string; version: string }) {
  const found = await tx
    .selectFrom('standard')
    .select('id')
    .where('cityCode', '=', cityCode)
    .where('code', '=', code)
    .where('version', '=', version)
    .where('state', '=', 'published')
    .executeTakeFirst();
  return found !== undefined;
}

/** Keeps a draft; one of the same code and version is replaced. */
export async function saveDraft(
  tx: Tx,
  city: { code: string; path: string },
  standard: Standard,
  createdBy: string,
): Promise<string> {
  const columns = {
    titleZh: standard.title.zh,
    titleEn: standard.title.en,
    document: JSON.stringify(standard),
    digest: standardDigest(standard),
    createdBy,
  };
  const { code, version } = standard;
  const { id } = await tx
    .insertInto('standard')
    .values({ ...columns, code, version, cityCode: city.code, cityPath: city.path, publishedBy: null, publishedAt: null })
    .onConflict((conflict) =>
      conflict
        .columns(['cityCode', 'code', 'version'])
        .doUpdateSet((of) => ({ ...columns, rowVersion: of('standard.rowVersion', '+', 1) })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** From here on the database refuses every change of the document. */
export async function publish(tx: Tx, id: string, { digest, by, at }: { digest: string; by: string; at: Date }): Promise<void> {
  await tx
    .updateTable('standard')
    .set((of) => ({ state: 'published', digest, publishedBy: by, publishedAt: at, rowVersion: of('rowVersion', '+', 1) }))
    .where('id', '=', id)
    .execute();
}
