import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { type FileFacts, type FileKind, inspectFile, kindOf } from '@xingcun/core/fieldwork/evidence/file-kind';
import { orientationOf, refuseMetadata } from '@xingcun/core/fieldwork/evidence/metadata';
import { byteText, objectStreams } from '@xingcun/core/fieldwork/evidence/pdf';
import { Refusal } from '@xingcun/core/refusal';
import { type Look, lookAt } from './picture.ts';

/** Unpacked bytes of a PDF's object streams, in all. */
const mostInflated = 64 * 1024 * 1024;

export type CheckedFile = FileFacts & Look;

/**
 * Everything that is checked of a file that arrived: that it is the announced one, what it is by its own bytes, how large, that no metadata
 * is left in it, that a PDF does nothing by itself, and that a picture’s pixels can be decoded.
 * @throws {Refusal} fieldwork.digestMismatch, .fileKindDiffers, .metadataLeft, .pictureNotReadable; as `inspectFile`
 */
export async function checkFile(bytes: Uint8Array, said: { sha256: string; contentType: FileKind }): Promise<CheckedFile> {
  if (createHash('sha256').update(bytes).digest('hex') !== said.sha256) throw new Refusal('fieldwork.digestMismatch');
  const contentType = kindOf(bytes);
  if (contentType === null) throw new Refusal('fieldwork.fileKindNotAllowed');
  if (contentType !== said.contentType)
    throw new Refusal('fieldwork.fileKindDiffers', { found: contentType, said: said.contentType });
  const facts = inspectFile(bytes, contentType === 'application/pdf' ? inflatedObjects(bytes) : []);
  refuseMetadata(bytes);
  return { ...facts, ...(await lookAt({ bytes, contentType, orientation: orientationOf(bytes) })) };
}

/** What a PDF packs away beside its pages: unpacked, as text. @throws {Refusal} fieldwork.fileDamaged where it cannot be unpacked */
function inflatedObjects(bytes: Uint8Array): string[] {
  let left = mostInflated;
  return objectStreams(bytes).map(({ from, to }) => {
    try {
      const unpacked = inflateSync(bytes.subarray(from, to), { maxOutputLength: left });
      left -= unpacked.length;
      return byteText(unpacked);
    } catch {
      throw new Refusal('fieldwork.fileDamaged', { kind: 'PDF', reason: 'ObjStm' });
    }
  });
}
