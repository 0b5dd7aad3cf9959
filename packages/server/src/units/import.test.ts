import { importUnits, listUnits, previewUnits, readUnit } from '@xingcun/core/units/contract';
import { expect, test } from 'vitest';
import { otherCity } from '../test/other-city.ts';
import { places, testServer } from '../test/server.ts';
import { importSampleOffices } from './seed.ts';

const { as, anyone, platform, clock } = await testServer();
await otherCity(platform.owner);
const admin = await as('systemAdmin', places.city);
const send = (file: string, key?: string) => admin.call(importUnits, { body: { file } }, key ? { key } : {});
const unitOf = async (unitCode: string) => (await anyone.call(readUnit, { params: { unitCode } })).body;

test('a preview shows every problem in both languages and changes nothing', async () => {
  const file = 'code,name,openedOn\n650203201,新乡,2026-01-01\n650203201201,新村,2026-13-01\n65x,坏,\n650299201200,远村,\n';
  const { status, body } = await admin.call(previewUnits, { body: { file } });
  expect(status).toBe(200);
  expect(body.problems.map(({ line, code }) => [line, code])).toEqual([
    [3, 'units.cellNotValid'],
    [4, 'units.codeNotValid'],
    [5, 'units.parentMissing'],
  ]);
  expect(body.problems[0]?.message).toEqual({
    zh: '第 3 行：“openedOn”列的值“2026-13-01”无效。',
    en: 'Line 3: the value “2026-13-01” in the column “openedOn” is not valid.',
  });
  expect(body.added).toBe(2);
  expect((await anyone.call(readUnit, { params: { unitCode: '650203201000' } })).status).toBe(404);
});

test('an import is all or nothing', async () => {
  const { status, problem } = await send('code,name\n650203202,好乡\n650203202200,好村\n650203202201x,坏村\n');
  expect([status, problem.code, problem.values.count]).toEqual([422, 'units.importRefused', 1]);
  expect(problem.values.problems).toEqual([{ line: 4, code: 'units.codeNotValid', values: { line: 4, code: '650203202201x' } }]);
  expect((await anyone.call(readUnit, { params: { unitCode: '650203202000' } })).status).toBe(404);
});

test('units are added, renamed, merged and closed by files, and keep their dates', async () => {
  const first = await send(
    '﻿code,name,openedOn,nameEn\r\n650203203,试乡,2026-01-01,\r\n650203203200,"甲村, 村委会",,Jia\r\n650203203201,乙村村委会,,\r\n',
  );
  expect(first.body).toEqual({ added: 3, changed: 0, unchanged: 0 });
  expect(await unitOf('650203203200')).toMatchObject({ name: '甲村, 村委会', nameEn: 'Jia', kind: 'village' });

  await send('code,name,renamedOn\n650203203201,丙村,2026-06-01\n');
  expect(await unitOf('650203203201')).toMatchObject({
    name: '丙村',
    formerNames: [{ name: '乙村', nameEn: null, untilOn: '2026-06-01' }],
  });

  await send('code,name,closedOn,successorCode\n650203203201,丙村,2026-12-01,650203203200\n');
  const open = async () => (await anyone.call(listUnits, { query: { under: '650203203000' } })).body.map(({ code }) => code);
  expect(await open()).toContain('650203203201'); // today is 2 November
  clock.set('2026-12-01T02:00:00Z');
  expect(await open()).not.toContain('650203203201');
  expect(await unitOf('650203203201')).toMatchObject({ closedOn: '2026-12-01', successorCode: '650203203200' });
  clock.set('2026-11-02T02:00:00Z');

  const audit = await platform.owner
    .selectFrom('auditEntry')
    .select(['subjectKind', 'before', 'after'])
    .where('chain', '=', '650203203201')
    .where('subjectKind', '=', 'unit')
    .orderBy('id')
    .execute();
  expect(audit).toMatchObject([
    { before: { name: '乙村' }, after: { name: '丙村' } },
    { before: { closedOn: null }, after: { closedOn: '2026-12-01' } },
  ]);
});

test('the same file a second time changes nothing', async () => {
  const file = 'code,name\n650203204,又乡\n650203204200,又村\n';
  expect((await send(file)).body).toEqual({ added: 2, changed: 0, unchanged: 0 });
  expect((await send(file)).body).toEqual({ added: 0, changed: 0, unchanged: 2 });
});

test('a file reaches no further than the grant', async () => {
  const { problem } = await send('code,name\n659901100200,改名村\n');
  expect(problem.values.problems).toEqual([{ line: 2, code: 'units.outsideGrant', values: { line: 2, code: '659901100200' } }]);
  const newCity = await send('code,name\n6501,新市\n');
  expect(newCity.problem.code).toBe('units.importRefused');
});

test('a file that is no CSV, or empty, is refused', async () => {
  expect((await send('code,name\n650203205,"断\n')).problem).toMatchObject({ code: 'units.fileNotReadable', status: 422 });
  expect((await send('code,name\n')).problem.code).toBe('units.fileEmpty');
  expect((await send('code,name,color\n650203205,乡,x\n')).problem.values.problems).toMatchObject([
    { code: 'units.columnUnknown' },
  ]);
});

test('the shipped offices fit the shipped tree and say that they are samples', async () => {
  expect(await importSampleOffices(platform.owner)).toBe(17);
  await importSampleOffices(platform.owner);
  const departments = (await anyone.call(listUnits, { query: { kind: 'department' } })).body;
  expect(departments).toHaveLength(12);
  expect(departments).toContainEqual({
    code: '650203000000-ZZB',
    path: '650200000000.650203000000.650203000000_ZZB',
    parentCode: '650203000000',
    kind: 'department',
    name: '克拉玛依区委组织部',
    nameEn: 'Karamay District Party Committee Organization Department',
    sample: true,
  });
  const teams = (await anyone.call(listUnits, { query: { kind: 'workTeam' } })).body;
  expect(teams.map(({ parentCode }) => parentCode)).toEqual([
    places.tuanjie,
    places.xiaoguai,
    places.hexie,
    places.chagancao,
    places.hake,
  ]);
});

test('an office holds accounts and its own audit chain', async () => {
  await importSampleOffices(platform.owner);
  const { accountId } = await as('leadUnitAssessor', places.karamay, { stars: ['LD'] });
  expect(accountId).toBeTruthy();
  const { status } = await send('code,name,kind\n650203000000-ZZB,克拉玛依区委组织部（确认）,department\n');
  expect(status).toBe(201);
  const entry = await platform.owner
    .selectFrom('auditEntry')
    .select(['subjectId', 'after'])
    .where('chain', '=', '650203000000_ZZB')
    .where('subjectKind', '=', 'unit')
    .executeTakeFirstOrThrow();
  expect(entry).toMatchObject({ subjectId: '650203000000-ZZB', after: { sample: false } });
});
