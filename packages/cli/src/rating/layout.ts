import type { CompiledStandard } from '@xingcun/core/rating/compile';
import { figureKeys, missing, type SheetColumns } from '@xingcun/core/rating/sheet-columns';
import { Refusal } from '@xingcun/core/refusal';

/** How a cell of a column is read and where its value goes. */
export type Target =
  | { kind: 'code'; header: string }
  | { kind: 'name'; header: string }
  /** A decimal of so many places; a mark may also say that it does not apply. */
  | { kind: 'mark' | 'count'; header: string; places: number; values: Int32Array }
  | { kind: 'figure'; header: string; places: number; values: Float64Array }
  /** 1 or 0; `whenEmpty` is what an empty cell means. */
  | { kind: 'flag'; header: string; whenEmpty: number; values: Uint8Array }
  /** A grade's code, kept as the band's index. */
  | { kind: 'grade'; header: string; bands: ReadonlyMap<string, number>; values: Int8Array };

export interface Layout {
  targets: Target[];
  /** The columns that the targets fill; `rows` is for the caller to set. */
  columns: SheetColumns;
  hasName: boolean;
}

const titles: Readonly<Record<string, string>> = {
  代码: 'code',
  村代码: 'code',
  名称: 'name',
  村名: 'name',
  上年等级: 'previousGrade',
};

/**
 * Reads the header of a score file: `code`, `name` (optional), an indicator's code (its mark), `indicator.input` (a figure), codes of
 * bonus items (times), vetoes and hard standards (1 or 0), inputs of the standard, `previousGrade`.
 * @param capacity rows that the columns hold
 * @throws {Refusal} rating.fileColumnsUnknown, .fileColumnTwice, .fileCodeColumnMissing
 */
export function readLayout(compiled: CompiledStandard, header: readonly string[], capacity: number): Layout {
  const { standard } = compiled;
  const marks: Record<string, Int32Array> = {};
  const figures: Record<string, Float64Array> = {};
  const bonus: Record<string, Int32Array> = {};
  const vetoes: Record<string, Uint8Array> = {};
  const hardStandards: Record<string, Uint8Array> = {};
  const inputs: Record<string, Float64Array> = {};
  let previousGrades: Int8Array | null = null;

  const figurePlaces = new Map<string, number>();
  for (const [code, { rule }] of compiled.indicators) {
    for (const { key, input } of figureKeys(rule)) figurePlaces.set(`${code}.${key}`, input.decimals);
  }
  const target = (name: string): Target | null => {
    if (name === 'code' || name === 'name') return { kind: name, header: name };
    const indicator = compiled.indicators.get(name);
    if (indicator) {
      marks[name] = new Int32Array(capacity).fill(missing);
      return { kind: 'mark', header: name, places: standard.scorePlaces, values: marks[name] };
    }
    const places = figurePlaces.get(name);
    if (places !== undefined) {
      figures[name] = new Float64Array(capacity);
      return { kind: 'figure', header: name, places, values: figures[name] };
    }
    if (compiled.bonusCodes.has(name)) {
      bonus[name] = new Int32Array(capacity);
      return { kind: 'count', header: name, places: 0, values: bonus[name] };
    }
    if (compiled.vetoes.has(name)) {
      vetoes[name] = new Uint8Array(capacity);
      return { kind: 'flag', header: name, whenEmpty: 0, values: vetoes[name] };
    }
    if (compiled.hardStandardCodes.has(name)) {
      hardStandards[name] = new Uint8Array(capacity);
      return { kind: 'flag', header: name, whenEmpty: 2, values: hardStandards[name] };
    }
    const input = compiled.inputs.get(name);
    if (input) {
      inputs[name] = new Float64Array(capacity);
      return { kind: 'figure', header: name, places: input.decimals, values: inputs[name] };
    }
    if (name === 'previousGrade' && compiled.grade) {
      previousGrades = new Int8Array(capacity);
      return { kind: 'grade', header: name, bands: compiled.grade.bandIndex, values: previousGrades };
    }
    return null;
  };

  const names = header.map((cell) => titles[cell.trim()] ?? cell.trim());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Refusal('rating.fileColumnTwice', { column: twice });
  if (!names.includes('code')) throw new Refusal('rating.fileCodeColumnMissing');
  const found = names.map(target);
  const unknown = names.filter((_, index) => found[index] === null);
  if (unknown.length > 0) throw new Refusal('rating.fileColumnsUnknown', { columns: unknown.join(', ') });
  return {
    targets: found.filter((each) => each !== null),
    columns: { rows: 0, marks, figures, bonus, vetoes, hardStandards, inputs, previousGrades },
    hasName: names.includes('name'),
  };
}
