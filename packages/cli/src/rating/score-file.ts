import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { CompiledStandard } from '@xingcun/core/rating/compile';
import { Refusal } from '@xingcun/core/refusal';
import type { WorkbookCell } from '@xingcun/core/standards/workbook';
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

/** The same over the rows of a worksheet, which are in memory. */
export function openRows(compiled: CompiledStandard, rows: readonly (readonly WorkbookCell[])[]): ScoreFile {
  const [header = [], ...body] = rows;
  if (header.every((cell) => cell === null)) throw new Refusal('rating.fileEmpty');
  const width = header.findLastIndex((cell) => cell !== null) + 1;
  const layout = readLayout(compiled, header.slice(0, width).map(cellText), batchRows);
  const { batch, put } = rowReader(layout, batchRows, 2);
  let at = 0;

  function next(): Batch | null {
    batch.rows = 0;
    batch.texts.clear();
    batch.bad.length = 0;
    for (; at < body.length && batch.rows < batchRows; at += 1) {
      const cells = (body[at] ?? []).map(cellText);
      if (cells.every((cell) => cell === '')) continue;
      while (cells.length < width) cells.push('');
      while (cells.length > width && cells.at(-1) === '') cells.pop();
      put(at + 2, cells);
    }
    return batch.rows > 0 || batch.bad.length > 0 ? batch : null;
  }

  return { layout, next, progress: () => (body.length === 0 ? 1 : at / body.length), close: () => undefined };
}

/** A number as its office program shows it, with 15 digits: what lies beyond is left over from its binary arithmetic. */
function cellText(cell: WorkbookCell): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? String(Number(cell.toPrecision(15))) : String(cell);
}
