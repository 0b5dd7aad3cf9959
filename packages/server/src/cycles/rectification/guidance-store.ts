import type { GuidanceVisit } from '@xingcun/core/cycles/rectification/contract';
import { Refusal } from '@xingcun/core/refusal';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';

/** Where a village stands in its cycle, as far as guidance and tasks ask. @throws {Refusal} cycles.assessmentNotFound */
export async function getVillage(tx: Tx, assessmentId: string) {
  const found = await tx
    .selectFrom('assessment as a')
    .innerJoin('cycle as c', 'c.id', 'a.cycleId')
    .select(['a.id as assessmentId', 'a.stage', 'c.state as cycleState', 'c.standardId'])
    .select(sql<string>`a.village_path::text`.as('villagePath'))
    .where('a.id', '=', assessmentId)
    .executeTakeFirst();
  if (!found) throw new Refusal('cycles.assessmentNotFound', { id: assessmentId });
  return found;
}
export type VillageFound = Awaited<ReturnType<typeof getVillage>>;

interface ItemPlace {
  starCode: string | null;
  itemCode: string | null;
}

/** Whether the village’s standard has these stars and items. @throws {Refusal} cycles.starUnknown, .taskItemUnknown */
export async function checkItems(tx: Tx, standardId: string, places: readonly ItemPlace[]): Promise<void> {
  const { document } = await tx.selectFrom('standard').select('document').where('id', '=', standardId).executeTakeFirstOrThrow();
  for (const { starCode, itemCode } of places) {
    const star = document.stars.find(({ code }) => code === starCode);
    if (starCode !== null && !star) throw new Refusal('cycles.starUnknown', { stars: [starCode], list: starCode });
    const codes = star ? [...star.indicators, ...star.hardStandards].map(({ code }) => code) : [];
    if (itemCode !== null && !codes.includes(itemCode)) throw new Refusal('cycles.taskItemUnknown', { item: itemCode });
  }
}

/** The guidance visits of a village, the latest first. */
export async function findVisits(tx: Tx, by: { assessmentId: string } | { id: string }): Promise<GuidanceVisit[]> {
  const query = tx
    .selectFrom('guidanceVisit as v')
    .innerJoin('account', 'account.id', 'v.recordedBy')
    .select(['v.id', 'v.heldOn', 'v.stars', 'v.words', 'v.recordedBy', 'v.recordedAt', 'account.displayName']);
  const visits = await ('id' in by ? query.where('v.id', '=', by.id) : query.where('v.assessmentId', '=', by.assessmentId))
    .orderBy('v.heldOn', 'desc')
    .orderBy('v.recordedAt', 'desc')
    .execute();
  if (visits.length === 0) return [];
  const advice = await tx
    .selectFrom('guidanceAdvice')
    .select(['id', 'visitId', 'starCode', 'itemCode', 'words'])
    .where(
      'visitId',
      'in',
      visits.map(({ id }) => id),
    )
    .orderBy('position')
    .execute();
  return visits.map(({ recordedBy, displayName, recordedAt, ...visit }) => ({
    ...visit,
    by: { accountId: recordedBy, name: displayName },
    recordedAt: recordedAt.toISOString(),
    advice: advice
      .filter(({ visitId }) => visitId === visit.id)
      .map(({ id, starCode, itemCode, words }) => ({ id, starCode, itemCode, words })),
  }));
}

/** @throws {Refusal} cycles.adviceNotFound unless this village was given it */
export async function getAdvice(tx: Tx, { id, assessmentId }: { id: string | null; assessmentId: string }) {
  const found = await tx
    .selectFrom('guidanceAdvice as g')
    .innerJoin('guidanceVisit as v', 'v.id', 'g.visitId')
    .select(['g.starCode', 'g.itemCode'])
    .where('g.id', '=', id)
    .where('v.assessmentId', '=', assessmentId)
    .executeTakeFirst();
  if (!found) throw new Refusal('cycles.adviceNotFound', { id });
  return found;
}
