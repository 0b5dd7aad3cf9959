import type { CompiledStandard } from '@xingcun/core/rating/compile';
import { starStates, villageStates } from '@xingcun/core/rating/explanation';
import { shownPlaces } from '@xingcun/core/rating/grade';
import type { RatedColumns } from '@xingcun/core/rating/rate-many';
import { missing } from '@xingcun/core/rating/sheet-columns';
import type { Standard } from '@xingcun/core/standards/standard';
import { unitsText } from '@xingcun/core/values/exact';
import { type ByteWriter, byteWriter } from './byte-writer.ts';
import type { Batch } from './score-rows.ts';

/** Writes results row by row; `grades` are those after quotas. */
export interface ResultWriter {
  write: (batch: Batch, rated: RatedColumns, row: number, grade: number) => void;
  /** Writes what is left. */
  end: () => Promise<void>;
}

/** The columns of a result, in their order. */
export function resultHeader({ standard }: CompiledStandard, hasName: boolean): string[] {
  return [
    'code',
    ...(hasName ? ['name'] : []),
    'state',
    'starsWon',
    ...(standard.grade ? ['grade'] : []),
    ...standard.measures.map(({ code }) => code),
    ...standard.stars.flatMap(({ code }) => [`${code}.score`, `${code}.state`]),
  ];
}

const comma = 44;
const newline = 10;
const apostrophe = 39;

/** A spreadsheet takes a cell that starts so for a formula; an apostrophe in front keeps it a text. */
const formulaStart = /^[=+\-@\t\r＝＋－＠]/;

export function csvCell(text: string): string {
  const safe = formulaStart.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvResult(compiled: CompiledStandard, hasName: boolean, descriptor: number): ResultWriter {
  const { standard } = compiled;
  const out = byteWriter(descriptor);
  out.text(`\ufeff${resultHeader(compiled, hasName).join(',')}\n`); // the mark tells spreadsheets that it is UTF-8
  const states = villageStates.map((state) => Buffer.from(`,${state},`));
  const bands = (standard.grade?.bands ?? []).map(({ code }) => Buffer.from(code));
  const places = standard.measures.map((measure) => shownPlaces(measure.places));
  const putStar = starCells(out, standard);
  const put = (words: readonly Uint8Array[], index: number) => {
    const word = words[index];
    if (word) out.bytes(word, 0, word.length);
  };
  const cell = (bytes: Uint8Array, from: number, to: number) => {
    if (from < to && isFormulaByte(bytes, from)) out.byte(apostrophe);
    out.bytes(bytes, from, to);
  };

  return {
    write: (batch, rated, row, grade) => {
      const texts = batch.texts.get(row);
      if (texts) out.text(hasName ? `${csvCell(texts.code)},${csvCell(texts.name)}` : csvCell(texts.code));
      else {
        cell(batch.bytes, batch.codeFrom[row] ?? 0, batch.codeTo[row] ?? 0);
        if (hasName) {
          out.byte(comma);
          cell(batch.bytes, batch.nameFrom[row] ?? 0, batch.nameTo[row] ?? 0);
        }
      }
      put(states, rated.states[row] ?? 0);
      out.units(rated.starsWon[row] ?? 0, 0);
      if (standard.grade) {
        out.byte(comma);
        put(bands, grade);
      }
      for (let index = 0; index < places.length; index += 1) {
        const units = rated.measures[index]?.[row] ?? Number.NaN;
        out.byte(comma);
        if (!Number.isNaN(units)) out.units(units, places[index] ?? 0);
      }
      for (let index = 0; index < rated.scores.length; index += 1) {
        putStar(rated.scores[index]?.[row] ?? missing, rated.starStates[index]?.[row] ?? 0);
      }
      out.byte(newline);
    },
    end: async () => out.flush(),
  };
}

/**
 * `,score,state` of a star. A score of up to a thousand points in hundredths has few texts, so each is made once and kept; four words
 * hold it, and where it is longer it is written out.
 */
function starCells(out: ByteWriter, { scorePlaces, stars }: Standard): (score: number, state: number) => void {
  const kinds = starStates.length;
  const largest = Math.max(...stars.map(({ maxScore }) => maxScore));
  const entries = largest <= 100_000 ? (largest + 2) * kinds : 0;
  const table = new Int32Array(entries * 4);
  const lengths = new Uint8Array(entries);
  const textOf = (score: number, state: number) =>
    `,${score === missing ? '' : unitsText(score, scorePlaces)},${starStates[state]}`;

  return (score, state) => {
    const entry = (score === missing ? largest + 1 : score) * kinds + state;
    if (entry >= entries) {
      out.text(textOf(score, state));
      return;
    }
    if (lengths[entry] === 0) {
      const text = Buffer.from(textOf(score, state));
      const words = Buffer.alloc(16);
      lengths[entry] = text.copy(words) < text.length ? 255 : text.length;
      for (let word = 0; word < 4; word += 1) table[entry * 4 + word] = words.readInt32LE(word * 4);
    }
    const length = lengths[entry] ?? 0;
    if (length === 255) out.text(textOf(score, state));
    else out.stored(table, entry * 4, length);
  };
}

/** = + - @ and tab; and the first byte of the full-width forms, U+FF1D and its like, which some programs take alike. */
function isFormulaByte(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at];
  if (byte === 0xef) return formulaStart.test(new TextDecoder().decode(bytes.subarray(at, at + 3)));
  return byte === 61 || byte === 43 || byte === 45 || byte === 64 || byte === 9;
}
