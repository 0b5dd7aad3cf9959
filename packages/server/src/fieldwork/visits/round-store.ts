import type { AssessmentStage } from '@xingcun/core/cycles/stage';
import type { CycleState } from '@xingcun/core/cycles/cycle';
import type { Household } from '@xingcun/core/fieldwork/visits/visit';
import { Refusal } from '@xingcun/core/refusal';
import { type Insertable, sql, type Updateable } from 'kysely';
import type { Tx } from '../../db/database.ts';
import type { VisitRoundTable } from './tables.ts';

/** The assessment for which a round begins, within the request's scope. @throws {Refusal} assessment.notFound */
export async function findPlace(tx: Tx, assessmentId: string) {
  const found = await tx
    .selectFrom('assessment')
    .innerJoin('cycle', 'cycle.id', 'assessment.cycleId')
    .select(['assessment.id', sql<string>`assessment.village_path::text`.as('villagePath')])
    .select(['assessment.stage as stage', 'cycle.state as cycleState'])
    .where('assessment.id', '=', assessmentId)
    .executeTakeFirst();
  if (!found) throw new Refusal('assessment.notFound', { assessmentId });
  return { ...found, stage: found.stage as AssessmentStage, cycleState: found.cycleState as CycleState };
}

const rounds = (tx: Tx) =>
  tx
    .selectFrom('visitRound')
    .innerJoin('assessment', 'assessment.id', 'visitRound.assessmentId')
    .innerJoin('cycle', 'cycle.id', 'assessment.cycleId')
    .innerJoin('unit', 'unit.code', 'assessment.villageCode')
    .selectAll('visitRound')
    .select(['assessment.villageCode', 'unit.name as villageName', 'cycle.sample'])
    .select(sql<string>`assessment.village_path::text`.as('villagePath'));

export type RoundFound = Awaited<ReturnType<typeof findRound>>;

/** @throws {Refusal} fieldwork.visitRoundNotFound */
export async function findRound(tx: Tx, roundId: string) {
  const found = await rounds(tx).where('visitRound.id', '=', roundId).executeTakeFirst();
  if (!found) throw new Refusal('fieldwork.visitRoundNotFound', { roundId });
  return found;
}

/** Taken first: what is read afterwards is what the one who held it left. */
export async function lockRound(tx: Tx, roundId: string): Promise<RoundFound> {
  await tx.selectFrom('visitRound').select('id').where('id', '=', roundId).forUpdate().execute();
  return findRound(tx, roundId);
}

export const findRounds = (tx: Tx, assessmentId: string): Promise<RoundFound[]> =>
  rounds(tx).where('visitRound.assessmentId', '=', assessmentId).orderBy('visitRound.createdAt', 'desc').execute();

export async function insertRound(tx: Tx, round: Insertable<VisitRoundTable>): Promise<string> {
  return (await tx.insertInto('visitRound').values(round).returning('id').executeTakeFirstOrThrow()).id;
}

/** Changes a round as an act of its township, which counts its version up. */
export async function saveRound(tx: Tx, roundId: string, change: Updateable<VisitRoundTable>): Promise<void> {
  await tx
    .updateTable('visitRound')
    .set({ ...change, rowVersion: sql<number>`row_version + 1` })
    .where('id', '=', roundId)
    .execute();
}

export async function findHouseholds(tx: Tx, roundId: string): Promise<Household[]> {
  return tx
    .selectFrom('visitHousehold')
    .select(['groupName as group', 'number', 'label'])
    .where('roundId', '=', roundId)
    .orderBy('groupName')
    .orderBy(sql`length(number)`)
    .orderBy('number')
    .execute();
}

export async function replaceHouseholds(tx: Tx, roundId: string, households: readonly Household[]): Promise<void> {
  await tx.deleteFrom('visitHousehold').where('roundId', '=', roundId).execute();
  await sql`insert into visit_household (round_id, group_name, number, label)
    select ${roundId}, h."group", h.number, h.label
    from json_to_recordset(${JSON.stringify(households)}::json) as h ("group" text, number text, label text)`.execute(tx);
}

/** Seeds that any draw for this village took. */
export async function findSeeds(tx: Tx, villageCode: string): Promise<string[]> {
  const { rows } = await sql<{ seed: string }>`
    select drawn ->> 'seed' as seed from visit_round r join assessment a on a.id = r.assessment_id, jsonb_array_elements(r.draws) drawn
    where a.village_code = ${villageCode}`.execute(tx);
  return rows.map(({ seed }) => seed);
}
