import { writeSync } from 'node:fs';

/** Bytes on their way to a file, written in large pieces. Numbers are put digit by digit, without a string for each. */
export interface ByteWriter {
  bytes: (source: Uint8Array, from: number, to: number) => void;
  text: (text: string) => void;
  byte: (byte: number) => void;
  /** Units of 10^-places, all places shown. */
  units: (units: number, places: number) => void;
  /** Up to 16 bytes that stand in four words of a table: four stores instead of a loop, for texts that come back millions of times. */
  stored: (table: Int32Array, at: number, length: number) => void;
  flush: () => void;
}

const pieceSize = 1 << 20;

export function byteWriter(descriptor: number): ByteWriter {
  const piece = Buffer.allocUnsafe(pieceSize);
  const view = new DataView(piece.buffer, piece.byteOffset, piece.length);
  const digits = new Uint8Array(24);
  let used = 0;

  function flush(): void {
    let written = 0;
    while (written < used) written += writeSync(descriptor, piece, written, used - written);
    used = 0;
  }

  function bytes(source: Uint8Array, from: number, to: number): void {
    if (to - from > pieceSize - used) flush();
    if (to - from > pieceSize) {
      for (let at = from; at < to; at += pieceSize) bytes(source, at, Math.min(to, at + pieceSize));
      return;
    }
    if (to - from > 32) piece.set(source.subarray(from, to), used);
    else for (let at = from; at < to; at += 1) piece[used + at - from] = source[at] ?? 0;
    used += to - from;
  }

  function byte(value: number): void {
    if (used === pieceSize) flush();
    piece[used] = value;
    used += 1;
  }

  function units(value: number, places: number): void {
    if (pieceSize - used < 32) flush();
    if (value < 0) byte(45);
    let count = 0;
    if (value > -(2 ** 31) && value < 2 ** 31) {
      let rest = Math.abs(value) | 0; // whole numbers of 32 bits divide several times faster than doubles
      while (rest > 0 || count <= places) {
        const next = (rest / 10) | 0;
        digits[count] = 48 + rest - next * 10;
        rest = next;
        count += 1;
      }
    } else {
      const text = String(Math.abs(value)).padStart(places + 1, '0');
      for (count = 0; count < text.length; count += 1) digits[count] = text.charCodeAt(text.length - 1 - count);
    }
    for (let at = count - 1; at >= 0; at -= 1) {
      piece[used] = digits[at] ?? 48;
      used += 1;
      if (at === places && places > 0) {
        piece[used] = 46;
        used += 1;
      }
    }
  }

  function stored(table: Int32Array, at: number, length: number): void {
    if (pieceSize - used < 16) flush();
    view.setInt32(used, table[at] ?? 0, true);
    view.setInt32(used + 4, table[at + 1] ?? 0, true);
    view.setInt32(used + 8, table[at + 2] ?? 0, true);
    view.setInt32(used + 12, table[at + 3] ?? 0, true);
    used += length;
  }

  return {
    bytes,
    stored,
    byte,
    units,
    flush,
    text: (text) => {
      const encoded = Buffer.from(text);
      bytes(encoded, 0, encoded.length);
    },
  };
}
