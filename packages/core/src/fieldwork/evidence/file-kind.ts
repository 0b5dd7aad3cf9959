import { Refusal } from '../../refusal.ts';
import { type JpegPart, jpegParts, jpegSize } from './jpeg.ts';
import { checkPdf, pdfPages } from './pdf.ts';
import { type PngChunk, pngChunks, pngSize } from './png.ts';
import { type WebpChunk, webpChunks, webpSize } from './webp.ts';

/** What may be kept as proof. Pictures are optional: a record that is in the system already is the better proof. */
export const fileKinds = {
  'image/jpeg': { extension: 'jpg', picture: true },
  'image/png': { extension: 'png', picture: true },
  'image/webp': { extension: 'webp', picture: true },
  'application/pdf': { extension: 'pdf', picture: false },
} as const satisfies Record<string, { extension: string; picture: boolean }>;
export type FileKind = keyof typeof fileKinds;
export const fileKindNames = Object.keys(fileKinds) as FileKind[];

/** Limits of the product (docs/decisions/0012): a photo of a good phone and a scanned dossier fit, a bomb does not. */
export const fileLimits = { bytes: 20 * 1024 * 1024, pixels: 40_000_000, pages: 300 } as const;

/** What a file's own bytes say it is; null for anything that is not kept. Its name and declared type are not asked. */
export function kindOf(bytes: Uint8Array): FileKind | null {
  const starts = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (starts(0x52, 0x49, 0x46, 0x46) && [0x57, 0x45, 0x42, 0x50].every((byte, index) => bytes[8 + index] === byte))
    return 'image/webp';
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf';
  return null;
}

/** A file taken apart, before any pixel of it is decoded. */
export type Dissected =
  | { kind: 'image/jpeg'; parts: JpegPart[] }
  | { kind: 'image/png'; chunks: PngChunk[] }
  | { kind: 'image/webp'; chunks: WebpChunk[] }
  | { kind: 'application/pdf' };

/** @throws {Refusal} fieldwork.fileKindNotAllowed, .fileDamaged, .fileAnimated */
export function dissect(bytes: Uint8Array): Dissected {
  const kind = kindOf(bytes);
  if (kind === null) throw new Refusal('fieldwork.fileKindNotAllowed');
  if (kind === 'image/jpeg') return { kind, parts: jpegParts(bytes) };
  if (kind === 'image/png') return { kind, chunks: pngChunks(bytes) };
  if (kind === 'image/webp') return { kind, chunks: webpChunks(bytes) };
  return { kind };
}

/** What is known of a file from its headers. */
export interface FileFacts {
  contentType: FileKind;
  /** Pixels as stored, before the orientation is applied; null for a document. */
  width: number | null;
  height: number | null;
  /** Null for a picture, and where the pages cannot be counted. */
  pages: number | null;
}

/**
 * Looks at a whole file by its headers alone; nothing is decoded.
 * @param inflated the unpacked streams of a PDF in which objects may hide (see `pdf.ts`); the server gives them, a page has none
 * @throws {Refusal} fieldwork.fileKindNotAllowed, .fileTooLarge, .tooManyPixels, .tooManyPages, .fileDamaged, .fileAnimated,
 *   .pdfLocked, .pdfActive
 */
export function inspectFile(bytes: Uint8Array, inflated: readonly string[] = []): FileFacts {
  if (bytes.length > fileLimits.bytes)
    throw new Refusal('fieldwork.fileTooLarge', { size: mebibytes(bytes.length), limit: mebibytes(fileLimits.bytes) });
  const file = dissect(bytes);
  if (file.kind === 'application/pdf') {
    checkPdf(bytes, inflated);
    const pages = pdfPages(bytes, inflated);
    if (pages !== null && pages > fileLimits.pages)
      throw new Refusal('fieldwork.tooManyPages', { pages, limit: fileLimits.pages });
    return { contentType: file.kind, width: null, height: null, pages };
  }
  const { width, height } =
    file.kind === 'image/jpeg' ? jpegSize(file.parts) : file.kind === 'image/png' ? pngSize(file.chunks) : webpSize(file.chunks);
  if (width * height > fileLimits.pixels)
    throw new Refusal('fieldwork.tooManyPixels', { width, height, limit: `${fileLimits.pixels / 1_000_000}` });
  return { contentType: file.kind, width, height, pages: null };
}

/** `380 KiB`, `1.5 MiB`; half up. */
export function sizeText(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KiB` : `${mebibytes(bytes)} MiB`;
}

/** `1.5` – mebibytes, to one place, half up. */
export function mebibytes(bytes: number): string {
  return (Math.round((bytes * 10) / (1024 * 1024)) / 10).toFixed(1);
}
