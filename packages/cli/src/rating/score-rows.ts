import { missing, notApplicable } from '@xingcun/core/rating/sheet-columns';
import { Refusal } from '@xingcun/core/refusal';
import { parse } from 'csv-parse/sync';
import { putCell } from './cell.ts';
import { type CodeSet, codeSet } from './code-set.ts';
import type { Layout } from './layout.ts';

/** A row that cannot be rated: its line in the file (from 1), the village's code where it has one, and why. */
export interface BadRow {
  line: number;
  code: string;
  refusal: Refusal;
}

/** Rows read and not yet rated; codes and names are ranges of `bytes`, so that no string is made for them. */
export interface Batch {
  rows: number;
  capacity: number;
  bytes: Uint8Array;
  codeFrom: Int32Array;
  codeTo: Int32Array;
  nameFrom: Int32Array;
  nameTo: Int32Array;
  lines: Int32Array;
  /** Of rows that were quoted: their texts. */
  texts: Map<number, { code: string; name: string }>;
  bad: BadRow[];
}

export interface RowReader {
  batch: Batch;
  /**
   * Reads whole rows from `bytes`, until the batch is full or no whole row is left.
   * @param ended whether the file ends at `to`
   * @returns where it stopped
   */
  read: (bytes: Uint8Array, from: number, to: number, ended: boolean) => number;
  /** One row by its cells, from a worksheet. */
  put: (line: number, cells: readonly string[]) => void;
  /** The line that comes next. */
  line: () => number;
}

const zero = 48;
// As `byte - zero`, which is how the fast path looks at every byte.
const comma = 44 - zero;
const newline = 10 - zero;
const carriageReturn = 13 - zero;
const quote = 34 - zero;
const dot = 46 - zero;
const letterN = 78 - zero;
const minus = 45;
const tens = Float64Array.from({ length: 16 }, (_, power) => 10 ** power);
const smallTens = Int32Array.from({ length: 10 }, (_, power) => 10 ** power);

const kinds = { code: 0, name: 1, mark: 2, count: 2, figure: 3, flag: 4, grade: 5 } as const;

/**
 * Reads rows of plain CSV byte by byte into columns: numbers without a string or an object per cell, which is what makes 36 million
 * cells a matter of half a second. A row that holds a quotation mark, or anything the fast path does not know, is read by csv-parse
 * and `putCell` instead, with the same outcome.
 */
