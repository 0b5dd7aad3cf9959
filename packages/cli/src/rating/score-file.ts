import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { CompiledStandard } from '@xingcun/core/rating/compile';
import { Refusal } from '@xingcun/core/refusal';
import { type Layout, readLayout } from './layout.ts';
import { type Batch, cellsOf, rowReader } from './score-rows.ts';

/** Reads a score file in batches, in bounded memory whatever its size. */
export interface ScoreFile {
  layout: Layout;
  /** The next batch, or null at the end; it is valid until the next call. */
  next: () => Batch | null;
  /** 0 to 1. */
  progress: () => number;
  close: () => void;
}

const batchRows = 16_384;
const pieceSize = 4 << 20;
const longestRow = 1 << 20;

/** @throws {Refusal} rating.fileEmpty, .fileNotUtf8, .rowTooLong, and as `readLayout` */
export function openCsv(compiled: CompiledStandard, path: string): ScoreFile {
  const descriptor = openSync(path, 'r');
  const { size } = fstatSync(descriptor);
  const piece = Buffer.allocUnsafe(pieceSize + longestRow);
  let from = 0;
  let to = 0;
  let passed = 0;
  let ended = false;

  /** Moves what is left to the front and reads on; what is read is whole characters up to the last line break. */
  function fill(line: number): void {
    if (to - from > longestRow) throw new Refusal('rating.rowTooLong', { line, limit: '1 MiB' });
    piece.copyWithin(0, from, to);
    to -= from;
    from = 0;
    const read = readSync(descriptor, piece, to, pieceSize, null);
    passed += read;
    if (read === 0) ended = true;
    to += read;
    const whole = ended ? to : piece.lastIndexOf(10, to - 1) + 1;
    if (!isUtf8(piece.subarray(0, whole))) throw new Refusal('rating.fileNotUtf8', { line });
  }

  function readHeader(): { header: string[]; lines: number } {
    fill(1);
    if (piece.subarray(0, 3).equals(Buffer.of(0xef, 0xbb, 0xbf))) from = 3;
    const end = piece.indexOf(10, from);
    const headerEnd = end === -1 || end >= to ? to : end;
    const text = piece.toString('utf8', from, headerEnd).replace(/\r$/, '');
    from = Math.min(to, headerEnd + 1);
    if (text.trim() === '') throw new Refusal('rating.fileEmpty');
    return { header: cellsOf(text) ?? [], lines: 1 };
  }

  const { header, lines } = readHeader();
  const layout = readLayout(compiled, header, batchRows);
  const reader = rowReader(layout, batchRows, lines + 1);
  const { batch } = reader;

  function next(): Batch | null {
    batch.rows = 0;
    batch.texts.clear();
    batch.bad.length = 0;
    while (true) {
      from = reader.read(piece, from, to, ended);
      if (batch.rows > 0 || batch.bad.length > 0) return batch;
      if (ended) return null;
      fill(reader.line());
    }
  }

  return { layout, next, progress: () => (size === 0 ? 1 : Math.min(1, passed / size)), close: () => closeSync(descriptor) };
}
