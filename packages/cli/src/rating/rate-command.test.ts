import { existsSync } from 'node:fs';
import { readWorkbookFile, writeWorkbookFile } from '@xingcun/spreadsheet/workbook-file';
import { expect, test } from 'vitest';
import { givenFiles, run, standardYaml } from '../test-run.ts';

const header = 'code,name,A1,A1.closed,A1.due,A2,B1,Ab,Av,previousGrade';
const scores = `${header}
650203200200,团结新村,,8,10,35.5,79.5,0,0,
650203200202,小拐村,N/A,,,32,80,0,0,good
650203200205,"和谐,村",50,,,40,90,2,1,
650205100200,=1+2,55,,,40,,0,0,low
`;

test('rates a table of marks and figures into a table of results', async () => {
  const { path, read } = givenFiles({ 's.yaml': standardYaml, 'in.csv': scores });
  const { code, errors } = await run('rate', '--standard', path('s.yaml'), '--scores', path('in.csv'), '-o', path('out.csv'));
  expect(code).toBe(0);
  expect(errors).toContain(`已评 4 个村，结果在 ${path('out.csv')}。`);
  expect(read('out.csv')).toBe(`\ufeffcode,name,state,starsWon,grade,A.score,A.state,B.score,B.state
650203200200,团结新村,rated,1,fair,83.50,won,79.50,notYet
650203200202,小拐村,rated,2,good,80.00,won,80.00,won
650203200205,"和谐,村",rated,1,fair,92.00,vetoed,90.00,won
650205100200,'=1+2,incomplete,1,,95.00,won,,incomplete
`);
  expect(existsSync(path('out.csv.part'))).toBe(false);
});

test('reads and writes xlsx with the same outcome as CSV', async () => {
  const { path } = givenFiles({ 's.yaml': standardYaml });
  const { writeFileSync, readFileSync } = await import('node:fs');
  const cells = (row: (string | number | null)[]) => row;
  const rows = [
    cells(['代码', '村名', 'A1', 'A1.closed', 'A1.due', 'A2', 'B1', 'Ab']),
    cells([650203200200, '团结新村', null, 8, 10, 35.5, 79.5, 0]),
    cells([]),
    cells(['650203200202', '=1+2', 'N/A', null, null, 0.1 * 3 * 100, '80', null]),
    cells([650203200205, '和谐村', 61]),
  ];
  writeFileSync(path('in.xlsx'), await writeWorkbookFile([{ name: '评分', rows }]));
  const { code, errors } = await run(
    'rate',
    '--standard',
    path('s.yaml'),
    '--scores',
    path('in.xlsx'),
    '-o',
    path('out.xlsx'),
    '--keep-going',
  );
  expect(code).toBe(1);
  expect(errors).toContain('第5行 650203200205：“A1”的值 61 超出范围（0 至 60）');
  const [sheet] = await readWorkbookFile(readFileSync(path('out.xlsx')));
  expect(sheet?.rows).toEqual([
    ['code', 'name', 'state', 'starsWon', 'grade', 'A.score', 'A.state', 'B.score', 'B.state'],
    ['650203200200', '团结新村', 'rated', 1, 'fair', 83.5, 'won', 79.5, 'notYet'],
    ['650203200202', '=1+2', 'rated', 1, 'fair', 75, 'notYet', 80, 'won'],
  ]);
});

test('writes JSON with scores as decimal strings', async () => {
  const { path, read } = givenFiles({ 's.yaml': standardYaml, 'in.csv': 'code,A1,A2,B1\n1001,60,40,\n' });
  await run('rate', '--standard', path('s.yaml'), '--scores', path('in.csv'), '-o', path('out.json'));
  expect(JSON.parse(read('out.json'))).toEqual([
    {
      code: '1001',
      state: 'incomplete',
      starsWon: 1,
      grade: null,
      measures: {},
      stars: { A: { score: '100.00', state: 'won' }, B: { score: null, state: 'incomplete' } },
    },
  ]);
});

