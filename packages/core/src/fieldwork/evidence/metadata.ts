import { Refusal } from '../../refusal.ts';
import { type Dissected, dissect } from './file-kind.ts';
import { jpegOrientation, jpegWithoutMetadata } from './jpeg.ts';
import { pngWithoutMetadata } from './png.ts';
import { webpWithoutMetadata } from './webp.ts';

/**
 * The picture without what its maker wrote into it: place, time, device, owner, embedded thumbnails, comments. Pixels are untouched and
 * nothing is compressed again. The device does this before the file's digest is taken; the server only checks (`refuseMetadata`). A PDF
 * is answered as it is: its document metadata stays, and the page says so.
 * @throws {Refusal} fieldwork.fileKindNotAllowed, .fileDamaged, .fileAnimated
 */
export function stripMetadata(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const pieces = piecesKept(dissect(bytes)) ?? [bytes];
  const stripped = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    stripped.set(piece, at);
    at += piece.length;
  }
  return stripped;
}

function piecesKept(file: Dissected): Uint8Array[] | null {
  if (file.kind === 'image/jpeg') return jpegWithoutMetadata(file.parts);
  if (file.kind === 'image/png') return pngWithoutMetadata(file.chunks);
  if (file.kind === 'image/webp') return webpWithoutMetadata(file.chunks);
  return null;
}

/** @throws {Refusal} fieldwork.metadataLeft where stripping would change the file; what `stripMetadata` throws */
export function refuseMetadata(bytes: Uint8Array): void {
  const stripped = stripMetadata(bytes);
  const same = stripped.length === bytes.length && stripped.every((byte, index) => byte === bytes[index]);
  if (!same) throw new Refusal('fieldwork.metadataLeft', { bytes: bytes.length - stripped.length });
}

/** How the picture is to be turned, 1–8; 1 is “as stored”. */
export function orientationOf(bytes: Uint8Array): number {
  const file = dissect(bytes);
  return file.kind === 'image/jpeg' ? jpegOrientation(file.parts) : 1;
}
