import { Refusal } from '@xingcun/core/refusal';
import { writeWorkbook } from '@xingcun/core/standards/workbook-write';
import { writeWorkbookFile } from '@xingcun/spreadsheet/workbook-file';
import { expect, test } from 'vitest';
import { twoStars } from '../test/given-cycle.ts';
import { readWorkbook } from './read-workbook.ts';

const file = await writeWorkbookFile(writeWorkbook(twoStars));
/** 360,000 texts: within what a workbook may hold, beyond what a small memory can. */
const wide = await writeWorkbookFile(
  Array.from({ length: 30 }, (_, index) => ({
    name: `s${index}`,
    rows: Array.from({ length: 60 }, () => Array.from({ length: 200 }, () => 'x'.repeat(60))),
  })),
);

test('a workbook is read in its own thread', async () => {
  expect(await readWorkbook(file)).toEqual(twoStars);
});

test('a thread that uses up its memory is ended, and the server goes on', async () => {
  await expect(readWorkbook(wide, { megabytes: 12, milliseconds: 10_000 })).rejects.toMatchObject({ code: 'standards.tooHeavy' });
  expect(await readWorkbook(file)).toEqual(twoStars);
});

test('a thread that takes too long is ended', async () => {
  await expect(readWorkbook(file, { megabytes: 192, milliseconds: 1 })).rejects.toMatchObject({ code: 'standards.tooHeavy' });
});

test('what the workbook itself is refused for comes back as that refusal', async () => {
  await expect(readWorkbook(Buffer.from('PK'))).rejects.toThrow(Refusal);
  const strange = await writeWorkbookFile([{ name: 'Sheet1', rows: [['a'], [1]] }]);
  await expect(readWorkbook(strange)).rejects.toMatchObject({ code: 'standards.invalid' });
});
