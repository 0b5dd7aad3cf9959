import { normalReceipt } from '@xingcun/core/disclosure/receipt';
import type { StandingActKind } from '@xingcun/core/disclosure/star-standing';
import type { Text } from '@xingcun/core/text';
import { Refusal } from '@xingcun/core/refusal';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

export interface StoredAct {
  assessmentId: string;
  starCode: string;
  act: StandingActKind;
  fromOn: string;
  untilOn: string | null;
  document: string;
  authority: string;
  reason: string;
  recordedAt: Date;
}

const actColumns = [
  'assessmentId',
  'starCode',
  'act',
  'fromOn',
  'untilOn',
  'document',
  'authority',
  'reason',
  'recordedAt',
] as const;

/** The acts on stars in the order in which they were recorded, by assessment: of one village, of its years, of a cycle, or of all. */
export async function findActs(
  tx: Tx,
  by: { assessmentId: string } | { villageCode: string } | { cycleId: string } | 'all',
): Promise<Map<string, StoredAct[]>> {
  let query = tx.selectFrom('starStandingAct').select(actColumns);
  if (by === 'all') return Map.groupBy(await query.orderBy('seq').execute(), ({ assessmentId }) => assessmentId);
  if ('assessmentId' in by) query = query.where('assessmentId', '=', by.assessmentId);
  else
    query = query.where('assessmentId', 'in', (of) => {
      const found = of.selectFrom('assessment').select('id');
      return 'cycleId' in by ? found.where('cycleId', '=', by.cycleId) : found.where('villageCode', '=', by.villageCode);
    });
  return Map.groupBy(await query.orderBy('seq').execute(), ({ assessmentId }) => assessmentId);
}

/** Final results with the certificate where one was issued: of a cycle, of a village over the years, or of one certificate. */
export async function findAwards(tx: Tx, by: { cycleId: string } | { villageCode: string } | { code: string }) {
  let query = tx
    .selectFrom('assessment as a')
    .innerJoin('cycle', 'cycle.id', 'a.cycleId')
    .innerJoin('standard', 'standard.id', 'cycle.standardId')
    .innerJoin('unit as village', 'village.code', 'a.villageCode')
    .innerJoin('publicResult', (join) =>
      join.onRef('publicResult.assessmentId', '=', 'a.id').on('publicResult.phase', '=', 'final'),
    )
    .leftJoin('certificate', 'certificate.assessmentId', 'a.id')
    .select([
      'a.id as assessmentId',
      'a.villageCode',
      sql<string>`a.village_path::text`.as('villagePath'),
      'village.name as villageName',
      'village.nameEn as villageNameEn',
      'cycle.year',
      'cycle.titleZh',
      'cycle.titleEn',
      'cycle.state as cycleState',
      'cycle.carrier',
      'cycle.sponsor',
      'cycle.approvingDocument',
      'cycle.sample',
      'standard.code as standardCode',
      'standard.version as standardVersion',
      'standard.titleZh as standardTitleZh',
      'standard.titleEn as standardTitleEn',
      'publicResult.starsWon',
      'publicResult.content',
      'certificate.code as certificateCode',
      'certificate.issuedOn',
      'certificate.digest',
    ])
    .where('cycle.state', '=', 'final');
  if ('cycleId' in by) query = query.where('a.cycleId', '=', by.cycleId).orderBy('a.villagePath');
  else if ('villageCode' in by) query = query.where('a.villageCode', '=', by.villageCode).orderBy('cycle.year', 'desc');
  else query = query.where('certificate.code', '=', by.code);
  return query.execute();
}
export type Award = Awaited<ReturnType<typeof findAwards>>[number];

/** @throws {Refusal} disclosure.certificateNotFound */
export async function getCertified(
  tx: Tx,
  typed: string,
): Promise<Award & { certificateCode: string; issuedOn: string; digest: string }> {
  const code = normalReceipt(typed);
  const [award] = code === null ? [] : await findAwards(tx, { code });
  if (!award?.certificateCode || !award.issuedOn || !award.digest)
    throw new Refusal('disclosure.certificateNotFound', { code: typed });
  const { certificateCode, issuedOn, digest } = award;
  return { ...award, certificateCode, issuedOn, digest };
}

/** 克拉玛依市克拉玛依区小拐乡, in both languages as far as English names are kept. */
export async function findPlaceName(tx: Tx, villagePath: string): Promise<Text> {
  const { rows } = await sql<Text>`
    select string_agg(name, '' order by nlevel(path)) as zh, string_agg(coalesce(name_en, name), ', ' order by nlevel(path) desc) as en
    from unit where path @> ${villagePath}::ltree and path <> ${villagePath}::ltree`.execute(tx);
  return rows[0] ?? { zh: '', en: '' };
}

/** The award of one village, locked against another act on it. @throws {Refusal} assessment.notFound */
export async function lockAward(tx: Tx, assessmentId: string) {
  const found = await tx
    .selectFrom('assessment as a')
    .innerJoin('cycle', 'cycle.id', 'a.cycleId')
    .leftJoin('publicResult', (join) =>
      join.onRef('publicResult.assessmentId', '=', 'a.id').on('publicResult.phase', '=', 'final'),
    )
    .select(['a.villageCode', 'a.cycleId', 'cycle.state as cycleState', 'publicResult.content'])
    .select([sql<string>`a.village_path::text`.as('villagePath'), sql<string>`cycle.city_path::text`.as('cityPath')])
    .where('a.id', '=', assessmentId)
    .forUpdate('a')
    .executeTakeFirst();
  if (!found) throw new Refusal('assessment.notFound', { assessmentId });
  return found;
}

export async function insertAct(tx: Tx, act: StoredAct & { recordedBy: string }): Promise<void> {
  await tx.insertInto('starStandingAct').values(act).execute();
}

/** Villages of the cycle that won stars and hold no certificate yet, with the digest of their final result. */
export async function findUncertified(tx: Tx, cycleId: string) {
  return tx
    .selectFrom('assessment as a')
    .innerJoin('ratingResult as r', (join) => join.onRef('r.assessmentId', '=', 'a.id').on('r.phase', '=', 'final'))
    .leftJoin('certificate', 'certificate.assessmentId', 'a.id')
    .select(['a.id as assessmentId', 'r.digest', 'certificate.code'])
    .where('a.cycleId', '=', cycleId)
    .where('r.starsWon', '>', 0)
    .orderBy('a.villagePath')
    .execute();
}

export async function insertCertificates(
  tx: Tx,
  certificates: readonly { assessmentId: string; code: string; issuedOn: string; issuedBy: string; digest: string }[],
): Promise<void> {
  if (certificates.length > 0)
    await tx
      .insertInto('certificate')
      .values([...certificates])
      .execute();
}
