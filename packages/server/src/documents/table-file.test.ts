import { makeTableFile } from '@xingcun/core/documents/table-contract';
import { readWorkbookFile } from '@xingcun/spreadsheet/workbook-file';
import { expect, test } from 'vitest';
import { places, testServer } from '../test/server.ts';

const { as, anyone } = await testServer();
const rows = [
  ['村', '得分', '说明'],
  ['小拐村', 87.5, '=1+1'],
  ['和谐村', null, '“好”'],
];
const limits = { bytes: 100_000, unpackedBytes: 1_000_000, sheets: 2, rows: 10, columns: 10, cells: 100 };

test('what a page shows becomes a file: numbers as numbers, and no text as a formula', async () => {
  const clerk = await as('villageClerk', places.xiaoguai);
  const excel = await clerk.call(makeTableFile, { body: { name: '各村[1]', format: 'xlsx', rows } });
  expect(excel.body.fileName).toBe('各村[1]-2026-11-02.xlsx');
  const [sheet] = await readWorkbookFile(excel.body.bytes as Uint8Array, limits);
  expect(sheet?.name).toBe('各村 1');
  expect(sheet?.rows[1]?.[1]).toBe(87.5);
  expect(String(sheet?.rows[1]?.[2])).toContain('=1+1');
  const csv = await clerk.call(makeTableFile, { body: { name: '各村', format: 'csv', rows } });
  const text = Buffer.from(csv.body.bytes as Uint8Array).toString('utf8');
  expect(text).toContain("小拐村,87.5,'=1+1\r\n和谐村,,“好”");
});

test('nobody without an account has files made', async () => {
  expect((await anyone.call(makeTableFile, { body: { name: '表', format: 'csv', rows } })).status).toBe(401);
});