test('explains one village on the screen, in either language', async () => {
  const { path } = givenFiles({ 's.yaml': standardYaml, 'in.csv': scores });
  const args = ['rate', '--standard', path('s.yaml'), '--scores', path('in.csv'), '--explain', '650203200200'];
  const chinese = await run(...args);
  expect([chinese.code, chinese.errors]).toEqual([0, '']);
  expect(chinese.out).toContain('A 甲星：83.50/100 授星');
  expect(chinese.out).toContain('8÷10，目标100%得满分60分，计48分。');
  expect(chinese.out).toContain('得79.50分，距80分的达标线差0.50分，未获此星。');
  expect((await run(...args, '--lang', 'en')).out).toContain('8 ÷ 10, where 100 % gives the full 60, makes 48.');
  const absent = await run(...args.slice(0, -1), '999999999999');
  expect(absent).toEqual({ code: 1, out: '', errors: '评分表中没有代码为 999999999999 的村，或该行有错。\n' });
});

const badScores = `code,A2,B1,previousGrade
650203200200,35.5,79.5,
650203200202,35.55,101,
650203200202,40,90,
650203200202,40,90,
,40,90,
650203200205,x,90.123,

650203200206,40
650203200207,40,90,best
"650203200208,40,90,
650203200209,40,90,
`;

test('every bad row is named by its line, and nothing is written', async () => {
  const { path } = givenFiles({ 's.yaml': standardYaml, 'in.csv': badScores });
  const { code, errors } = await run('rate', '--standard', path('s.yaml'), '--scores', path('in.csv'), '-o', path('out.csv'));
  expect(code).toBe(1);
  expect(errors.trim().split('\n')).toEqual([
    '第3行 650203200202：“A2”的评分 35.55 不是 0.5 的整倍数。',
    '第4行 650203200202：代码 650203200202 在前面已出现过。',
    '第5行 650203200202：代码 650203200202 在前面已出现过。',
    '第6行：本行没有代码。',
    '第7行 650203200205：“A2”列的“x”看不懂，应为数字或留空。',
    '第7行 650203200205：“B1”列的 90.123 小数位过多，最多2位。',
    '第9行 650203200206：本行有2格，列名有4个。',
    '第10行 650203200207：标准中没有等级“best”，请核对上年等级。',
    '第11行：本行的引号不成对。',
    '9行有错，没有写出结果。请更正后重来，或加 --keep-going 先写出其余各行。',
  ]);
  expect(existsSync(path('out.csv')) || existsSync(path('out.csv.part'))).toBe(false);
});

test('--keep-going writes the good rows and still exits non-zero', async () => {
  const { path, read } = givenFiles({ 's.yaml': standardYaml, 'in.csv': badScores });
  const { code, errors } = await run(
    'rate',
    '--standard',
    path('s.yaml'),
    '--scores',
    path('in.csv'),
    '-o',
    path('out.csv'),
    '--keep-going',
  );
  expect(code).toBe(1);
  expect(errors).toContain(`已评 1 个村，9行有错未评，结果在 ${path('out.csv')}。`);
  expect(read('out.csv').split('\n').slice(1)).toEqual(['650203200200,incomplete,0,,,incomplete,79.50,notYet', '']);
});

test('a file of many pieces is read to its end, with every line counted', async () => {
  const villages = 60_000;
  const filler = '村'.repeat(40);
  const lines = Array.from(
    { length: villages },
    (_, index) => `${650_203_000_000 + index},${filler}${index},60,${index % 2 === 0 ? 40 : 10},80`,
  );
  lines[54_320] = lines[54_320]?.replace(',60,', ',6O,') ?? '';
  const { path, read } = givenFiles({ 's.yaml': standardYaml, 'in.csv': ['code,name,A1,A2,B1', ...lines].join('\r\n') });
  const { errors } = await run(
    'rate',
    '--standard',
    path('s.yaml'),
    '--scores',
    path('in.csv'),
    '-o',
    path('out.csv'),
    '--keep-going',
    '--progress',
  );
  expect(errors).toContain('第54322行 650203054320：“A1”列的“6O”看不懂');
  expect(errors).toContain(`已评 ${villages - 1} 个村（100%）`);
  const results = read('out.csv').trim().split('\n').slice(1);
  expect(results.length).toBe(villages - 1);
  expect(results.filter((line) => line.includes(',2,good,')).length).toBe(villages / 2 - 1);
  expect(results.at(-1)).toBe(`650203059999,${filler}59999,rated,1,fair,70.00,notYet,80.00,won`);
});

