import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCode } from './codes.ts';
import { type FileLine, type PlannedUnit, planUnits } from './import.ts';
import { isOpen, type UnitRecord } from './unit.ts';

const none: ReadonlyMap<string, UnitRecord> = new Map();

function file(text: string): FileLine[] {
  return text
    .trim()
    .split('\n')
    .map((row, index) => ({ line: index + 1, cells: row.trim().split(',') }));
}

function settle(units: readonly PlannedUnit[], existing: ReadonlyMap<string, UnitRecord> = none): Map<string, UnitRecord> {
  return new Map([...existing, ...units.map(({ line: _l, change: _c, formerName: _f, ...unit }) => [unit.code, unit] as const)]);
}

const karamay = `code,name,kind
6502,克拉玛依市,
650203,克拉玛依区,
650203200,小拐乡,
650203200202,小拐村村委会,
650203000000-ZZB,区委组织部,department`;

test('a code names its level and its parent', () => {
  expect(readCode('6502')).toEqual({ code: '650200000000', parentCode: null, kind: 'city' });
  expect(readCode('650203200202')).toEqual({ code: '650203200202', parentCode: '650203200000', kind: 'village' });
  expect(readCode('650203000000')).toEqual({ code: '650203000000', parentCode: '650200000000', kind: 'district' });
  expect(readCode('650203000000-ZZB')).toEqual({ code: '650203000000-ZZB', parentCode: '650203000000', kind: 'office' });
  // 东莞 has no districts: its townships stand under the city
  expect(readCode('441900003')).toEqual({ code: '441900003000', parentCode: '441900000000', kind: 'township' });
  for (const wrong of ['', '65', '65020', '6502032002021', '65020320020x', '650203000000-z', '000000000000'])
    expect(readCode(wrong), wrong).toBeNull();
});

test('units get everyday names, paths and kinds; offices stand below the unit they belong to', () => {
  const { units, problems } = planUnits(file(karamay), none);
  expect(problems).toEqual([]);
  expect(units.map(({ code, path, kind, name, rawName }) => ({ code, path, kind, name, rawName }))).toContainEqual({
    code: '650203200202',
    path: '650200000000.650203000000.650203200000.650203200202',
    kind: 'village',
    name: '小拐村',
    rawName: '小拐村村委会',
  });
  expect(units.find(({ kind }) => kind === 'department')?.path).toBe('650200000000.650203000000.650203000000_ZZB');
});

test('every problem is reported at once, each with its line and value', () => {
  const { problems } = planUnits(
    file(`code,name,kind,openedOn,colour
6502,克拉玛依市,,2026-02-30,red
650203,克拉玛依区,village,,
650203,克拉玛依区,,,
65020,小拐乡,,,
650204200202,某村,,,
650203000000-ZZB,区委组织部,,,
650203000000-GZD,工作队`),
    none,
  );
  expect(problems.map(({ line, code }) => [line, code])).toEqual([
    [1, 'units.columnUnknown'],
    [2, 'units.cellNotValid'],
    [3, 'units.cellNotValid'],
    [4, 'units.codeRepeated'],
    [5, 'units.codeNotValid'],
    [6, 'units.parentMissing'],
    [7, 'units.cellNotValid'],
    [8, 'units.cellCount'],
  ]);
  expect(problems[1]?.values).toMatchObject({ line: 2, column: 'openedOn', value: '2026-02-30' });
});

test('a file without its two columns is refused by name', () => {
  expect(planUnits(file('name,name\n克拉玛依市,x'), none).problems.map(({ code, values }) => [code, values.column])).toEqual([
    ['units.columnRepeated', 'name'],
    ['units.columnMissing', 'code'],
    ['units.codeNotValid', undefined],
  ]);
  expect(planUnits([], none).problems.map(({ code }) => code)).toEqual(['units.columnMissing', 'units.columnMissing']);
});

test('a unit renamed on a day keeps its code and its former name; a correction keeps none', () => {
  const before = settle(planUnits(file(karamay), none).units);
  const renamed = planUnits(file('code,name,renamedOn\n650203200202,小拐新村,2026-06-01'), before).units[0];
  expect(renamed).toMatchObject({ change: 'changed', name: '小拐新村', formerName: { name: '小拐村', untilOn: '2026-06-01' } });
  const corrected = planUnits(file('code,name\n650203200202,小枴村'), before).units[0];
  expect(corrected).toMatchObject({ change: 'changed', formerName: null });
});

