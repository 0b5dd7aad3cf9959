import { Refusal } from '../../refusal.ts';

export interface WebpChunk {
  type: string;
  content: Uint8Array;
}

const damaged = (reason: string) => new Refusal('fieldwork.fileDamaged', { kind: 'WebP', reason });

/**
 * The chunks of a WebP picture. Source: RFC 9649, 2.
 * @throws {Refusal} fieldwork.fileDamaged, .fileAnimated
 */
export function webpChunks(bytes: Uint8Array): WebpChunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 20) throw damaged('ends early');
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.length) throw damaged('ends early');
  const chunks: WebpChunk[] = [];
  for (let at = 12; at + 8 <= end; ) {
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > end) throw damaged(`byte ${at}`);
    const type = String.fromCharCode(...bytes.subarray(at, at + 4));
    if (type === 'ANIM' || type === 'ANMF') throw new Refusal('fieldwork.fileAnimated');
    chunks.push({ type, content: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

/** The largest size that any of its headers states. @throws {Refusal} fieldwork.fileDamaged */
export function webpSize(chunks: readonly WebpChunk[]): { width: number; height: number } {
  const sizes = chunks.flatMap(({ type, content: c }) => {
    const at = (index: number) => c[index] ?? 0;
    if (type === 'VP8X' && c.length >= 10)
      return [{ width: 1 + (at(4) | (at(5) << 8) | (at(6) << 16)), height: 1 + (at(7) | (at(8) << 8) | (at(9) << 16)) }];
    if (type === 'VP8 ' && c.length >= 10 && at(3) === 0x9d && at(4) === 0x01 && at(5) === 0x2a)
      return [{ width: (at(6) | (at(7) << 8)) & 0x3fff, height: (at(8) | (at(9) << 8)) & 0x3fff }];
    if (type === 'VP8L' && c.length >= 5 && at(0) === 0x2f)
      return [{ width: 1 + (at(1) | ((at(2) & 0x3f) << 8)), height: 1 + ((at(2) >> 6) | (at(3) << 2) | ((at(4) & 0x0f) << 10)) }];
    return [];
  });
  if (!chunks.some(({ type }) => type === 'VP8 ' || type === 'VP8L')) throw damaged('no picture');
  const width = Math.max(0, ...sizes.map((size) => size.width));
  const height = Math.max(0, ...sizes.map((size) => size.height));
  if (width === 0 || height === 0) throw damaged('no size');
  return { width, height };
}

const kept = ['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ICCP'];
/** Of VP8X's flags: a colour profile and transparency may be announced, EXIF, XMP and animation are gone. */
const keptFlags = 0x30;

export function webpWithoutMetadata(chunks: readonly WebpChunk[]): Uint8Array[] {
  const body = chunks
    .filter(({ type }) => kept.includes(type))
    .flatMap(({ type, content }): Uint8Array[] => {
      const shown = type === 'VP8X' ? content.slice() : content;
      if (type === 'VP8X') shown[0] = (shown[0] ?? 0) & keptFlags;
      const padding = content.length % 2 === 1 ? [new Uint8Array(1)] : [];
      return [header(type, content.length), shown, ...padding];
    });
  const length = 4 + body.reduce((sum, { length: each }) => sum + each, 0);
  return [header('RIFF', length), ascii('WEBP'), ...body];
}

const ascii = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

function header(type: string, length: number): Uint8Array {
  const bytes = new Uint8Array(8);
  bytes.set(ascii(type));
  new DataView(bytes.buffer).setUint32(4, length, true);
  return bytes;
}
