import { Refusal } from '../../refusal.ts';

/** One piece of a JPEG between two markers: the marker, what follows its two bytes, and for a scan its compressed data too. */
export interface JpegPart {
  marker: number;
  /** The segment's content, without marker and length. */
  content: Uint8Array;
  /** Everything, marker included, as it stands in the file. */
  whole: Uint8Array;
}

const startOfScan = 0xda;
const endOfImage = 0xd9;
const damaged = (reason: string) => new Refusal('fieldwork.fileDamaged', { kind: 'JPEG', reason });

/**
 * The parts of a JPEG up to the end of its first image; what a phone appends behind (second pictures, a film, a maker's notes) is not
 * one. Source: ITU-T T.81, annex B.
 * @throws {Refusal} fieldwork.fileDamaged
 */
export function jpegParts(bytes: Uint8Array): JpegPart[] {
  const parts: JpegPart[] = [];
  let at = 2;
  while (at < bytes.length) {
    if (bytes[at] !== 0xff) throw damaged(`byte ${at}`);
    while (bytes[at + 1] === 0xff) at++; // fill bytes
    const marker = bytes[at + 1] ?? 0;
    if (marker === endOfImage) {
      parts.push({ marker, content: bytes.subarray(at, at), whole: bytes.subarray(at, at + 2) });
      if (!parts.some((part) => part.marker === startOfScan)) throw damaged('no picture');
      return parts;
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const end = at + 2 + length;
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8) || length < 2 || end > bytes.length) throw damaged(`byte ${at}`);
    const next = marker === startOfScan ? endOfScan(bytes, end) : end;
    parts.push({ marker, content: bytes.subarray(at + 4, end), whole: bytes.subarray(at, next) });
    at = next;
  }
  throw damaged('ends early');
}

/** Where the compressed data ends: at a marker that is neither an escaped FF nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next === 0xff) continue;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  throw damaged('ends early');
}

const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Pixels as stored. @throws {Refusal} fieldwork.fileDamaged */
export function jpegSize(parts: readonly JpegPart[]): { width: number; height: number } {
  const frames = parts.filter(({ marker }) => isFrame(marker));
  const [frame] = frames;
  if (!frame || frames.length > 1 || frame.content.length < 6) throw damaged('no single frame');
  const word = (at: number) => ((frame.content[at] ?? 0) << 8) | (frame.content[at + 1] ?? 0);
  const size = { width: word(3), height: word(1) };
  if (size.width === 0 || size.height === 0) throw damaged('no size');
  return size;
}

const app0 = 0xe0;
const app1 = 0xe1;
const app2 = 0xe2;
const app14 = 0xee;
const comment = 0xfe;

const says = (content: Uint8Array, text: string) => text.split('').every((sign, index) => content[index] === sign.charCodeAt(0));

/**
 * How the picture is to be turned, 1–8 (EXIF orientation; 1 is “as stored”). Read from the first EXIF segment only; anything unreadable is 1.
 * Source: CIPA DC-008 (Exif 2.32), 4.6.4 tag 0x0112.
 */
export function jpegOrientation(parts: readonly JpegPart[]): number {
  const exif = parts.find(({ marker, content }) => marker === app1 && says(content, 'Exif\0\0'))?.content.subarray(6);
  if (!exif || exif.length < 14) return 1;
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength);
  const little = view.getUint16(0) === 0x4949;
  if (!little && view.getUint16(0) !== 0x4d4d) return 1;
  const directory = view.getUint32(4, little);
  if (directory + 2 > exif.length) return 1;
  const entries = view.getUint16(directory, little);
  for (let index = 0; index < entries; index++) {
    const at = directory + 2 + index * 12;
    if (at + 12 > exif.length) return 1;
    if (view.getUint16(at, little) !== 0x0112) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** An EXIF segment that says nothing but how to turn the picture: every byte of it follows from the orientation. */
function orientationSegment(orientation: number): Uint8Array {
  const marker = [0xff, app1, 0x00, 0x22, 0x45, 0x78, 0x69, 0x66, 0, 0]; // APP1, 34 bytes, “Exif”
  const directory = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1]; // big endian, one directory at 8, one entry
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]; // orientation, one short
  return Uint8Array.from([...marker, ...directory, ...entry, 0, 0, 0, 0]); // no further directory
}

/** The JFIF segment without its thumbnail, which would still show what is hidden later. */
function withoutThumbnail({ whole, content }: JpegPart): Uint8Array {
  if (content.length === 14) return whole;
  const plain = whole.slice(0, 18);
  plain.set([0, 16], 2);
  plain.set([0, 0], 16);
  return plain;
}

/**
 * The parts that are kept: what is needed to show the picture. Out go EXIF (with GPS and thumbnail), XMP, IPTC, makers' notes, comments
 * and everything behind the end; in stay the tables, the colour profile, Adobe's colour transform, and the orientation in a segment of
 * its own.
 */
export function jpegWithoutMetadata(parts: readonly JpegPart[]): Uint8Array[] {
  const orientation = jpegOrientation(parts);
  const kept = parts.flatMap((part): Uint8Array[] => {
    const { marker, content, whole } = part;
    if (marker === app0) return says(content, 'JFIF\0') && content.length >= 14 ? [withoutThumbnail(part)] : [];
    if (marker === app2) return says(content, 'ICC_PROFILE\0') ? [whole] : [];
    if (marker === app14) return says(content, 'Adobe') ? [whole] : [];
    return (marker > app0 && marker <= 0xef) || marker === comment ? [] : [whole];
  });
  const turned = orientation === 1 ? [] : [orientationSegment(orientation)];
  return [Uint8Array.from([0xff, 0xd8]), ...turned, ...kept];
}