test('a merged unit closes and names a successor that lives on', () => {
  const before = settle(planUnits(file(`${karamay}\n650203200205,和谐村,`), none).units);
  const merge = (row: string) => planUnits(file(`code,name,closedOn,successorCode\n${row}`), before);
  const { units, problems } = merge('650203200205,和谐村,2026-07-01,650203200202');
  expect(problems).toEqual([]);
  const merged = units[0];
  expect(merged && [isOpen(merged, '2026-06-30'), isOpen(merged, '2026-07-01')]).toEqual([true, false]);
  for (const wrong of [',650203200202', '2026-07-01,650203200299', '2026-07-01,650203200205', '2026-07-01,小拐'])
    expect(merge(`650203200205,和谐村,${wrong}`).problems[0]?.code, wrong).toBe('units.successorNotValid');
});

test('a unit closes only with everything below it', () => {
  const before = settle(planUnits(file(karamay), none).units);
  const township = 'code,name,closedOn\n650203200,小拐乡,2026-07-01';
  expect(planUnits(file(township), before).problems).toEqual([
    {
      line: 2,
      code: 'units.openBelow',
      values: { line: 2, code: '650203200000', child: '650203200202', closedOn: '2026-07-01' },
    },
  ]);
  expect(planUnits(file(`${township}\n650203200202,小拐村,2026-07-01`), before).problems).toEqual([]);
  expect(planUnits(file(`${township}\n650203200202,小拐村,2026-07-02`), before).problems[0]?.code).toBe('units.parentClosed');
});

/** A city with districts, townships and villages, as rows in any order. */
const cityRows = fc.array(fc.array(fc.nat({ max: 4 }), { maxLength: 4 }), { minLength: 1, maxLength: 4 }).chain((districts) => {
  const rows = ['6502,市'];
  for (const [d, townships] of districts.entries()) {
    const district = `6502${String(d + 1).padStart(2, '0')}`;
    rows.push(`${district},区${d}`);
    for (const [t, villages] of townships.entries()) {
      const township = `${district}${200 + t}`;
      rows.push(`${township},乡${t}`);
      for (let v = 0; v < villages; v++) rows.push(`${township}${200 + v},村${v}`);
    }
  }
  return fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length });
});

test('property: any order of lines gives the same tree, parents before children', () => {
  fc.assert(
    fc.property(cityRows, (rows) => {
      const { units, problems } = planUnits(file(['code,name', ...rows].join('\n')), none);
      expect(problems).toEqual([]);
      expect(units).toHaveLength(rows.length);
      const seen = new Set<string>();
      for (const { code, path, parentCode } of units) {
        expect(path.split('.').at(-2) ?? null).toBe(parentCode);
        expect(parentCode === null || seen.has(parentCode)).toBe(true);
        seen.add(code);
      }
      const sorted = planUnits(file(['code,name', ...rows.toSorted()].join('\n')), none).units;
      expect(settle(units)).toEqual(settle(sorted));
    }),
  );
});

test('property: importing a file a second time changes nothing', () => {
  fc.assert(
    fc.property(cityRows, (rows) => {
      const lines = file(['code,name', ...rows].join('\n'));
      const again = planUnits(lines, settle(planUnits(lines, none).units));
      expect(again.problems).toEqual([]);
      expect(again.units.every(({ change }) => change === 'unchanged')).toBe(true);
    }),
  );
});

test('property: as many spoilt lines, as many problems, each on its line', () => {
  fc.assert(
    fc.property(cityRows, fc.nat(), (rows, seed) => {
      // spoil villages, on which nothing else hangs
      const spoilt = rows.map((row, index) =>
        /^\d{12},/.test(row) && (index + seed) % 2 === 0 ? `${row.slice(0, 11)}x,坏` : row,
      );
      const expected = spoilt.flatMap((row, index) => (row.endsWith('坏') ? [index + 2] : []));
      const { problems } = planUnits(file(['code,name', ...spoilt].join('\n')), none);
      expect(problems.map(({ line }) => line)).toEqual(expected);
    }),
  );
});