export function rowReader({ targets }: Layout, capacity: number, firstLine: number): RowReader {
  const batch: Batch = {
    rows: 0,
    capacity,
    bytes: new Uint8Array(0),
    codeFrom: new Int32Array(capacity),
    codeTo: new Int32Array(capacity),
    nameFrom: new Int32Array(capacity),
    nameTo: new Int32Array(capacity),
    lines: new Int32Array(capacity),
    texts: new Map(),
    bad: [],
  };
  const seen = codeSet();
  const width = targets.length;
  const kindOf = Uint8Array.from(targets, ({ kind }) => kinds[kind]);
  const placesOf = Uint8Array.from(targets, (target) => ('places' in target ? target.places : 0));
  const whole = targets.map((target) => (target.kind === 'mark' || target.kind === 'count' ? target.values : new Int32Array(0)));
  const decimals = targets.map((target) => (target.kind === 'figure' ? target.values : new Float64Array(0)));
  const flagged = targets.map((target) => (target.kind === 'flag' ? target.values : new Uint8Array(0)));
  const mayNotApply = Uint8Array.from(targets, ({ kind }) => Number(kind === 'mark'));
  const whenEmpty = Uint8Array.from(targets, (target) => (target.kind === 'flag' ? target.whenEmpty : 0));
  let line = firstLine;

  /**
   * Position after the row, or -1 where the row is not plain. `byte - 48` makes digits 0–9, and `>>> 0` everything below 0 large, so
   * one comparison tells a digit.
   */
  function plainRow(bytes: Uint8Array, start: number): number {
    const row = batch.rows;
    const last = width - 1;
    let at = start;
    for (let index = 0; index < width; index += 1) {
      const kind = kindOf[index];
      const first = at;
      let digit = (bytes[at] ?? 0) - zero;
      if (kind === kinds.mark) {
        let value = 0;
        while (digit >>> 0 <= 9) {
          value = (value * 10 + digit) | 0;
          at += 1;
          digit = (bytes[at] ?? 0) - zero;
        }
        const wholeDigits = at - first;
        let places = placesOf[index] ?? 0;
        if (digit === dot && wholeDigits > 0) {
          at += 1;
          digit = (bytes[at] ?? 0) - zero;
          while (digit >>> 0 <= 9 && places > 0) {
            value = (value * 10 + digit) | 0;
            places -= 1;
            at += 1;
            digit = (bytes[at] ?? 0) - zero;
          }
        }
        if (wholeDigits > 0) {
          // At most nine digits in all: the value and its multiple stay below 2^31.
          if (wholeDigits + (placesOf[index] ?? 0) > 9) return -1;
          value = Math.imul(value, smallTens[places] ?? 1);
        } else if (at !== first) return -1;
        else if (digit === comma || digit === newline || digit === carriageReturn) value = missing;
        else if (digit === letterN && bytes[at + 1] === 47 && bytes[at + 2] === 65 && mayNotApply[index] === 1) {
          value = notApplicable;
          at += 3;
          digit = (bytes[at] ?? 0) - zero;
        } else return -1;
        const column = whole[index];
        if (column) column[row] = value;
      } else if (kind === kinds.figure) {
        at = figure(bytes, at, index, row);
        if (at === -1) return -1;
        digit = (bytes[at] ?? 0) - zero;
      } else if (kind === kinds.flag) {
        const column = flagged[index];
        if (column) column[row] = digit === 0 || digit === 1 ? digit : (whenEmpty[index] ?? 0);
        if (digit === 0 || digit === 1) {
          at += 1;
          digit = (bytes[at] ?? 0) - zero;
        }
      } else if (kind === kinds.grade) {
        return -1;
      } else {
        while (digit !== comma && digit !== newline && digit !== carriageReturn && digit !== quote) {
          at += 1;
          digit = (bytes[at] ?? 0) - zero;
        }
        if (kind === kinds.code) {
          batch.codeFrom[row] = first;
          batch.codeTo[row] = at;
        } else {
          batch.nameTo[row] = withoutSpaces(bytes, at, first, -1);
          batch.nameFrom[row] = withoutSpaces(bytes, first, batch.nameTo[row] ?? at, 1);
        }
      }
      if (index < last) {
        if (digit !== comma) return -1;
      } else if (digit === carriageReturn) {
        at += 1;
        if (bytes[at] !== newline + zero) return -1;
      } else if (digit !== newline) return -1;
      at += 1;
    }
    return at;
  }

  /** A decimal of up to 15 digits; answers the position after it, -1 where it is not one. */
  function figure(bytes: Uint8Array, start: number, index: number, row: number): number {
    const column = decimals[index];
    if (!column) return -1;
    const negative = bytes[start] === minus;
    const first = negative ? start + 1 : start;
    let at = first;
    let digit = (bytes[at] ?? 0) - zero;
    let value = 0;
    while (digit >>> 0 <= 9) {
      value = value * 10 + digit;
      at += 1;
      digit = (bytes[at] ?? 0) - zero;
    }
    const wholeDigits = at - first;
    let places = placesOf[index] ?? 0;
    if (digit === dot && wholeDigits > 0) {
      at += 1;
      digit = (bytes[at] ?? 0) - zero;
      while (digit >>> 0 <= 9 && places > 0) {
        value = value * 10 + digit;
        places -= 1;
        at += 1;
        digit = (bytes[at] ?? 0) - zero;
      }
    }
    if (at === start) {
      column[row] = Number.NaN; // whether the cell is empty, the caller sees by what follows
      return at;
    }
    if (wholeDigits === 0 || wholeDigits + (placesOf[index] ?? 0) > 15) return -1;
    value *= tens[places] ?? 1;
    column[row] = negative ? 0 - value : value;
    return at;
  }

  /** Any row, by its text; answers the position after it, -1 where it does not end here. */
  function otherRow(bytes: Uint8Array, start: number, to: number, ended: boolean): number {
    const end = endOfRow(bytes, start, to, ended);
    if (end === -1) return -1;
    const text = new TextDecoder().decode(bytes.subarray(start, end)).replace(/\r?\n$/, '');
    const from = line;
    for (let at = start; at < end; at += 1) if (bytes[at] === newline + zero) line += 1;
    if (text.trim() !== '') put(from, cellsOf(text));
    return end;
  }

  /** Puts the cells of one row in their columns, or says what is wrong with them; null where they could not be told apart. */
  function put(from: number, cells: readonly string[] | null): void {
    const bad = (code: string, refusal: Refusal) => batch.bad.push({ line: from, code, refusal });
    if (cells === null) {
      bad('', new Refusal('rating.rowQuotes'));
      return;
    }
    const row = batch.rows;
    const texts = { code: '', name: '' };
    for (const [index, target] of targets.entries()) {
      if (target.kind === 'code' || target.kind === 'name') texts[target.kind] = (cells[index] ?? '').trim();
    }
    if (cells.length !== width) {
      bad(texts.code, new Refusal('rating.rowLength', { cells: cells.length, expected: width }));
      return;
    }
    const before = batch.bad.length;
    for (const [index, target] of targets.entries()) {
      if (target.kind === 'code' || target.kind === 'name') continue;
      try {
        putCell(target, row, cells[index] ?? '');
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        bad(texts.code, error);
      }
    }
    if (texts.code === '') bad('', new Refusal('rating.rowCodeMissing'));
    else if (!seen.add(texts.code)) bad(texts.code, new Refusal('rating.rowCodeTwice', { code: texts.code }));
    if (batch.bad.length > before) return;
    batch.texts.set(row, texts);
    batch.lines[row] = from;
    batch.rows += 1;
  }

  function read(bytes: Uint8Array, from: number, to: number, ended: boolean): number {
    batch.bytes = bytes;
    let at = from;
    // Without a line break at its end the last row is left to `otherRow`, so the fast path always meets one.
    const plainEnd = bytes.lastIndexOf(newline + zero, to - 1);
    while (at < to && batch.rows < capacity) {
      const next = at <= plainEnd ? plainRow(bytes, at) : -1;
      const row = batch.rows;
      const first = batch.codeFrom[row] ?? 0;
      if (next !== -1 && (batch.codeTo[row] ?? 0) > first && isNew(seen, bytes, first, batch.codeTo[row] ?? 0)) {
        batch.lines[row] = line;
        batch.rows += 1;
        line += 1;
        at = next;
        continue;
      }
      const end = otherRow(bytes, at, to, ended);
      if (end === -1) break;
      at = end;
    }
    return at;
  }

  return { batch, read, put, line: () => line };
}

