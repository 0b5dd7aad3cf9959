import type { Tx } from '../db/database.ts';

/** The meetings recorded, newest first; a replaced one stays readable. */
export async function findMeetings(tx: Tx, assessmentId: string) {
  const rows = await tx
    .selectFrom('meeting as m')
    .innerJoin('account', 'account.id', 'm.recordedBy')
    .select([
      'm.id',
      'm.body',
      'm.heldOn',
      'm.entitled',
      'm.present',
      'm.inFavor',
      'm.against',
      'm.abstained',
      'm.minutes',
      'm.outcome',
    ])
    .select(['m.ruleCode', 'm.recordedBy', 'm.recordedAt', 'm.replacedBy', 'account.displayName'])
    .where('m.assessmentId', '=', assessmentId)
    .orderBy('m.recordedAt', 'desc')
    .execute();
  return rows.map(({ recordedBy, recordedAt, replacedBy, displayName, ...meeting }) => ({
    ...meeting,
    recordedBy: { accountId: recordedBy, name: displayName },
    recordedAt: recordedAt.toISOString(),
    replaced: replacedBy !== null,
  }));
}

export async function findCosignatures(tx: Tx, assessmentId: string) {
  const rows = await tx
    .selectFrom('cosignature as s')
    .innerJoin('account', 'account.id', 's.accountId')
    .select(['s.accountId', 's.round', 's.opinion', 's.words', 's.at', 'account.displayName'])
    .where('s.assessmentId', '=', assessmentId)
    .orderBy('s.at')
    .execute();
  return rows.map(({ accountId, displayName, at, ...given }) => ({
    ...given,
    by: { accountId, name: displayName },
    at: at.toISOString(),
  }));
}

/** The vetoes found, standing and lifted. */
export async function findVetoes(tx: Tx, assessmentId: string) {
  const rows = await tx
    .selectFrom('vetoFinding')
    .select(['id', 'vetoCode', 'document', 'authority', 'foundOn', 'liftedAt', 'liftingDocument'])
    .where('assessmentId', '=', assessmentId)
    .orderBy('recordedAt')
    .execute();
  return rows.map((row) => ({ ...row, liftedAt: row.liftedAt?.toISOString() ?? null }));
}

export async function findActs(tx: Tx, assessmentId: string) {
  const rows = await tx
    .selectFrom('sheetAct as a')
    .leftJoin('account', 'account.id', 'a.accountId')
    .select(['a.stage', 'a.round', 'a.act', 'a.accountId', 'a.at', 'a.reason', 'a.digest', 'account.displayName'])
    .where('a.assessmentId', '=', assessmentId)
    .orderBy('a.seq')
    .execute();
  return rows.map(({ accountId, displayName, at, ...act }) => ({
    ...act,
    by: accountId === null ? null : { accountId, name: displayName ?? '' },
    at: at.toISOString(),
  }));
}
