import {
  cancelDocument,
  downloadDocument,
  listDocuments,
  requestScoreSheets,
  requestSeasonReport,
} from '@xingcun/core/insight/document-contract';
import { sql, type SqlBool } from 'kysely';
import { expect, test } from 'vitest';
import { seedSample } from '../sample/seed.ts';
import { readPaper } from '../test/read-pdf.ts';
import { places, testServer } from '../test/server.ts';
import { makeDocuments, pruneDocuments } from './document-jobs.ts';

const server = await testServer();
const { platform, clock, as } = server;
await seedSample(platform, clock.now());
const { id: cycleId } = await platform.owner.selectFrom('cycle').select('id').orderBy('year').executeTakeFirstOrThrow();
const organiser = await as('cityOrganiser', places.city);
const body = { cycleId, unitCode: places.city, language: 'zh' as 'zh' | 'en' };
const making = { files: platform.files, now: clock.now, baseUrl: 'http://localhost' };
const make = () => makeDocuments(platform.db, making);
const stateOf = async (id: string) => (await organiser.call(listDocuments, {})).body.find((each) => each.id === id)?.state;
const ask = async (asked: Partial<typeof body> = {}) =>
  (await organiser.call(requestSeasonReport, { body: { ...body, ...asked } })).body.id;

test('a season report is asked for, made beside requests, and downloaded by the one who asked', async () => {
  const documentId = await ask();
  const params = { documentId };
  expect((await organiser.call(downloadDocument, { params })).problem.code).toBe('insight.documentNotReady');
  expect(await make()).toBe(1);
  const [shown] = (await organiser.call(listDocuments, {})).body;
  expect(shown?.cycleTitle.zh).toContain('2025');
  expect(shown).toMatchObject({ state: 'ready', done: 5, total: 5, unitName: '克拉玛依市' });
  const { body: file } = await organiser.call(downloadDocument, { params });
  expect(file.fileName).toBe('2025-克拉玛依市-年度结果报告.pdf');
  const { pages, words, fonts } = readPaper(file);
  expect(fonts).toEqual(['NotoSansSC-Bold', 'NotoSansSC-Regular']);
  const names = await platform.owner
    .selectFrom('assessment')
    .innerJoin('unit', 'unit.code', 'assessment.villageCode')
    .select('unit.name')
    .where('cycleId', '=', cycleId)
    .execute();
  for (const { name } of names) expect(words).toContain(name);
  for (const said of ['年度星级评定结果报告', '各星达标村数', '不排名', `第${pages}页，共${pages}页`])
    expect(words).toContain(said);
  expect(words).toMatch(/内容摘要[0-9a-f]{12}/);
  // nobody else's, whatever his post
  const other = await as('cityOrganiser', places.city);
  expect((await other.call(listDocuments, {})).body).toEqual([]);
  expect((await other.call(downloadDocument, { params })).status).toBe(404);
  expect((await other.call(cancelDocument, { params })).status).toBe(404);
});

test('what a process that died left running is taken up again; what keeps ending it is given up', async () => {
  const documentId = await ask({ language: 'en' });
  const row = platform.owner.updateTable('documentJob').where('id', '=', documentId);
  await row.set({ state: 'running', done: 2, attempts: 1 }).execute();
  expect(await make()).toBe(1);
  expect(await stateOf(documentId)).toBe('ready');
  const { body: file } = await organiser.call(downloadDocument, { params: { documentId } });
  const { words } = readPaper(file);
  expect(words).toContain('seasonreportof2025');
  const spoilt = await ask();
  await platform.owner.updateTable('documentJob').where('id', '=', spoilt).set({ state: 'running', attempts: 3 }).execute();
  await make();
  expect(await stateOf(spoilt)).toBe('failed');
});

test('one that was cancelled is not made, and nobody has more than five under way', async () => {
  const ids = [await ask(), await ask(), await ask(), await ask(), await ask()];
  const [first = ''] = ids;
  expect((await organiser.call(requestSeasonReport, { body })).problem.code).toBe('insight.tooManyDocuments');
  for (const documentId of ids)
    expect((await organiser.call(cancelDocument, { params: { documentId } })).body.state).toBe('cancelled');
  expect(await make()).toBe(0);
  expect((await organiser.call(cancelDocument, { params: { documentId: first } })).problem.code).toBe('insight.documentEnded');
  expect((await organiser.call(requestSeasonReport, { body: { ...body, unitCode: places.xiaoguai } })).problem.code).toBe(
    'insight.unitIsVillage',
  );
});

test('it is read under the grants of the moment in which it is made', async () => {
  const leaving = await as('districtOrganiser', places.karamay);
  const asked = await leaving.call(requestSeasonReport, { body: { ...body, unitCode: places.karamay } });
  expect(asked.status, asked.problem?.detail).toBe(201);
  await platform.owner.updateTable('account').set({ disabledAt: clock.now() }).where('id', '=', leaving.accountId).execute();
  await make();
  const { state } = await platform.owner
    .selectFrom('documentJob')
    .select('state')
    .where('id', '=', asked.body.id)
    .executeTakeFirstOrThrow();
  expect(state).toBe('failed');
});

test('after thirty days file and row are gone', async () => {
  const documentId = await ask();
  await make();
  const { sha256 } = await platform.owner
    .selectFrom('documentJob')
    .select('sha256')
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow();
  await pruneDocuments(platform.owner, platform.files, new Date(clock.now().getTime() + 31 * 86_400_000));
  expect((await organiser.call(listDocuments, {})).body).toEqual([]);
  await expect(platform.files.read(sha256 ?? '')).rejects.toMatchObject({ code: 'files.missing' });
});

test('score sheets of a place outside one’s own, of one village, or where no village takes part are refused', async () => {
  const reviewer = await as('townshipReviewer', places.xiaoguaiTownship);
  const of = async (unitCode: string) => (await reviewer.call(requestScoreSheets, { body: { ...body, unitCode } })).problem.code;
  expect(await of(places.karamay)).toBe('accounts.notPermitted');
  expect(await of(places.xiaoguai)).toBe('insight.unitIsVillage');
  const idle = await platform.owner
    .selectFrom('unit as t')
    .select('t.code')
    .where('t.kind', '=', 'township')
    .where(sql<SqlBool>`not exists (select from assessment a where a.village_path <@ t.path)`)
    .executeTakeFirstOrThrow();
  const empty = await as('townshipReviewer', idle.code);
  expect((await empty.call(requestScoreSheets, { body: { ...body, unitCode: idle.code } })).problem.code).toBe(
    'insight.noVillages',
  );
});
