import { crc32, inflateRawSync } from 'node:zlib';

/** One file of a zip archive, unpacked. */
export interface ZipEntry {
  name: string;
  bytes: Uint8Array;
}

export interface ZipLimits {
  entries: number;
  /** Bytes of all wanted entries together, unpacked. */
  unpackedBytes: number;
}

export type ZipFault = 'notZip' | 'tooManyEntries' | 'tooLarge';

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const fileSignature = 0x04034b50;

/**
 * Unpacks the wanted files of an archive as its central directory lists them. The sizes it declares are added up before anything is
 * unpacked, and unpacking stops where a file turns out longer than declared, so that a small archive cannot fill the memory.
 * Encrypted, split and 64-bit archives are refused; no workbook within the limits needs them.
 */
export function unpackZip(
  archive: Uint8Array,
  wanted: (name: string) => boolean,
  limits: ZipLimits,
): { entries: ZipEntry[] } | { fault: ZipFault } {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = findEnd(view);
  if (end === null) return { fault: 'notZip' };
  const count = view.getUint16(end + 10, true);
  if (count > limits.entries) return { fault: 'tooManyEntries' };

  const listed: { name: string; method: number; packed: number; unpacked: number; offset: number }[] = [];
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entrySignature) return { fault: 'notZip' };
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const entry = {
      name: new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (!wanted(entry.name)) continue;
    if ((flags & 1) === 1 || listed.some(({ name }) => name === entry.name)) return { fault: 'notZip' };
    total += entry.unpacked;
    if (total > limits.unpackedBytes) return { fault: 'tooLarge' };
    listed.push(entry);
  }

  const entries: ZipEntry[] = [];
  for (const { name, method, packed, unpacked, offset } of listed) {
    if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== fileSignature) return { fault: 'notZip' };
    const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    const bytes = unpack(archive.subarray(start, start + packed), method, unpacked);
    if (bytes?.length !== unpacked) return { fault: 'notZip' };
    entries.push({ name, bytes });
  }
  return { entries };
}

function findEnd(view: DataView): number | null {
  // The end record is 22 bytes and may be followed by a comment of up to 65,535.
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return null;
}

function unpack(packed: Uint8Array, method: number, size: number): Uint8Array | null {
  if (method === 0) return packed;
  if (method !== 8) return null;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    return null; // broken, or longer than declared
  }
}

/** The entries as an archive without compression, its directory made from the bytes themselves. */
export function packZip(entries: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  const named = entries.map(({ name, bytes }) => ({ name: new TextEncoder().encode(name), bytes, checksum: crc32(bytes) }));
  const size = named.reduce((sum, { name, bytes }) => sum + 30 + 46 + 2 * name.length + bytes.length, 22);
  const archive = new Uint8Array(size);
  const view = new DataView(archive.buffer);
  const offsets: number[] = [];
  let at = 0;
  for (const { name, bytes, checksum } of named) {
    offsets.push(at);
    view.setUint32(at, fileSignature, true);
    view.setUint16(at + 4, 20, true);
    writeSizes(view, at + 14, checksum, bytes.length, name.length);
    archive.set(name, at + 30);
    archive.set(bytes, at + 30 + name.length);
    at += 30 + name.length + bytes.length;
  }
  const directory = at;
  for (const [index, { name, bytes, checksum }] of named.entries()) {
    view.setUint32(at, entrySignature, true);
    view.setUint16(at + 4, 20, true);
    view.setUint16(at + 6, 20, true);
    writeSizes(view, at + 16, checksum, bytes.length, name.length);
    view.setUint32(at + 42, offsets[index] ?? 0, true);
    archive.set(name, at + 46);
    at += 46 + name.length;
  }
  view.setUint32(at, endSignature, true);
  view.setUint16(at + 8, named.length, true);
  view.setUint16(at + 10, named.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return archive;
}

function writeSizes(view: DataView, at: number, checksum: number, size: number, nameLength: number): void {
  view.setUint32(at, checksum, true);
  view.setUint32(at + 4, size, true);
  view.setUint32(at + 8, size, true);
  view.setUint16(at + 12, nameLength, true);
}
