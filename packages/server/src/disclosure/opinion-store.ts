import type { CycleState } from '@xingcun/core/cycles/cycle';
import type { AssessmentStage } from '@xingcun/core/cycles/stage';
import type { OpinionRound } from '@xingcun/core/disclosure/opinion';
import type { PublicStar } from '@xingcun/core/disclosure/public-result';
import { Refusal } from '@xingcun/core/refusal';
import type { Text } from '@xingcun/core/text';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

export interface StoredRound extends OpinionRound {
  id: string;
  digest: string;
}
const roundColumns = [
  'opinionRound.id',
  'opinionRound.opensOn',
  'opinionRound.closesOn',
  'opinionRound.noticeDays',
  'opinionRound.digest',
] as const;

/** A district of a cycle, its villages with where they stand, and its round of opinions, within the request's scope. */
export interface DistrictFound {
  districtCode: string;
  districtPath: string;
  districtName: Text;
  villages: { assessmentId: string; villageCode: string; villageName: string; stage: AssessmentStage }[];
}

export async function findDistricts(tx: Tx, cycleId: string): Promise<DistrictFound[]> {
  const { rows } = await sql<DistrictFound>`
    select d.code as district_code, d.path::text as district_path,
      json_build_object('zh', d.name, 'en', coalesce(d.name_en, d.name)) as district_name,
      json_agg(json_build_object('assessmentId', a.id, 'villageCode', a.village_code, 'villageName', v.name, 'stage', a.stage)
        order by a.village_path) as villages
    from assessment a join unit v on v.code = a.village_code join unit d on d.path = subpath(a.village_path, 0, 2)
    where a.cycle_id = ${cycleId} group by d.code order by d.path`.execute(tx);
  return rows;
}

export async function findRound(tx: Tx, cycleId: string, districtCode: string): Promise<StoredRound | null> {
  const found = await tx
    .selectFrom('opinionRound')
    .select(roundColumns)
    .where('cycleId', '=', cycleId)
    .where('districtCode', '=', districtCode)
    .executeTakeFirst();
  return found ?? null;
}

export async function insertRound(
  tx: Tx,
  round: OpinionRound & {
    cycleId: string;
    districtCode: string;
    districtPath: string;
    digest: string;
    openedBy: string;
    openedAt: Date;
  },
  subjects: readonly { assessmentId: string; stars: readonly PublicStar[] }[],
): Promise<StoredRound> {
  const { id } = await tx.insertInto('opinionRound').values(round).returning('id').executeTakeFirstOrThrow();
  await tx
    .insertInto('opinionSubject')
    .values(subjects.map(({ assessmentId, stars }) => ({ roundId: id, assessmentId, stars: JSON.stringify(stars) })))
    .execute();
  const { opensOn, closesOn, noticeDays, digest } = round;
  return { id, opensOn, closesOn, noticeDays, digest };
}

/** The newest round in which a village is asked about; null where there is none. */
export async function findRoundOfVillage(tx: Tx, villageCode: string) {
  const found = await tx
    .selectFrom('opinionSubject')
    .innerJoin('opinionRound', 'opinionRound.id', 'opinionSubject.roundId')
    .innerJoin('assessment', 'assessment.id', 'opinionSubject.assessmentId')
    .innerJoin('cycle', 'cycle.id', 'assessment.cycleId')
    .select(roundColumns)
    .select([
      'opinionSubject.assessmentId',
      'opinionSubject.stars',
      'cycle.id as cycleId',
      'cycle.state',
      sql<string>`cycle.city_path::text`.as('cityPath'),
    ])
    .where('assessment.villageCode', '=', villageCode)
    .orderBy('opinionRound.opensOn', 'desc')
    .executeTakeFirst();
  return found ?? null;
}

export async function insertOpinion(
  tx: Tx,
  opinion: {
    roundId: string;
    assessmentId: string;
    starCode: string | null;
    words: string;
    receiptDigest: string;
    madeOn: string;
  },
): Promise<void> {
  await tx
    .insertInto('opinion')
    .values({ ...opinion, themeId: null })
    .execute();
}

/** Opinions of a round, those in no theme first; by village and never in the order in which they were made. */
export async function findOpinions(tx: Tx, roundId: string) {
  return tx
    .selectFrom('opinion')
    .select(['id', 'assessmentId', 'starCode', 'words', 'madeOn', 'themeId'])
    .where('roundId', '=', roundId)
    .orderBy((of) => of.case().when('themeId', 'is', null).then(0).else(1).end())
    .orderBy('madeOn')
    .orderBy('id')
    .execute();
}

