import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { standardArbitrary } from './arbitrary.ts';
import type { WorkbookCell, Worksheet } from './workbook.ts';
import { cellName } from './workbook.ts';
import { readWorkbook } from './workbook-read.ts';
import { writeWorkbook } from './workbook-write.ts';
import { readStandardYaml } from './yaml.ts';

const folder = new URL('../../../../standards/', import.meta.url);
const karamay = readStandardYaml(readFileSync(new URL('karamay-ten-stars.yaml', folder), 'utf8'));

function problemsOf(sheets: Worksheet[]): { at: string; zh: string }[] {
  try {
    readWorkbook(sheets);
  } catch (error) {
    const problems: unknown = error instanceof Refusal ? error.details['problems'] : null;
    if (!Array.isArray(problems)) throw error;
    return problems.map(({ at, message }: { at: string; message: { zh: string } }) => ({ at, zh: message.zh }));
  }
  return [];
}

/** The workbook of the draft with one cell changed, found by its sheet and name. */
function withCell(address: string, value: WorkbookCell): Worksheet[] {
  const [sheet, cell] = address.split('!');
  return writeWorkbook(karamay).map(({ name, rows }) => ({
    name,
    rows: rows.map((row, y) => row.map((old, x) => (name === sheet && cellName(y, x) === cell ? value : old))),
  }));
}

test('a rule is written as rows that an office person can edit', () => {
  const rules = writeWorkbook(karamay).find(({ name }) => name === '评分细则')?.rows ?? [];
  expect(rules[0]?.slice(0, 4)).toEqual(['指标 Indicator', '部分 Part', '内容 What', '数据项或代码 Input or code']);
  expect(rules.filter(([indicator]) => indicator === 'ZF6')).toEqual([
    ['ZF6', null, '分子', 'helpAnswered', null, null, null, null],
    ['ZF6', null, '分母', 'helpReceived', null, null, null, null],
    ['ZF6', null, '达标比例%', null, 100, null, null, null],
    ['ZF6', null, '没有对象时', '得满分', null, null, null, null],
  ]);
});

test('the draft of Karamay returns from its workbook unchanged, also with columns in another order and empty rows', () => {
  expect(readWorkbook(writeWorkbook(karamay))).toEqual(karamay);
  const shuffled = writeWorkbook(karamay).map(({ name, rows }) => ({
    name,
    rows: name === '填写说明' ? rows : rows.flatMap((row) => [[...row].reverse(), row.map(() => '')]),
  }));
  expect(readWorkbook(shuffled)).toEqual(karamay);
});

test('numbers typed as text, texts that look like numbers and English codes are understood', () => {
  expect(readWorkbook(withCell('指标!E2', '20.00'))).toEqual(karamay);
  expect(readWorkbook(withCell('指标!G2', 'formula'))).toEqual(karamay);
  expect(readWorkbook(withCell('标准!B4', 2027.1))).toEqual({ ...karamay, version: '2027.1' });
});

test.each<[string, WorkbookCell, { at: string; zh: string }[]]>([
  ['指标!E2', 19.999, [{ at: '指标!E2', zh: '小数位超过 2 位' }]],
  ['指标!E2', 15, [{ at: '星!A2', zh: '合计 95，应等于满分 100' }]],
  ['指标!E2', '二十', [{ at: '指标!E2', zh: '应为数字' }]],
  ['指标!E2', null, [{ at: '指标!E2', zh: '缺少这一项' }]],
  [
    '指标!F2',
    '抽签',
    [
      { at: '指标!F2', zh: '“抽签”不在可选范围：计算、评议、计算加评议' },
      { at: '指标!F2', zh: '缺少这一项' },
    ],
  ],
  ['指标!C1', '名字', [{ at: '指标!C1', zh: '不认识列“名字”' }]],
  ['星!D2', 0, [{ at: '星!D2', zh: '必须大于 0' }]],
  ['数据项!B2', '民族', [{ at: '数据项!B2', zh: '没有部分“民族”；请先加一行“部分”' }]],
  ['数据项!D2', '少数民族人数', [{ at: '数据项!D2', zh: '含有“民族”：星村只评价组织，不采集居民的此类信息' }]],
  ['评分细则!C2', '随便', [{ at: '评分细则!C2', zh: '“随便”不在可选范围' }]],
  ['评分细则!A2', 'ZZ9', [{ at: '评分细则!A2', zh: '没有代码为“ZZ9”的指标' }]],
  ['评分细则!F2', 3, [{ at: '评分细则!F2', zh: '“公式”这一行不用这一格，请清空' }]],
  ['标准!A3', '编号', [{ at: '标准!A3', zh: '不认识项目“编号”' }]],
  ['加分与否决!F2', 0, [{ at: '加分与否决!F2', zh: '必须大于 0' }]],
])('%s = %s is refused at its cell', (address, value, expected) => {
  const problems = problemsOf(withCell(address, value));
  for (const { at, zh } of expected) expect(problems).toContainEqual({ at, zh: expect.stringContaining(zh) });
});

test('a missing sheet and an unknown one are named', () => {
  const sheets = writeWorkbook(karamay).filter(({ name }) => name !== '评分细则');
  expect(problemsOf([...sheets, { name: 'Sheet1', rows: [['x']] }])).toEqual(
    expect.arrayContaining([
      { at: '评分细则', zh: '缺少工作表“评分细则”' },
      { at: 'Sheet1', zh: expect.stringContaining('不认识工作表“Sheet1”') },
    ]),
  );
  expect(readWorkbook([...writeWorkbook(karamay), { name: 'Sheet1', rows: [[null, '']] }])).toEqual(karamay);
});

test('cells are named as office programs name them', () => {
  expect([cellName(0, 0), cellName(6, 3), cellName(9, 25), cellName(0, 26), cellName(0, 701), cellName(0, 702)]).toEqual([
    'A1',
    'D7',
    'Z10',
    'AA1',
    'ZZ1',
    'AAA1',
  ]);
});

test('property: a standard returns from its worksheets unchanged', () => {
  fc.assert(
    fc.property(standardArbitrary, (standard) => {
      expect(readWorkbook(writeWorkbook(standard))).toEqual(standard);
    }),
    { numRuns: 50 },
  );
}, 60_000);

test('property: no worksheets make the reader fail other than by a refusal', () => {
  const small = writeWorkbook(readStandardYaml(readFileSync(new URL('five-named-stars.yaml', folder), 'utf8')));
  const names = small.map(({ name }) => name);
  const cell = fc.oneof(
    fc.constant(null),
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constantFrom('代码', '星', '__proto__', 'constructor', 'ZF', '部分'),
  );
  const sheet = fc.record({
    name: fc.oneof(fc.constantFrom(...names), fc.string()),
    rows: fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 }),
  });
  fc.assert(
    fc.property(fc.array(sheet, { maxLength: 6 }), (sheets) => {
      expect(() => readWorkbook(sheets)).toThrow(Refusal);
    }),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.nat(), cell, (pick, y, x, value) => {
      const sheets = structuredClone(small);
      const rows = sheets[pick % sheets.length]?.rows ?? [];
      const row = rows[y % rows.length];
      if (row) row[x % row.length] = value;
      try {
        readWorkbook(sheets);
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
      }
    }),
    { numRuns: 50 },
  );
}, 60_000);
