import { type Actor, permit } from '@xingcun/core/accounts/permission';
import { assert } from '@xingcun/core/assert';
import {
  completeUpload,
  type Description,
  sendPart,
  startRedaction,
  startUpload,
} from '@xingcun/core/fieldwork/evidence/contract';
import type { FileKind } from '@xingcun/core/fieldwork/evidence/file-kind';
import { addingGrant, addObstacles, periodObstacles, redactObstacles } from '@xingcun/core/fieldwork/evidence/piece';
import { mostUploads, partObstacles } from '@xingcun/core/fieldwork/evidence/upload';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import type { Found } from '../../assessment/situation.ts';
import type { Tx } from '../../db/database.ts';
import { implement } from '../../http/implement.ts';
import { type CheckedFile, checkFile } from './check-file.ts';
import { insertPiece, saveLinks } from './piece-store.ts';
import { findPlace, findPlaceOf, lockLibrary, placeOf } from './place.ts';
import { countUploads, findSameFile, lockUpload, startOrResume, type UploadRow } from './upload-store.ts';
import { findLibrary, itemsNamed, pieceIn, viewPiece } from './view.ts';

/**
 * An upload that breaks off goes on: whoever starts the same file again is told how much has arrived. Parts are no change of the record, so
 * the audit log names the piece that comes of them and not each part.
 */
export const uploadRoutes = [
  implement(startUpload, async ({ tx, actor, now, today, params, body, changedNothing }) => {
    const found = await findPlace(tx, params.assessmentId, { actor, permission: startUpload.permission, today });
    const { sha256, size, contentType, ...description } = body;
    refuseAny([...addObstacles(placeOf(found), description.itemCodes, actor), ...periodObstacles(description, today)]);
    for (const { starCode } of itemsNamed(found, description.itemCodes))
      permit(actor, startUpload.permission, found.situation.villagePath, starCode ?? undefined);
    changedNothing();
    return start(tx, found, actor, now, { sha256, size, contentType, description, redactionOf: null, redactionReason: null });
  }),

  implement(startRedaction, async ({ tx, actor, now, today, params, body, changedNothing }) => {
    const found = await findPlaceOf(tx, params.evidenceId, { actor, permission: startRedaction.permission, today });
    const library = await findLibrary(tx, found, actor);
    const { row, state } = pieceIn(library, params.evidenceId);
    refuseAny(redactObstacles(placeOf(found), state, actor));
    const { reason, ...file } = body;
    const { title, note, effectiveFrom, effectiveTo } = row;
    const description = { title, note, effectiveFrom, effectiveTo, itemCodes: [...state.itemCodes] };
    changedNothing();
    return start(tx, found, actor, now, { ...file, description, redactionOf: row.id, redactionReason: reason });
  }),

  implement(sendPart, async ({ tx, actor, params, query: { offset }, body: bytes, files, changedNothing }) => {
    const upload = await lockUpload(tx, params.uploadId, actor.accountId);
    refuseAny(partObstacles(upload, { offset, length: bytes.length }));
    await files.addPart(upload.id, offset, bytes);
    const received = offset + bytes.length;
    await tx.updateTable('evidenceUpload').set({ received }).where('id', '=', upload.id).execute();
    changedNothing();
    return { offset: received };
  }),

  implement(completeUpload, async ({ tx, actor, now, today, params, files, audit, afterCommit }) => {
    const upload = await lockUpload(tx, params.uploadId, actor.accountId);
    const found = await findPlace(tx, upload.assessmentId, { actor, permission: completeUpload.permission, today });
    if (upload.redactionOf === null) refuseAny(addObstacles(placeOf(found), upload.description.itemCodes, actor));
    else
      refuseAny(redactObstacles(placeOf(found), pieceIn(await findLibrary(tx, found, actor), upload.redactionOf).state, actor));
    const { received, size, sha256 } = upload;
    if (received < size) throw new Refusal('fieldwork.uploadNotComplete', { received, size });

    const bytes = await files.readUpload(upload.id, size);
    const file = await checkFile(bytes, upload);
    await files.keep(sha256, bytes);
    await lockLibrary(tx, found.id);
    await tx.deleteFrom('evidenceUpload').where('id', '=', upload.id).execute();
    const id = (await findSameFile(tx, found.id, sha256)) ?? (await addFile(tx, found, actor, now, upload, file));
    // not before: a server that dies on the way must find the parts when the device asks again; what stays behind is swept up the next day
    afterCommit(
      () => void files.dropUpload(upload.id).catch((error: unknown) => console.error('upload left behind:', upload.id, error)),
    );
    const { title, effectiveFrom, effectiveTo, itemCodes } = upload.description;
    audit({
      path: found.situation.villagePath,
      subjectKind: 'evidence',
      subjectId: id,
      after: {
        kind: 'file',
        title,
        effectiveFrom,
        effectiveTo,
        itemCodes,
        contentType: upload.contentType,
        size,
        sha256,
        ...(upload.redactionOf ? { redactionOf: upload.redactionOf } : {}),
      },
      ...(upload.redactionReason ? { reason: upload.redactionReason } : {}),
    });
    return viewPiece(tx, found, actor, id);
  }),
];

interface ToStart {
  sha256: string;
  size: number;
  contentType: FileKind;
  description: Description;
  redactionOf: string | null;
  redactionReason: string | null;
}

async function start(tx: Tx, found: Found, actor: Actor, now: Date, { description, ...file }: ToStart) {
  const same = await findSameFile(tx, found.id, file.sha256);
  if (same !== null) return { uploadId: null, offset: 0, evidenceId: same };
  const count = await countUploads(tx, actor.accountId);
  const { id, received } = await startOrResume(tx, {
    ...file,
    assessmentId: found.id,
    startedBy: actor.accountId,
    startedAt: now,
    description: JSON.stringify(description),
  });
  if (count > mostUploads) throw new Refusal('fieldwork.tooManyUploads', { count });
  return { uploadId: id, offset: received, evidenceId: null };
}

/** The file becomes a piece; a redacted copy takes over the items of its original, which is sealed. */
async function addFile(tx: Tx, found: Found, actor: Actor, now: Date, upload: UploadRow, file: CheckedFile): Promise<string> {
  const { description, redactionOf, redactionReason, sha256, size } = upload;
  const { itemCodes, ...said } = description;
  const grant = addingGrant(placeOf(found), actor);
  assert(grant, 'whoever adds has a grant for it here');
  const { perceptualHash, thumbnail, ...facts } = file;
  const id = await insertPiece(tx, {
    ...said,
    ...facts,
    sha256,
    size,
    redactionOf,
    redactionReason,
    assessmentId: found.id,
    kind: 'file',
    perceptualHash: perceptualHash && BigInt(`0x${perceptualHash}`).toString(2).padStart(64, '0'),
    thumbnail: thumbnail && Buffer.from(thumbnail),
    addedBy: actor.accountId,
    addedFor: grant.path,
    addedAt: now,
  });
  const links = { assessmentId: found.id, by: actor.accountId, at: now };
  if (redactionOf !== null) {
    const { row, state } = pieceIn(await findLibrary(tx, found, actor), redactionOf);
    await saveLinks(tx, { ...links, evidenceId: redactionOf, added: [], removed: state.itemCodes });
    await saveLinks(tx, { ...links, evidenceId: id, added: state.itemCodes, removed: [] });
    if (row.sealedAt === null)
      await tx.updateTable('evidence').set({ sealedBy: actor.accountId, sealedAt: now }).where('id', '=', redactionOf).execute();
  } else await saveLinks(tx, { ...links, evidenceId: id, added: itemCodes, removed: [] });
  return id;
}