/** The opinion of a receipt; row-level security shows it while the transaction holds its digest. */
export async function findOpinionByReceipt(tx: Tx, digest: string) {
  const found = await tx
    .selectFrom('opinion')
    .innerJoin('assessment', 'assessment.id', 'opinion.assessmentId')
    .leftJoin('opinionTheme', 'opinionTheme.id', 'opinion.themeId')
    .select(['assessment.villageCode', 'opinion.words', 'opinion.madeOn'])
    .select(['opinionTheme.title', 'opinionTheme.gist', 'opinionTheme.answer', 'opinionTheme.answeredAt'])
    .where('opinion.receiptDigest', '=', digest)
    .executeTakeFirst();
  return found ?? null;
}

export async function findPublicThemes(tx: Tx, assessmentId: string) {
  return tx
    .selectFrom('publicTheme')
    .select(['themeId as id', 'title', 'gist', 'answer', 'answeredAt', 'opinions'])
    .where('assessmentId', '=', assessmentId)
    .orderBy('answeredAt')
    .execute();
}

/** Themes of a round, or the one of an id, with how many opinions each gathers. */
export async function findThemes(tx: Tx, by: { roundId: string } | { id: string }) {
  let query = tx
    .selectFrom('opinionTheme as t')
    .innerJoin('opinionRound as r', 'r.id', 't.roundId')
    .select(['t.id', 't.roundId', 't.title', 't.gist', 't.answer', 't.answeredAt', 't.rowVersion as version'])
    .select([
      sql<string>`r.district_path::text`.as('districtPath'),
      sql<number>`(select count(*)::integer from opinion o where o.theme_id = t.id)`.as('count'),
    ]);
  query = 'id' in by ? query.where('t.id', '=', by.id) : query.where('t.roundId', '=', by.roundId);
  return query.orderBy('t.title').execute();
}
export type ThemeFound = Awaited<ReturnType<typeof findThemes>>[number];

/** @throws {Refusal} disclosure.themeNotFound */
export async function lockTheme(tx: Tx, id: string): Promise<ThemeFound> {
  await tx.selectFrom('opinionTheme').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  const [found] = await findThemes(tx, { id });
  if (!found) throw new Refusal('disclosure.themeNotFound', { id });
  return found;
}

/** @throws {Refusal} disclosure.roundNotFound */
export async function getRound(tx: Tx, id: string): Promise<{ id: string; districtPath: string; state: CycleState }> {
  const found = await tx
    .selectFrom('opinionRound as r')
    .innerJoin('cycle', 'cycle.id', 'r.cycleId')
    .select(['r.id', sql<string>`r.district_path::text`.as('districtPath'), 'cycle.state'])
    .where('r.id', '=', id)
    .executeTakeFirst();
  if (!found) throw new Refusal('disclosure.roundNotFound', { id });
  return found;
}

export async function insertTheme(tx: Tx, theme: { roundId: string; title: string }): Promise<string> {
  const { id } = await tx
    .insertInto('opinionTheme')
    .values({ ...theme, answer: null, answeredBy: null, answeredAt: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Whether the themes from which these opinions come are answered. @throws {Refusal} disclosure.opinionsNotHere */
export async function findThemesOfOpinions(
  tx: Tx,
  roundId: string,
  opinionIds: readonly string[],
): Promise<{ answered: boolean }[]> {
  const unique = [...new Set(opinionIds)];
  if (unique.length === 0) return [];
  const rows = await tx
    .selectFrom('opinion')
    .leftJoin('opinionTheme', 'opinionTheme.id', 'opinion.themeId')
    .select(['opinion.id', 'opinionTheme.answeredAt'])
    .where('opinion.roundId', '=', roundId)
    .where('opinion.id', 'in', unique)
    .execute();
  if (rows.length < unique.length) throw new Refusal('disclosure.opinionsNotHere', { count: unique.length - rows.length });
  return rows.map(({ answeredAt }) => ({ answered: answeredAt !== null }));
}

export async function gather(tx: Tx, themeId: string, opinionIds: readonly string[]): Promise<void> {
  if (opinionIds.length === 0) return;
  await tx
    .updateTable('opinion')
    .set({ themeId })
    .where('id', 'in', [...opinionIds])
    .execute();
}

export async function saveThemeAnswer(
  tx: Tx,
  id: string,
  {
    title,
    gist,
    answer,
    by,
    at,
    version,
  }: { title: string; gist: string; answer: string; by: string; at: Date; version: number },
): Promise<void> {
  await tx
    .updateTable('opinionTheme')
    .set({ title, gist, answer, answeredBy: by, answeredAt: at, rowVersion: version + 1 })
    .where('id', '=', id)
    .execute();
}
