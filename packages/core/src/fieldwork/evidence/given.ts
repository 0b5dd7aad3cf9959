/** Files for tests, put together byte by byte. They are taken apart and stripped like real ones; only `server/src/test/pictures.ts` makes some with pixels. */

export const ascii = (text: string): number[] => Array.from(text, (sign) => sign.charCodeAt(0) & 0xff);
const word = (value: number) => [(value >> 8) & 0xff, value & 0xff];
const long = (value: number) => [...word(value >>> 16), ...word(value & 0xffff)];
const littleLong = (value: number) => long(value).toReversed();

/** A JPEG segment. */
export const segment = (marker: number, content: readonly number[]): number[] => [
  0xff,
  marker,
  ...word(content.length + 2),
  ...content,
];

/** EXIF with a place, a maker and the orientation, little endian. */
export function exifSegment(orientation: number, text = 'GPS 45.6,84.9 Owner Zhang'): number[] {
  const entry = (tag: number, value: number) => [tag & 0xff, tag >> 8, 3, 0, 1, 0, 0, 0, value, 0, 0, 0];
  return segment(0xe1, [
    ...ascii('Exif\0\0II*\0'),
    8,
    0,
    0,
    0,
    2,
    0,
    ...entry(0x0110, 7),
    ...entry(0x0112, orientation),
    0,
    0,
    0,
    0,
    ...ascii(text),
  ]);
}

export const jfif = segment(0xe0, [...ascii('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]);
const frame = (width: number, height: number) => segment(0xc0, [8, ...word(height), ...word(width), 1, 1, 0x11, 0]);
const scan = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56];

/** A JPEG of this size with these segments before its frame. */
export function givenJpeg({
  width = 640,
  height = 480,
  before = [jfif],
  after = [],
}: {
  width?: number;
  height?: number;
  before?: number[][];
  after?: number[];
} = {}) {
  return Uint8Array.from([0xff, 0xd8, ...before.flat(), ...frame(width, height), ...scan, 0xff, 0xd9, ...after]);
}

const chunk = (type: string, content: readonly number[]) => [...long(content.length), ...ascii(type), ...content, 0, 0, 0, 0];
const pngSignature = [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a];

/** A PNG of this size with these chunks, `[type, content]`, before its pixels. */
export function givenPng({
  width = 640,
  height = 480,
  before = [],
  after = [],
}: {
  width?: number;
  height?: number;
  before?: [string, number[]][];
  after?: number[];
} = {}) {
  const header = chunk('IHDR', [...long(width), ...long(height), 8, 2, 0, 0, 0]);
  const middle = before.flatMap(([type, content]) => chunk(type, content));
  return Uint8Array.from([...pngSignature, ...header, ...middle, ...chunk('IDAT', [1, 2, 3]), ...chunk('IEND', []), ...after]);
}

const riffChunk = (type: string, content: readonly number[]) => [
  ...ascii(type),
  ...littleLong(content.length),
  ...content,
  ...(content.length % 2 ? [0] : []),
];

/** A WebP of this size with these chunks, `[type, content]`, behind its pixels. */
export function givenWebp({
  width = 640,
  height = 480,
  flags = 0,
  after = [],
}: {
  width?: number;
  height?: number;
  flags?: number;
  after?: [string, number[]][];
} = {}) {
  const extended = riffChunk('VP8X', [
    flags,
    0,
    0,
    0,
    ...littleLong(width - 1).slice(0, 3),
    ...littleLong(height - 1).slice(0, 3),
  ]);
  const pixels = riffChunk('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, ...word(width).toReversed(), ...word(height).toReversed(), 9]);
  const body = [...ascii('WEBP'), ...extended, ...pixels, ...after.flatMap(([type, content]) => riffChunk(type, content))];
  return Uint8Array.from([...ascii('RIFF'), ...littleLong(body.length), ...body]);
}

/** A PDF of one page with this beside it. */
export function givenPdf(more = ''): Uint8Array {
  return Uint8Array.from(ascii(`%PDF-1.7\n1 0 obj <</Type /Catalog ${more}>> endobj\n2 0 obj <</Type /Page>> endobj\n%%EOF\n`));
}
