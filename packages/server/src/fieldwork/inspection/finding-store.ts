import type { Finding, Interview } from '@xingcun/core/fieldwork/inspection/contract';
import type { Tx } from '../../db/database.ts';

/** What stands for the lines of these inspections: the latest version of each. Empty for those whom the database does not show it yet. */
export async function findStandingFindings(
  tx: Tx,
  inspectionIds: readonly string[],
  lineKey?: string,
): Promise<(Finding & { inspectionId: string; starCode: string; itemCode: string })[]> {
  if (inspectionIds.length === 0) return [];
  let query = tx
    .selectFrom('inspectionFinding as f')
    .innerJoin('account', 'account.id', 'f.writtenBy')
    .distinctOn(['f.inspectionId', 'f.lineKey'])
    .selectAll('f')
    .select('account.displayName')
    .where('f.inspectionId', 'in', [...inspectionIds]);
  if (lineKey !== undefined) query = query.where('f.lineKey', '=', lineKey);
  const rows = await query.orderBy('f.inspectionId').orderBy('f.lineKey').orderBy('f.version', 'desc').execute();
  return rows.map(({ writtenBy, writtenAt, displayName, ...finding }) => ({
    ...finding,
    by: { accountId: writtenBy, name: displayName },
    at: writtenAt.toISOString(),
  }));
}

export async function findFinding(tx: Tx, id: string) {
  const found = await tx
    .selectFrom('inspectionFinding as f')
    .innerJoin('account', 'account.id', 'f.writtenBy')
    .selectAll('f')
    .select('account.displayName')
    .where('f.id', '=', id)
    .executeTakeFirst();
  return found ?? null;
}

/** The interviews of an inspection; one that was corrected stays readable. */
export async function findInterviews(tx: Tx, inspectionId: string): Promise<Interview[]> {
  const rows = await tx
    .selectFrom('interview as i')
    .innerJoin('account', 'account.id', 'i.recordedBy')
    .leftJoin('interview as later', 'later.replaces', 'i.id')
    .select(['i.id', 'i.heldOn', 'i.participantKind', 'i.participants', 'i.topics', 'i.minutes', 'i.replaces'])
    .select(['i.recordedBy', 'i.recordedAt', 'account.displayName', 'later.id as laterId'])
    .where('i.inspectionId', '=', inspectionId)
    .orderBy('i.heldOn')
    .orderBy('i.recordedAt')
    .execute();
  return rows.map(({ recordedBy, recordedAt, displayName, laterId, ...interview }) => ({
    ...interview,
    replaced: laterId !== null,
    by: { accountId: recordedBy, name: displayName },
    at: recordedAt.toISOString(),
  }));
}

/** Findings of an inspection that have a task, unless it was withdrawn: line → task. */
export async function findFindingTasks(tx: Tx, inspectionId: string) {
  return tx
    .selectFrom('rectificationTask as t')
    .innerJoin('inspectionFinding as f', 'f.id', 't.sourceId')
    .innerJoin('rectificationStanding as s', 's.taskId', 't.id')
    .select(['f.lineKey', 't.id as taskId'])
    .where('t.source', '=', 'inspection')
    .where('s.state', '<>', 'withdrawn')
    .where('f.inspectionId', '=', inspectionId)
    .execute();
}