/** Moves an edge of a cell inwards over spaces; `step` 1 from its start, -1 from its end. */
function withoutSpaces(bytes: Uint8Array, edge: number, limit: number, step: 1 | -1): number {
  let at = edge;
  while (at !== limit && bytes[step === 1 ? at : at - 1] === 32) at += step;
  return at;
}

/** Whether the code has not been met; false also where it is not written plainly, so that the other path looks at it. */
function isNew(seen: CodeSet, bytes: Uint8Array, from: number, to: number): boolean {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = (bytes[at] ?? 0) - zero;
    if (digit < 0 || digit > 9) return false;
    number = number * 10 + digit;
  }
  return to - from >= 4 && to - from <= 15 && bytes[from] !== zero && seen.addNumber(number);
}

/** Position after the row that starts here; a quotation mark opens only at the start of a cell. -1 where more bytes are needed. */
function endOfRow(bytes: Uint8Array, start: number, to: number, ended: boolean): number {
  let quoted = false;
  let cellStart = true;
  for (let at = start; at < to; at += 1) {
    const byte = (bytes[at] ?? 0) - zero;
    if (quoted) {
      if (byte === quote) quoted = false; // a doubled one opens again at once
    } else if (byte === newline) return at + 1;
    else if (byte === quote && (cellStart || bytes[at - 1] === quote + zero)) quoted = true;
    cellStart = byte === comma;
  }
  return ended ? to : -1;
}

/** The cells of one row; null where the quotation marks do not match. */
export function cellsOf(row: string): string[] | null {
  if (!row.includes('"')) return row.split(',');
  try {
    const [cells] = parse(row, { relaxColumnCount: true });
    return cells ?? null;
  } catch {
    return null;
  }
}

export function codeOf(batch: Batch, row: number): string {
  return batch.texts.get(row)?.code ?? textOf(batch.bytes, batch.codeFrom[row], batch.codeTo[row]);
}

export function nameOf(batch: Batch, row: number): string {
  return batch.texts.get(row)?.name ?? textOf(batch.bytes, batch.nameFrom[row], batch.nameTo[row]);
}

function textOf(bytes: Uint8Array, from: number | undefined, to: number | undefined): string {
  return new TextDecoder().decode(bytes.subarray(from, to));
}
