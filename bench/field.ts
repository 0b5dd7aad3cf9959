import { type CompiledStandard, compileStandard } from '@xingcun/core/rating/compile';
import { emptyColumns, missing, notApplicable, type SheetColumns } from '@xingcun/core/rating/sheet-columns';
import type { Standard, Star } from '@xingcun/core/standards/standard';

/** A field of villages the size of a country, the same in every run: ten stars, 59 marks, bonus, vetoes, bands. */

export const villages = 620_000;

const shape = [6, 6, 6, 6, 5, 5, 7, 6, 6, 6]; // indicators per star, as in the ten-star draft
export const starCodes = shape.map((_, star) => `S${star}`);
export const indicatorsOf = (star: number) => Array.from({ length: shape[star] ?? 0 }, (_, index) => `S${star}N${index}`);
const words = (text: string) => ({ zh: text, en: text });

/** Maxima in hundredths; each star's make 100 points. */
export function maximaOf(star: number): number[] {
  const count = shape[star] ?? 1;
  const each = Math.floor(100 / count) * 100;
  return Array.from({ length: count }, (_, index) => (index === 0 ? 10_000 - each * (count - 1) : each));
}

export const passMark = 8000;
export const bonusEach = 100;
export const bonusCap = 500;
export const bands = [9, 7, 5]; // stars from which: model, advanced, sound; below: improving

export const standard: Standard = {
  format: 'xingcun-standard/1',
  code: 'bench',
  version: '1',
  draft: true,
  title: words('bench'),
  source: words('bench'),
  scorePlaces: 2,
  inputs: [],
  stars: starCodes.map(
    (code, star): Star => ({
      code,
      title: words(code),
      boundary: null,
      leadUnit: null,
      supportingUnits: [],
      indicators: indicatorsOf(star).map((indicator, index) => ({
        code: indicator,
        title: words(indicator),
        maxScore: maximaOf(star)[index] ?? 0,
        basis: 'judged',
        rule: { kind: 'judged', step: 1, guide: words('guide') },
        evidence: [],
        notApplicable: 'allowed',
        whenMissing: 'incomplete',
        legalBasis: null,
      })),
      combine: { kind: 'sum' },
      passMark,
      bonus: {
        items: [{ code: `${code}B`, title: words('bonus'), each: bonusEach, proofRequired: true }],
        cap: bonusCap,
        mayLiftOverPassMark: true,
      },
      maxScore: 10_000,
      vetoes: [{ code: `${code}V`, title: words('veto'), authority: words('authority'), legalBasis: null }],
      hardStandards: [],
    }),
  ),
  vetoes: [{ code: 'GV', title: words('global veto'), authority: words('authority'), legalBasis: null }],
  panel: null,
  measures: [],
  grade: {
    by: 'starsWon',
    bands: [
      ...bands.map((from, index) => ({ code: `g${index}`, title: words(`g${index}`), from: String(from), meaning: null })),
      { code: 'g3', title: words('g3'), from: null, meaning: null },
    ],
    caps: [],
    maxRise: null,
    quotas: [],
  },
};

export const compiled: CompiledStandard = compileStandard(standard);

/** The same numbers in every run (xorshift, 32 bits). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** `from({ length }, …)` would make an object per value first. */
function filled<Column extends Float64Array | Int32Array | Uint8Array>(column: Column, value: () => number): Column {
  for (let row = 0; row < column.length; row += 1) column[row] = value();
  return column;
}

/** @param plain every mark is a number: nothing missing, everything applies */
export function field(rows: number, { plain = false } = {}): SheetColumns {
  const next = numbers(20_260_101);
  const marks: Record<string, Int32Array> = {};
  const bonus: Record<string, Int32Array> = {};
  const vetoes: Record<string, Uint8Array> = { GV: new Uint8Array(rows) };
  const quality = filled(new Float64Array(rows), () => 0.55 + 0.45 * next());
  for (const [star, code] of starCodes.entries()) {
    for (const [index, indicator] of indicatorsOf(star).entries()) {
      const max = maximaOf(star)[index] ?? 0;
      const column = new Int32Array(rows);
      for (let row = 0; row < rows; row += 1) {
        const luck = next();
        if (!plain && luck < 0.002) column[row] = missing;
        else if (!plain && luck > 0.99 && index === 0) column[row] = notApplicable;
        else column[row] = Math.floor(Math.min(1, (quality[row] ?? 0) + 0.4 * next() - 0.1) * (max / 50)) * 50; // marks in half points
      }
      marks[indicator] = column;
    }
    bonus[`${code}B`] = filled(new Int32Array(rows), () => (next() < 0.2 ? Math.floor(next() * 8) : 0));
    vetoes[`${code}V`] = filled(new Uint8Array(rows), () => Number(next() < 0.005));
  }
  vetoes['GV'] = filled(new Uint8Array(rows), () => Number(next() < 0.002));
  return { ...emptyColumns(rows), marks, bonus, vetoes };
}
