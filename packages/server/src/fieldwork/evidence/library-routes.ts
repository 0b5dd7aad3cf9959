import { type Actor, permit } from '@xingcun/core/accounts/permission';
import { assert } from '@xingcun/core/assert';
import {
  addEvidence,
  linkEvidence,
  listEvidenceRecords,
  readEvidence,
  withdrawEvidence,
} from '@xingcun/core/fieldwork/evidence/contract';
import {
  addingGrant,
  addObstacles,
  linkObstacles,
  periodObstacles,
  withdrawObstacles,
} from '@xingcun/core/fieldwork/evidence/piece';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import type { Found } from '../../assessment/situation.ts';
import type { Tx } from '../../db/database.ts';
import { implement } from '../../http/implement.ts';
import { findPieces, insertPiece, saveLinks } from './piece-store.ts';
import { findPlace, findPlaceOf, lockLibrary, placeOf } from './place.ts';
import { findRecords } from './record-store.ts';
import { findLibrary, itemsNamed, pieceIn, viewLibrary, viewPiece } from './view.ts';

export const libraryRoutes = [
  implement(readEvidence, async ({ tx, actor, today, params }) =>
    viewLibrary(tx, await findPlace(tx, params.assessmentId, { actor, permission: readEvidence.permission, today }), actor),
  ),

  implement(listEvidenceRecords, async ({ tx, actor, today, params }) => {
    const found = await findPlace(tx, params.assessmentId, { actor, permission: listEvidenceRecords.permission, today });
    const records = await findRecords(tx, found.id);
    const pieces = (await findPieces(tx, found.id)).filter(({ withdrawnAt }) => withdrawnAt === null);
    return records.map((record) => ({
      ...record,
      evidenceId: pieces.find(({ recordKind, recordId }) => recordKind === record.kind && recordId === record.id)?.id ?? null,
    }));
  }),

  implement(addEvidence, async ({ tx, actor, now, today, params, body: { source, itemCodes, ...description }, audit }) => {
    const found = await findPlace(tx, params.assessmentId, { actor, permission: addEvidence.permission, today });
    await lockLibrary(tx, found.id);
    const place = placeOf(found);
    refuseAny([...addObstacles(place, itemCodes, actor), ...periodObstacles(description, today)]);
    permitItems(found, actor, itemCodes);
    const { kind, ...rest } = source;
    if (source.kind === 'record') await refuseUnknownRecord(tx, found.id, source);
    const grant = addingGrant(place, actor);
    assert(grant, 'whoever adds has a grant for it here');
    const added = { addedBy: actor.accountId, addedFor: grant.path, addedAt: now };
    const id = await insertPiece(tx, { ...description, ...rest, ...added, kind, assessmentId: found.id });
    await saveLinks(tx, { evidenceId: id, assessmentId: found.id, added: itemCodes, removed: [], by: actor.accountId, at: now });
    const { villagePath } = found.situation;
    audit({ path: villagePath, subjectKind: 'evidence', subjectId: id, after: { ...description, ...source, itemCodes } });
    return viewPiece(tx, found, actor, id);
  }),

  implement(linkEvidence, async ({ tx, actor, now, today, params: { evidenceId }, body: { itemCodes, version }, audit }) => {
    const found = await findPlaceOf(tx, evidenceId, { actor, permission: linkEvidence.permission, today });
    const { row, state } = pieceIn(await findLibrary(tx, found, actor), evidenceId);
    refuseAny(linkObstacles(placeOf(found), state, actor));
    const added = itemCodes.filter((code) => !state.itemCodes.includes(code));
    const removed = state.itemCodes.filter((code) => !itemCodes.includes(code));
    permitItems(found, actor, itemCodes, [...added, ...removed]);
    if (row.rowVersion !== version)
      throw new Refusal('fieldwork.linksChanged', {
        theirs: state.itemCodes.join('、') || null,
        yours: itemCodes.join('、') || null,
      });
    await saveLinks(tx, { evidenceId, assessmentId: found.id, added, removed, by: actor.accountId, at: now });
    await tx
      .updateTable('evidence')
      .set({ rowVersion: version + 1 })
      .where('id', '=', evidenceId)
      .execute();
    const { villagePath } = found.situation;
    audit({
      path: villagePath,
      subjectKind: 'evidence',
      subjectId: evidenceId,
      before: { itemCodes: state.itemCodes },
      after: { itemCodes },
    });
    return viewPiece(tx, found, actor, evidenceId);
  }),

  implement(withdrawEvidence, async ({ tx, actor, now, today, params: { evidenceId }, body: { reason }, audit }) => {
    const found = await findPlaceOf(tx, evidenceId, { actor, permission: withdrawEvidence.permission, today });
    const { row, state } = pieceIn(await findLibrary(tx, found, actor), evidenceId);
    refuseAny(withdrawObstacles(placeOf(found), state, actor));
    const withdrawn = { withdrawnBy: actor.accountId, withdrawnAt: now, withdrawalReason: reason };
    await tx.updateTable('evidence').set(withdrawn).where('id', '=', evidenceId).execute();
    audit({
      path: found.situation.villagePath,
      subjectKind: 'evidence',
      subjectId: evidenceId,
      before: { title: row.title, withdrawnAt: null },
      after: { title: row.title, withdrawnAt: now.toISOString() },
      reason,
    });
    return viewPiece(tx, found, actor, evidenceId);
  }),
];

/** A lead unit links what belongs to its stars. `changed` limits the question to what this act changes. */
function permitItems(found: Found, actor: Actor, itemCodes: readonly string[], changed: readonly string[] = itemCodes): void {
  for (const { code, starCode } of itemsNamed(found, itemCodes))
    if (changed.includes(code)) permit(actor, addEvidence.permission, found.situation.villagePath, starCode ?? undefined);
  for (const code of changed.filter((each) => !itemCodes.includes(each)))
    permit(actor, addEvidence.permission, found.situation.villagePath, found.form.items.get(code)?.starCode ?? undefined);
}

/** @throws {Refusal} fieldwork.recordNotFound, .recordAlreadyEvidence */
async function refuseUnknownRecord(
  tx: Tx,
  assessmentId: string,
  { recordKind, recordId }: { recordKind: string; recordId: string },
): Promise<void> {
  const records = await findRecords(tx, assessmentId);
  if (!records.some(({ kind, id }) => kind === recordKind && id === recordId))
    throw new Refusal('fieldwork.recordNotFound', { recordKind, recordId });
  const pieces = await findPieces(tx, assessmentId);
  const already = pieces.find(
    (piece) => piece.recordKind === recordKind && piece.recordId === recordId && piece.withdrawnAt === null,
  );
  if (already) throw new Refusal('fieldwork.recordAlreadyEvidence', { title: already.title, evidenceId: already.id });
}
