import type { UnitKind } from './unit.ts';

/** What a code says of its unit. The kind of an office is not in its code. */
export interface CodeParts {
  /** The whole code: twelve digits, or those and a suffix. */
  code: string;
  parentCode: string | null;
  kind: Exclude<UnitKind, 'department' | 'workTeam'> | 'office';
}

/**
 * Reads a statistical division code (统计用区划代码) of 4, 6, 9 or 12 digits, or that of an office: twelve digits, `-`, 2–12 capitals
 * or digits. Two digits province and two city, two district, three township, three residents' organisation; a city without districts
 * (东莞, 中山) has townships under 00. The digits name the parent, so a unit never moves: it closes and another opens.
 * Source: GB/T 2260, GB/T 10114 and the code's explanation by the statistics bureau (docs/sources.md).
 * @returns null where it is not such a code
 */
export function readCode(written: string): CodeParts | null {
  const office = /^(\d{12})-[A-Z0-9]{2,12}$/.exec(written);
  if (office?.[1]) return readCode(office[1]) ? { code: written, parentCode: office[1], kind: 'office' } : null;
  if (!/^(\d{4}|\d{6}|\d{9}|\d{12})$/.test(written)) return null;
  const code = written.padEnd(12, '0');
  if (code.startsWith('00') || code.slice(2, 4) === '00') return null;
  if (!code.endsWith('000')) return { code, parentCode: code.slice(0, 9).padEnd(12, '0'), kind: kindOfResidents(code) };
  if (code.slice(6, 9) !== '000') return { code, parentCode: code.slice(0, 6).padEnd(12, '0'), kind: 'township' };
  if (code.slice(4, 6) !== '00') return { code, parentCode: code.slice(0, 4).padEnd(12, '0'), kind: 'district' };
  return { code, parentCode: null, kind: 'city' };
}

/**
 * Third part of a twelve-digit code: 001–199 residents' committees, 200–399 villagers' committees, 400–499 like the former, 500–599
 * like the latter.
 */
function kindOfResidents(code: string): 'village' | 'community' | 'settlement' {
  const part = Number(code.slice(9));
  if (part >= 200 && part <= 399) return 'village';
  return part >= 500 && part <= 599 ? 'settlement' : 'community';
}

/** The unit's own step in a path. PostgreSQL 15 takes no hyphen there. */
export function pathLabel(code: string): string {
  return code.replace('-', '_');
}

/** The everyday name: “小拐村村委会” → “小拐村”, “胜利社区居委会” → “胜利社区”. The raw name is kept beside it. */
export function everydayName(raw: string): string {
  return raw.replace(/(村|社区)(村民委员会|村委会|居民委员会|居委会)$/, '$1');
}
