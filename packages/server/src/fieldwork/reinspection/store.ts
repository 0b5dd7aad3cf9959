import type { AssessmentStage } from '@xingcun/core/cycles/stage';
import type { CycleState } from '@xingcun/core/cycles/cycle';
import type { DrawnItem, Plan } from '@xingcun/core/fieldwork/reinspection/plan';
import { seedText } from '@xingcun/core/fieldwork/seed';
import type { Commitment, SeedParts } from '@xingcun/core/fieldwork/seed-parts';
import { Refusal } from '@xingcun/core/refusal';
import type { Text } from '@xingcun/core/text';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';

/** Villages that take part in a cycle: those that applied. */
export async function findParticipants(tx: Tx, cycleId: string) {
  return tx
    .selectFrom('assessment as a')
    .innerJoin('unit', 'unit.code', 'a.villageCode')
    .select(['a.id as assessmentId', 'a.villageCode', 'unit.name as villageName', 'a.stage'])
    .where('a.cycleId', '=', cycleId)
    .where('a.stage', '<>', 'application')
    .orderBy('a.villagePath')
    .execute();
}
export type Participant = { assessmentId: string; villageCode: string; villageName: string; stage: AssessmentStage };

export async function findReinspection(tx: Tx, cycleId: string) {
  const found = await tx.selectFrom('reinspection').selectAll().where('cycleId', '=', cycleId).executeTakeFirst();
  return found ?? null;
}

/** Nobody else publishes, draws or closes meanwhile. @throws {Refusal} fieldwork.reinspectionNotFound */
export async function lockReinspection(tx: Tx, id: string) {
  const found = await tx
    .selectFrom('reinspection as r')
    .innerJoin('cycle', 'cycle.id', 'r.cycleId')
    .select([
      'r.id',
      'r.cycleId',
      'r.closedAt',
      'r.rowVersion',
      sql<string>`r.city_path::text`.as('cityPath'),
      'cycle.state as cycleState',
    ])
    .where('r.id', '=', id)
    .forUpdate('r')
    .executeTakeFirst();
  if (!found) throw new Refusal('fieldwork.reinspectionNotFound', { id });
  return found;
}
export type ReinspectionFound = { id: string; cycleId: string; closedAt: Date | null; cycleState: CycleState };

