import type { Appraisal } from '@xingcun/core/fieldwork/appraisal/contract';
import { Refusal } from '@xingcun/core/refusal';
import type { Text } from '@xingcun/core/text';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';

const villageName = sql<Text>`json_build_object('zh', unit.name, 'en', coalesce(unit.name_en, unit.name))`;

function select(tx: Tx) {
  return tx
    .selectFrom('appraisal')
    .innerJoin('assessment', 'assessment.id', 'appraisal.assessmentId')
    .innerJoin('cycle', 'cycle.id', 'assessment.cycleId')
    .innerJoin('unit', 'unit.code', 'assessment.villageCode')
    .select([
      'appraisal.id',
      'appraisal.assessmentId',
      'appraisal.state',
      'appraisal.asked',
      'appraisal.presidedBy',
      'appraisal.rollDigest',
      'appraisal.openedOn',
      'appraisal.closedOn',
      'appraisal.entitled',
      'appraisal.present',
      'appraisal.issued',
      'appraisal.published',
      'assessment.villageCode',
      'cycle.year',
      villageName.as('villageName'),
    ]);
}

function selectWhole(tx: Tx) {
  return select(tx).select([
    'appraisal.roll',
    'appraisal.late',
    'appraisal.assisted',
    'appraisal.result',
    'appraisal.rowVersion',
    'assessment.stage',
    'cycle.state as cycleState',
    sql<string>`assessment.village_path::text`.as('villagePath'),
  ]);
}
export type AppraisalFound = Awaited<ReturnType<typeof findAppraisals>>[number];

/** The appraisals of a village within the request's scope, the newest first. */
export function findAppraisals(tx: Tx, assessmentId: string) {
  return selectWhole(tx)
    .where('appraisal.assessmentId', '=', assessmentId)
    .orderBy(sql`appraisal.opened_on desc nulls first`)
    .orderBy('appraisal.id')
    .execute();
}

/** @throws {Refusal} fieldwork.appraisalNotFound */
export async function getAppraisal(tx: Tx, id: string): Promise<AppraisalFound> {
  const found = await selectWhole(tx).where('appraisal.id', '=', id).executeTakeFirst();
  if (!found) throw new Refusal('fieldwork.appraisalNotFound', { id });
  return found;
}

/** As it stands, and nobody else changes it meanwhile. @throws {Refusal} fieldwork.appraisalNotFound */
export async function lockAppraisal(tx: Tx, id: string): Promise<AppraisalFound> {
  await tx.selectFrom('appraisal').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return getAppraisal(tx, id);
}

/** What anyone may know of an appraisal that has opened. @throws {Refusal} fieldwork.appraisalNotFound */
export async function getPublicAppraisal(tx: Tx, id: string) {
  const found = await select(tx).where('appraisal.id', '=', id).executeTakeFirst();
  if (!found) throw new Refusal('fieldwork.appraisalNotFound', { id });
  return found;
}

/** Where an appraisal would be held. @throws {Refusal} assessment.notFound */
export async function getVillage(tx: Tx, assessmentId: string) {
  const found = await tx
    .selectFrom('assessment')
    .innerJoin('cycle', 'cycle.id', 'assessment.cycleId')
    .select(['assessment.stage', 'cycle.state as cycleState', sql<string>`assessment.village_path::text`.as('villagePath')])
    .where('assessment.id', '=', assessmentId)
    .executeTakeFirst();
  if (!found) throw new Refusal('assessment.notFound', { assessmentId });
  return found;
}

/** An appraisal as people at work see it: without the exact counts. */
export function shown(found: AppraisalFound): Appraisal {
  const { result: _exact, cycleState: _state, entitled: _entitled, rowVersion, roll, present, ...appraisal } = found;
  const ticked = roll.filter((entry) => entry.present).length;
  return { ...appraisal, roll, present: appraisal.state === 'draft' ? ticked : present, version: rowVersion };
}
