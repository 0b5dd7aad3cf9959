import { Refusal } from '../../refusal.ts';

export interface PngChunk {
  type: string;
  content: Uint8Array;
  /** Length, type, content and checksum as they stand in the file. */
  whole: Uint8Array;
}

const damaged = (reason: string) => new Refusal('fieldwork.fileDamaged', { kind: 'PNG', reason });

/**
 * The chunks up to the end of the picture; what stands behind it is not one. Source: W3C PNG, third edition, 5.
 * @throws {Refusal} fieldwork.fileDamaged
 */
export function pngChunks(bytes: Uint8Array): PngChunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: PngChunk[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) break;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    chunks.push({ type, content: bytes.subarray(at + 8, at + 8 + length), whole: bytes.subarray(at, end) });
    if (type === 'IEND') return chunks;
    at = end;
  }
  throw damaged('ends early');
}

/** @throws {Refusal} fieldwork.fileDamaged, .fileAnimated */
export function pngSize(chunks: readonly PngChunk[]): { width: number; height: number } {
  const [header] = chunks;
  if (header?.type !== 'IHDR' || header.content.length !== 13) throw damaged('no header');
  if (!chunks.some(({ type }) => type === 'IDAT')) throw damaged('no picture');
  if (chunks.some(({ type }) => type === 'acTL')) throw new Refusal('fieldwork.fileAnimated');
  const view = new DataView(header.content.buffer, header.content.byteOffset, 13);
  const size = { width: view.getUint32(0), height: view.getUint32(4) };
  if (size.width === 0 || size.height === 0) throw damaged('no size');
  return size;
}

/** What a PNG needs to be shown with its right colours; text, times, EXIF and private chunks are not among it. */
const kept = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'bKGD', 'pHYs', 'acTL'];

export function pngWithoutMetadata(chunks: readonly PngChunk[]): Uint8Array[] {
  const signature = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return [signature, ...chunks.filter(({ type }) => kept.includes(type)).map(({ whole }) => whole)];
}
