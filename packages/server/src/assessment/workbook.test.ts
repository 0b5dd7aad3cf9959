import { readSheet, saveCell, saveCells } from '@xingcun/core/assessment/contract';
import { exportSheetWorkbook, readFilledSheet } from '@xingcun/core/assessment/workbook-contract';
import { strongEntries } from '@xingcun/core/assessment/given';
import type { WorkbookCell } from '@xingcun/core/standards/workbook';
import { readWorkbookFile, workbookLimits, writeWorkbookFile } from '@xingcun/spreadsheet/workbook-file';
import { expect, test } from 'vitest';
import { application, cellsOf, cycle, days, noon, people, type Person } from '../test/given.ts';
import { places, testServer } from '../test/server.ts';

const server = await testServer();
const { assessments } = await cycle(server, { villages: [places.xiaoguai, places.tuanjie, places.hake] });
const assessmentId = assessments[places.xiaoguai] ?? '';
const who = await people(server);
await application(server, { assessmentId, secretary: who.secretary });
server.clock.set(noon(days.selfAssessment));
const params = { assessmentId, stage: 'selfAssessment' as const };
const save = (person: Person, score: number, version: number) =>
  person.call(saveCell, {
    params: { ...params, itemCode: 'LD1' },
    body: { entry: { kind: 'mark', score }, reason: '', proofs: [], version },
  });
await who.clerk.call(saveCells, { params, body: { cells: cellsOf(strongEntries) } });

async function taken(person = who.clerk, of = params): Promise<Uint8Array> {
  const { body, problem } = await person.call(exportSheetWorkbook, { params: of, query: {} });
  expect(problem.detail).toBeUndefined();
  return body.bytes as Uint8Array;
}
/** The file with its “fill in” cells changed by hand. */
async function filled(file: Uint8Array, changes: Record<string, WorkbookCell>): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = await readWorkbookFile(file, workbookLimits);
  for (const row of sheets[0]?.rows ?? []) if (String(row[1]) in changes) row[5] = changes[String(row[1])] ?? null;
  return Uint8Array.from(await writeWorkbookFile(sheets));
}
const preview = (body: Uint8Array<ArrayBuffer>, person = who.clerk, of = params) =>
  person.call(readFilledSheet, { params: of, body });

test('the sheet goes out, is filled, shows what would change, and is saved like typing', async () => {
  const file = await taken();
  const { body } = await preview(await filled(file, { LD1: 88, 'ZF2/done': 7 }));
  expect(body.faults).toEqual([]);
  expect(body.changes.map(({ itemCode, address, score }) => [itemCode, address, score])).toEqual([
    ['ZF2', 'F3', expect.any(Number)],
    ['LD1', 'F16', 8800],
  ]);
  expect(body.changes[1]?.standing).toMatchObject({ score: 9000, version: 1 });
  const before = await who.clerk.call(readSheet, { params });
  expect(before.body.cells.find(({ itemCode }) => itemCode === 'LD1')?.score).toBe(9000);

  const cells = body.changes.map(({ itemCode, proposal }) => ({ itemCode, ...proposal }));
  const once = await who.clerk.call(saveCells, { params, body: { cells } }, { key: 'the-workbook-once' });
  const again = await who.clerk.call(saveCells, { params, body: { cells } }, { key: 'the-workbook-once' });
  expect([once.status, again.body]).toEqual([200, once.body]);
  expect(once.body.cells.map(({ itemCode, version }) => [itemCode, version])).toEqual([
    ['ZF2', 2],
    ['LD1', 2],
  ]);
  // the very file again changes nothing more
  expect((await preview(await filled(file, { LD1: 88, 'ZF2/done': 7 }))).body.changes).toEqual([]);
});

test('a cell changed meanwhile shows both values; one bad cell and nothing is saved', async () => {
  const file = await taken();
  await save(who.secretary, 7000, 2);
  const { body } = await preview(await filled(file, { LD1: 60, ZF1: 30 }));
  expect(body.changes.find(({ itemCode }) => itemCode === 'LD1')).toMatchObject({
    proposal: { entry: { score: 6000 }, version: 2 },
    standing: { entry: { score: 7000 }, version: 3 },
  });
  const cells = body.changes.map(({ itemCode, proposal }) => ({ itemCode, ...proposal }));
  const refused = await who.clerk.call(saveCells, { params, body: { cells } });
  expect([refused.status, refused.problem.code]).toEqual([409, 'assessment.cellsChanged']);
  const sheet = await who.clerk.call(readSheet, { params });
  expect(sheet.body.cells.find(({ itemCode }) => itemCode === 'ZF1')?.version).toBe(1);

  const wrong = await preview(await filled(file, { LD1: 101, ZF1: '=1+1' }));
  expect(wrong.body.faults).toMatchObject([
    { address: 'F2', code: 'assessment.workbookNotNumber' },
    { address: 'F16', code: 'assessment.scoreOutOfRange', details: { max: '100' } },
  ]);
});

test('a file of another village, of nothing or too large is refused in words', async () => {
  const other = assessments[places.hake] ?? '';
  const organiser = who.cityOrganiser;
  const foreign = { ...params, assessmentId: other };
  const secretary = await server.as('villageSecretary', places.hake);
  await application(server, { assessmentId: other, secretary });
  server.clock.set(noon(days.selfAssessment));
  const file = Uint8Array.from(await taken());
  const swapped = await preview(file, secretary, foreign);
  expect(swapped.problem).toMatchObject({
    status: 409,
    code: 'assessment.workbookOfOtherVillage',
    detail: '文件是小拐村2026年的评分表，这里是哈克村2026年。未读取任何内容。',
  });
  expect((await preview(Uint8Array.of(1, 2, 3))).problem.code).toBe('spreadsheet.unreadable');
  expect((await preview(Uint8Array.from(await writeWorkbookFile([{ name: '表', rows: [['甲']] }])))).problem.code).toBe(
    'assessment.workbookNotOurs',
  );
  const long = await writeWorkbookFile([{ name: '评分表', rows: Array.from({ length: 3000 }, () => [1]) }]);
  expect((await preview(Uint8Array.from(long))).problem.code).toBe('spreadsheet.tooLarge');
  expect((await organiser.call(readFilledSheet, { params, body: file })).status).toBe(403);
});

test('only who may score here reads a file, only who may read the sheet takes it along', async () => {
  const file = Uint8Array.from(await taken());
  const outside = await people(server, places.tuanjie);
  const reading = async (person: Person) => {
    const { status, problem } = await preview(file, person);
    return [status, problem.code];
  };
  expect(await reading(who.secretary)).toEqual([200, undefined]);
  for (const person of [who.supervisor, who.reviewer, who.leadZf, who.districtAssessor, who.cityAssessor, who.cityOrganiser])
    expect((await reading(person))[0]).toBe(403);
  for (const person of [outside.clerk, outside.secretary]) expect([403, 404]).toContain((await reading(person))[0]);
  const taking = async (person: Person) => (await person.call(exportSheetWorkbook, { params, query: {} })).status;
  expect(await taking(who.supervisor)).toBe(200);
  for (const person of [outside.clerk, outside.supervisor]) expect([403, 404]).toContain(await taking(person));
});