export async function insertReinspection(
  tx: Tx,
  opened: { cycleId: string; cityPath: string; openedBy: string; openedAt: Date },
): Promise<string> {
  const { id } = await tx
    .insertInto('reinspection')
    .values({ ...opened, closedBy: null, closedAt: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function findRounds(tx: Tx, reinspectionId: string) {
  return tx
    .selectFrom('reinspectionRound')
    .select(['round', 'plan', 'digest', 'publishedAt', 'commitments', 'seedParts', 'seed', 'drawnAt'])
    .where('reinspectionId', '=', reinspectionId)
    .orderBy('round')
    .execute();
}
export type RoundFound = Awaited<ReturnType<typeof findRounds>>[number];

export async function insertRound(
  tx: Tx,
  round: { reinspectionId: string; plan: Plan; digest: string; publishedBy: string; publishedAt: Date },
): Promise<void> {
  await tx
    .insertInto('reinspectionRound')
    .values({
      ...round,
      round: round.plan.round,
      plan: JSON.stringify(round.plan),
      commitments: '[]',
      seedParts: null,
      seed: null,
      drawnBy: null,
      drawnAt: null,
    })
    .execute();
}

export async function saveCommitments(tx: Tx, reinspectionId: string, round: number, commitments: Commitment[]): Promise<void> {
  await tx
    .updateTable('reinspectionRound')
    .set({ commitments: JSON.stringify(commitments) })
    .where('reinspectionId', '=', reinspectionId)
    .where('round', '=', round)
    .execute();
}

export async function saveDraw(
  tx: Tx,
  { reinspectionId, round, parts, by, at }: { reinspectionId: string; round: number; parts: SeedParts; by: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('reinspectionRound')
    .set({ seedParts: JSON.stringify(parts), seed: seedText(parts), drawnBy: by, drawnAt: at })
    .where('reinspectionId', '=', reinspectionId)
    .where('round', '=', round)
    .execute();
}

export async function insertItems(
  tx: Tx,
  reinspectionId: string,
  round: number,
  items: readonly (Omit<DrawnItem, 'villageCode'> & { assessmentId: string; maxScore: number; expected: number })[],
): Promise<void> {
  if (items.length === 0) return;
  await tx
    .insertInto('reinspectionItem')
    .values(items.map((item) => ({ ...item, reinspectionId, round })))
    .execute();
}

export interface ItemFound {
  id: string;
  round: number;
  assessmentId: string;
  villageCode: string;
  itemCode: string;
  because: DrawnItem['because'];
  ticket: string;
  maxScore: number;
  expected: number;
  version: number | null;
  score: number | null;
  notShown: boolean | null;
  reason: string | null;
  proofs: { title: string; reference: string }[] | null;
  foundBy: string | null;
  foundByName: string | null;
  foundAt: Date | null;
}

/** Drawn items with the last finding of each: of a re-inspection, or the one of an id. */
export async function findItems(tx: Tx, by: { reinspectionId: string } | { id: string }): Promise<ItemFound[]> {
  const where = 'id' in by ? sql`i.id = ${by.id}` : sql`i.reinspection_id = ${by.reinspectionId}`;
  const { rows } = await sql<ItemFound>`
    select i.id, i.round, i.assessment_id, a.village_code, i.item_code, i.because, i.ticket, i.max_score, i.expected,
      f.version, f.score, f.not_shown, f.reason, f.proofs, f.found_by, p.display_name as found_by_name, f.found_at
    from reinspection_item i
    join assessment a on a.id = i.assessment_id
    left join lateral (select * from reinspection_finding f where f.item_id = i.id order by f.version desc limit 1) f on true
    left join account p on p.id = f.found_by
    where ${where}
    order by i.round, a.village_path, i.item_code`.execute(tx);
  return rows;
}

/** Which round an item was drawn in. @throws {Refusal} assessment.itemNotFound */
export async function getItemRound(tx: Tx, id: string): Promise<{ reinspectionId: string; round: number }> {
  const found = await tx
    .selectFrom('reinspectionItem')
    .select(['reinspectionId', 'round'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) throw new Refusal('assessment.itemNotFound', { itemCode: id });
  return found;
}

export async function insertFinding(
  tx: Tx,
  finding: {
    itemId: string;
    version: number;
    score: number;
    notShown: boolean;
    reason: string;
    proofs: { title: string; reference: string }[];
    foundBy: string;
    foundAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto('reinspectionFinding')
    .values({ ...finding, proofs: JSON.stringify(finding.proofs) })
    .execute();
}

export async function saveClosing(tx: Tx, id: string, by: string, at: Date): Promise<void> {
  await tx
    .updateTable('reinspection')
    .set((of) => ({ closedBy: by, closedAt: at, rowVersion: of('rowVersion', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Village → items that the re-inspection of the year before corrected. */
export async function findCorrectedBefore(tx: Tx, cycleId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ villageCode: string; count: number }>`
    select a.village_code, count(*)::integer as count
    from cycle c
    join cycle before on before.city_code = c.city_code and before.year = c.year - 1
    join reinspection r on r.cycle_id = before.id
    join reinspection_item i on i.reinspection_id = r.id
    join assessment a on a.id = i.assessment_id
    join lateral (select * from reinspection_finding f where f.item_id = i.id order by f.version desc limit 1) f on f.score <> i.expected
    where c.id = ${cycleId} group by a.village_code`.execute(tx);
  return new Map(rows.map(({ villageCode, count }) => [villageCode, count]));
}

/** What the public page of a draw names; the public role sees it once the programme is out. */
export async function findPublicDraw(tx: Tx, id: string) {
  const found = await tx
    .selectFrom('reinspection as r')
    .innerJoin('cycle', 'cycle.id', 'r.cycleId')
    .select(['cycle.titleZh', 'cycle.titleEn', 'r.cycleId'])
    .where('r.id', '=', id)
    .executeTakeFirst();
  if (!found) throw new Refusal('fieldwork.reinspectionNotFound', { id });
  const villages = await sql<{ villageCode: string; villageName: Text }>`
    select a.village_code, json_build_object('zh', u.name, 'en', coalesce(u.name_en, u.name)) as village_name
    from assessment a join unit u on u.code = a.village_code where a.cycle_id = ${found.cycleId} order by a.village_path`.execute(
    tx,
  );
  const drawn = await sql<DrawnItem & { round: number }>`
    select i.round, a.village_code, i.item_code, i.because, i.ticket from reinspection_item i join assessment a on a.id = i.assessment_id
    where i.reinspection_id = ${id} order by i.round, a.village_code, i.ticket`.execute(tx);
  return { title: { zh: found.titleZh, en: found.titleEn }, villages: villages.rows, drawn: drawn.rows };
}