test('quotas are settled over the whole file, and the explanation says so', async () => {
  const quota = `${standardYaml}  quotas:\n    - { grade: good, share: 40 }\n`;
  const rows = Array.from({ length: 5 }, (_, index) => `${1001 + index},60,40,${index < 3 ? 80 + index : 70}`);
  const { path, read } = givenFiles({ 's.yaml': quota, 'in.csv': ['code,A1,A2,B1', ...rows, ''].join('\n') });
  await run('rate', '--standard', path('s.yaml'), '--scores', path('in.csv'), '-o', path('out.csv'));
  const grades = read('out.csv')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[3]);
  expect(grades).toEqual(['fair', 'fair', 'fair', 'fair', 'fair']); // three equals for two places: none is preferred
  const { out } = await run('rate', '--standard', path('s.yaml'), '--scores', path('in.csv'), '--explain', '1002');
  expect(out).toContain('“先进”及以上不超过全部5个村的40%（2个），现有3个，本村列第1位，按“达标”评定。');
});

test.each([
  ['an empty file', '', '文件是空的，第一行应为列名。'],
  ['no code column', 'name,A1\n', '文件第一行没有“code”（代码）列。'],
  ['columns that the standard does not know', 'code,A1,信仰,Z9\n', '文件中有标准不认识的列：信仰, Z9。'],
  ['a column twice', 'code,A1,A1\n', '文件中“A1”列出现了两次'],
])('%s is refused', async (_, content, sentence) => {
  const { path } = givenFiles({ 's.yaml': standardYaml, 'in.csv': content });
  const { code, errors } = await run('rate', '--standard', path('s.yaml'), '--scores', path('in.csv'), '-o', path('out.csv'));
  expect([code, errors]).toEqual([1, expect.stringContaining(sentence)]);
});

test('a file in another encoding is refused with what to do', async () => {
  const { path } = givenFiles({ 's.yaml': standardYaml });
  const { writeFileSync } = await import('node:fs');
  writeFileSync(
    path('in.csv'),
    Buffer.from([...Buffer.from('code,name,A1\n1001,'), 0xd0, 0xa1, 0xb9, 0xd5, ...Buffer.from(',60\n')]),
  );
  const { code, errors } = await run('rate', '--standard', path('s.yaml'), '--scores', path('in.csv'), '-o', path('out.csv'));
  expect([code, errors]).toEqual([1, expect.stringContaining('文件不是 UTF-8 编码')]);
});

test('wrong calls and missing files say so in the person’s language and exit with their code', async () => {
  expect(await run('rate', '--lang', 'en')).toMatchObject({
    code: 2,
    errors: 'Missing option: --standard <file>\nAdd --help for usage.\n',
  });
  expect(await run('rat')).toMatchObject({ code: 2, errors: '没有这个命令：rat\n加 --help 看用法。\n' });
  expect(await run('rate', '--standard', 'no.yaml', '--scores', 'no.csv', '-o', 'out.csv')).toMatchObject({
    code: 1,
    errors: '找不到文件：no.yaml\n',
  });
  expect(await run('rate', '--standard', 'no.yaml', '--scores', 'no.csv')).toMatchObject({
    code: 1,
    errors: expect.stringContaining('-o'),
  });
  expect((await run('--help')).out).toContain('评定标准');
  expect((await run('rate', '--help', '--lang', 'en')).out).toContain('Rate a table of scores by a standard.');
});
