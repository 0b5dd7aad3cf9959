import { Refusal } from '../refusal.ts';
import type { Unit, UnitKind } from './unit.ts';

/** A row of a file of statistical division codes (统计用区划代码): `code,name`, a code of 4, 6, 9 or 12 digits. */
export interface DivisionRow {
  line: number;
  code: string;
  name: string;
}

const levelByLength: Record<number, 'city' | 'district' | 'township' | 'residents'> = {
  4: 'city',
  6: 'district',
  9: 'township',
  12: 'residents',
};

/**
 * Third part of a twelve-digit code: 001–199 residents' committees, 200–399 villagers' committees, 400–499 like the former, 500–599
 * like the latter. Source: GB/T 10114 and the statistical code's explanation (docs/sources.md).
 */
function kindOfResidents(code: string): UnitKind {
  const part = Number(code.slice(9));
  if (part >= 200 && part <= 399) return 'village';
  return part >= 500 && part <= 599 ? 'settlement' : 'community';
}

/** The everyday name: “小拐村村委会” → “小拐村”, “胜利社区居委会” → “胜利社区”. The raw name is kept beside it. */
function everydayName(raw: string): string {
  return raw.replace(/(村|社区)(村民委员会|村委会|居民委员会|居委会)$/, '$1');
}

/**
 * Units of one city from its rows, parents first.
 * @throws {Refusal} units.codeNotValid, units.parentMissing, units.codeRepeated, each with the line
 */
export function unitsFromDivisions(rows: readonly DivisionRow[]): (Unit & { rawName: string })[] {
  const byCode = new Map<string, Unit & { rawName: string }>();
  for (const { line, code, name } of rows.toSorted((a, b) => a.code.length - b.code.length || a.code.localeCompare(b.code))) {
    const level = levelByLength[code.length];
    if (!level || !/^\d+$/.test(code) || name.trim() === '') throw new Refusal('units.codeNotValid', { line, code, name });
    const full = code.padEnd(12, '0');
    if (byCode.has(full)) throw new Refusal('units.codeRepeated', { line, code });
    const parentCode =
      level === 'city' ? null : code.slice(0, level === 'district' ? 4 : level === 'township' ? 6 : 9).padEnd(12, '0');
    const parent = parentCode === null ? null : byCode.get(parentCode);
    if (parent === undefined) throw new Refusal('units.parentMissing', { line, code, parentCode });
    byCode.set(full, {
      code: full,
      path: parent ? `${parent.path}.${full}` : full,
      parentCode,
      kind: level === 'residents' ? kindOfResidents(full) : level,
      name: everydayName(name.trim()),
      nameEn: null,
      rawName: name.trim(),
    });
  }
  return [...byCode.values()];
}
