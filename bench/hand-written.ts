import { bands, bonusCap, bonusEach, indicatorsOf, maximaOf, passMark, starCodes } from './field.ts';
import { missing, notApplicable, type SheetColumns } from '@xingcun/core/rating/sheet-columns';

/**
 * The floor: the same arithmetic as a programmer would write it for this one standard, over plain Float64Arrays (NaN is missing,
 * -1 does not apply): one loop a star over its five to seven columns, everything known beforehand.
 */
export interface HandField {
  rows: number;
  marks: Float64Array[][];
  bonus: Float64Array[];
  vetoes: Uint8Array[];
  globalVeto: Uint8Array;
}

export function handField(columns: SheetColumns): HandField {
  const mark = (value: number) => (value === missing ? Number.NaN : value === notApplicable ? -1 : value);
  return {
    rows: columns.rows,
    marks: starCodes.map((_, star) => indicatorsOf(star).map((code) => Float64Array.from(columns.marks[code] ?? [], mark))),
    bonus: starCodes.map((code) => Float64Array.from(columns.bonus[`${code}B`] ?? [])),
    vetoes: starCodes.map((code) => columns.vetoes[`${code}V`] ?? new Uint8Array(columns.rows)),
    globalVeto: columns.vetoes['GV'] ?? new Uint8Array(columns.rows),
  };
}

export interface HandResult {
  scores: Float64Array[];
  won: Uint16Array;
  starsWon: Uint8Array;
  grades: Int8Array;
  incomplete: Uint8Array;
}

export function ratePlainly({ rows, marks, bonus, vetoes, globalVeto }: HandField): HandResult {
  const result: HandResult = {
    scores: marks.map(() => new Float64Array(rows)),
    won: new Uint16Array(rows),
    starsWon: new Uint8Array(rows),
    grades: new Int8Array(rows),
    incomplete: new Uint8Array(rows),
  };
  for (let star = 0; star < marks.length; star += 1) {
    rateStarPlainly(marks[star]!, maximaOf(star), bonus[star]!, vetoes[star]!, globalVeto, star, result);
  }
  const [model = 9, advanced = 7, sound = 5] = bands;
  for (let row = 0; row < rows; row += 1) {
    const count = result.starsWon[row]!;
    result.grades[row] =
      globalVeto[row] === 1 || result.incomplete[row] === 1
        ? -1
        : count >= model
          ? 0
          : count >= advanced
            ? 1
            : count >= sound
              ? 2
              : 3;
  }
  return result;
}
