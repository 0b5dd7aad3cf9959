import { completeUpload, type Piece, sendPart, startUpload } from '@xingcun/core/fieldwork/evidence/contract';
import { type FileKind, kindOf } from '@xingcun/core/fieldwork/evidence/file-kind';
import type { Person } from './given.ts';
import { sha256Of } from './pictures.ts';

/** What is said of a piece in tests. */
export const described = (title: string, itemCodes: string[] = []) => ({
  title,
  note: '',
  effectiveFrom: '2026-09-01',
  effectiveTo: null,
  itemCodes,
});

/** What is said of a file before it is sent. */
export const announced = (bytes: Uint8Array) => ({
  sha256: sha256Of(bytes),
  size: bytes.length,
  contentType: kindOf(bytes) ?? ('application/pdf' satisfies FileKind),
});

/** Sends the rest of an upload in parts and completes it. */
export async function finish(who: Person, uploadId: string, bytes: Uint8Array<ArrayBuffer>, from = 0, partLength = 20_000) {
  for (let offset = from; offset < bytes.length; offset += partLength)
    await who.call(sendPart, { params: { uploadId }, query: { offset }, body: bytes.slice(offset, offset + partLength) });
  return who.call(completeUpload, { params: { uploadId }, body: {} });
}

/** A file in the library of an assessment. */
export async function uploaded(
  who: Person,
  assessmentId: string,
  bytes: Uint8Array<ArrayBuffer>,
  title: string,
  itemCodes: string[] = [],
): Promise<Piece> {
  const started = await who.call(startUpload, {
    params: { assessmentId },
    body: { ...described(title, itemCodes), ...announced(bytes) },
  });
  const { body } = await finish(who, started.body.uploadId ?? '', bytes, started.body.offset);
  return body;
}
