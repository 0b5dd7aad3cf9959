import { isUnderWay, mostUnderWay } from '@xingcun/core/insight/document';
import { cancelDocument, downloadDocument, listDocuments, requestSeasonReport } from '@xingcun/core/insight/document-contract';
import { Refusal } from '@xingcun/core/refusal';
import { implement, reachAllGrants } from '../http/implement.ts';
import { wake } from '../jobs/wake.ts';
import { documentJob } from './document-jobs.ts';
import { countUnderWay, findDocuments, getDocument, shownDocument } from './document-store.ts';
import { openPlace } from './place.ts';
import { reportSteps } from './season-report.ts';

const subjectKind = 'documentJob';

export const documentRoutes = [
  implement(requestSeasonReport, async ({ tx, actor, now, body, audit, afterCommit }) => {
    const { unit, cycle } = await openPlace(tx, actor, body);
    if (!['city', 'district', 'township'].includes(unit.kind))
      throw new Refusal('insight.unitIsVillage', { name: unit.name, unitCode: unit.code });
    if ((await countUnderWay(tx)) >= mostUnderWay) throw new Refusal('insight.tooManyDocuments', { most: mostUnderWay });
    const { id } = await tx
      .insertInto('documentJob')
      .values({
        accountId: actor.accountId,
        kind: 'seasonReport',
        cycleId: cycle.id,
        unitCode: unit.code,
        unitPath: unit.path,
        language: body.language,
        total: reportSteps,
        fileName: null,
        sha256: null,
        askedAt: now,
        endedAt: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    audit({ path: unit.path, subjectKind, subjectId: id, after: { kind: 'seasonReport', unit: unit.code, cycleId: cycle.id } });
    afterCommit(() => wake(documentJob));
    return shownDocument(await getDocument(tx, id));
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

  implement(downloadDocument, async ({ tx, files, params }) => {
    const { sha256, fileName, state } = await getDocument(tx, params.documentId);
    if (sha256 === null || fileName === null) throw new Refusal('insight.documentNotReady', { state });
    return { bytes: await files.read(sha256), contentType: 'application/pdf', fileName, disposition: 'attachment' as const };
  }),
];
