import { type DocumentKind, hasSeasonReport, isUnderWay, mostSheets, mostUnderWay } from '@xingcun/core/insight/document';
import {
  cancelDocument,
  downloadDocument,
  listDocuments,
  requestScoreSheets,
  requestSeasonReport,
} from '@xingcun/core/insight/document-contract';
import { Refusal } from '@xingcun/core/refusal';
import { type Context, implement, reachAllGrants } from '../http/implement.ts';
import { wake } from '../jobs/wake.ts';
import { documentJob } from './document-jobs.ts';
import { countUnderWay, findDocuments, getDocument, shownDocument } from './document-store.ts';
import { openPlace, type Place } from './place.ts';
import { findVillages } from './score-sheets.ts';
import { reportSteps } from './season-report.ts';

const subjectKind = 'documentJob';

export const documentRoutes = [
  implement(requestSeasonReport, async (context) => {
    const { unit, cycle } = await openPlace(context.tx, context.actor, context.body);
    refuseVillage(unit);
    return ask(context, { kind: 'seasonReport', unit, cycleId: cycle.id, total: reportSteps });
  }),

  implement(requestScoreSheets, async (context) => {
    const { tx, actor, body } = context;
    const { unit, cycle } = await openPlace(tx, actor, body, requestScoreSheets.permission);
    refuseVillage(unit);
    const { length } = await findVillages(tx, { cycleId: cycle.id, unitPath: unit.path });
    if (length === 0) throw new Refusal('insight.noVillages', { name: unit.name });
    if (length > mostSheets) throw new Refusal('insight.tooManyVillages', { name: unit.name, count: length, most: mostSheets });
    return ask(context, { kind: 'scoreSheets', unit, cycleId: cycle.id, total: length + 1 });
  }),

  implement(listDocuments, async ({ tx, actor }) => {
    await reachAllGrants(tx, actor); // for the programmes' titles
    return (await findDocuments(tx)).map(shownDocument);
  }),

  implement(cancelDocument, async ({ tx, actor, now, params, audit }) => {
    await reachAllGrants(tx, actor);
    const before = await getDocument(tx, params.documentId, { lock: true });
    if (!isUnderWay(before.state)) throw new Refusal('insight.documentEnded', { state: before.state });
    await tx.updateTable('documentJob').set({ state: 'cancelled', endedAt: now }).where('id', '=', before.id).execute();
    audit({
      path: before.unitPath,
      subjectKind,
      subjectId: before.id,
      before: { state: before.state },
      after: { state: 'cancelled' },
    });
    return shownDocument({ ...before, state: 'cancelled' });
  }),

  implement(downloadDocument, async ({ tx, now, files, params }) => {
    const { sha256, fileName, state, fetchedAt } = await getDocument(tx, params.documentId);
    if (sha256 === null || fileName === null) throw new Refusal('insight.documentNotReady', { state });
    // it waits in the inbox no longer
    if (fetchedAt === null)
      await tx.updateTable('documentJob').set({ fetchedAt: now }).where('id', '=', params.documentId).execute();
    return { bytes: await files.read(sha256), contentType: 'application/pdf', fileName, disposition: 'attachment' as const };
  }),
];

function refuseVillage({ kind, name, code }: Place['unit']): void {
  if (!hasSeasonReport(kind)) throw new Refusal('insight.unitIsVillage', { name, unitCode: code });
}

/** Keeps what was asked for and wakes whoever makes it. */
async function ask(
  {
    tx,
    actor,
    now,
    body,
    audit,
    afterCommit,
  }: Pick<Context<typeof requestSeasonReport>, 'tx' | 'actor' | 'now' | 'body' | 'audit' | 'afterCommit'>,
  { kind, unit, cycleId, total }: { kind: DocumentKind; unit: Place['unit']; cycleId: string; total: number },
) {
  if ((await countUnderWay(tx)) >= mostUnderWay) throw new Refusal('insight.tooManyDocuments', { most: mostUnderWay });
  const { accountId } = actor;
  const asked = { accountId, kind, cycleId, unitCode: unit.code, unitPath: unit.path, language: body.language, total };
  const { id } = await tx
    .insertInto('documentJob')
    .values({ ...asked, fileName: null, sha256: null, askedAt: now, endedAt: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  audit({ path: unit.path, subjectKind, subjectId: id, after: { kind, unit: unit.code, cycleId } });
  afterCommit(() => wake(documentJob));
  return shownDocument(await getDocument(tx, id));
}
