import { readSheet, saveCell, saveCells } from '@xingcun/core/assessment/contract';
import {
  addEvidence,
  linkEvidence,
  listEvidenceRecords,
  readEvidence,
  startUpload,
  withdrawEvidence,
} from '@xingcun/core/fieldwork/evidence/contract';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import * as given from '../../test/given.ts';
import { announced, described, uploaded } from '../../test/given-evidence.ts';
import { photo } from '../../test/pictures.ts';
import { places, testServer } from '../../test/server.ts';
import { namingColumns } from './piece-store.ts';

const server = await testServer();
const { assessments } = await given.cycle(server);
const assessmentId = assessments[places.xiaoguai] ?? '';
const params = { assessmentId };
const who = await given.people(server);
await given.application(server, { assessmentId, secretary: who.secretary });
server.clock.set(given.noon(given.days.selfAssessment));
await given.meetings(assessmentId, who.clerk);

const library = async (by: given.Person = who.clerk) => (await by.call(readEvidence, { params })).body;
const document = (title: string, itemCodes: string[] = []) => ({
  ...described(title, itemCodes),
  source: { kind: 'document' as const, reference: '村档案柜 3-2' },
});

test('a record that the system has anyway is proof as it stands, once', async () => {
  const { body: records } = await who.clerk.call(listEvidenceRecords, { params });
  expect(records.map(({ kind }) => kind).toSorted()).toEqual(['meeting', 'meeting', 'starApplication']);
  const meeting = records.find(({ kind }) => kind === 'meeting');
  expect(meeting).toMatchObject({ on: given.days.selfAssessment, evidenceId: null });
  expect(meeting?.words.zh).toMatch(/^会议记录 · (党员大会|村民代表会议) · 通过$/);
  const source = { kind: 'record' as const, recordKind: 'meeting' as const, recordId: meeting?.id ?? '' };
  const { status, body: piece } = await who.clerk.call(addEvidence, {
    params,
    body: { ...described('大会记录', ['ZF1', 'MG1']), source },
  });
  expect([status, piece.record?.words, piece.itemCodes]).toEqual([201, meeting?.words, ['MG1', 'ZF1']]);
  const again = await who.clerk.call(addEvidence, { params, body: { ...described('再来一次'), source } });
  expect([again.status, again.problem.code]).toEqual([409, 'fieldwork.recordAlreadyEvidence']);
  const foreign = { ...source, recordId: crypto.randomUUID() };
  expect((await who.clerk.call(addEvidence, { params, body: { ...described('别村'), source: foreign } })).problem.code).toBe(
    'fieldwork.recordNotFound',
  );
});

test('what lacks proof is known item by item and star by star, and proof in a score cell counts', async () => {
  const before = await library();
  const of = (code: string, { items } = before) => items.find(({ itemCode }) => itemCode === code);
  expect(of('ZF1')).toMatchObject({ coverage: 'piece', pieces: { record: 1 } });
  expect(of('ZF2')?.coverage).toBe('none');
  const words = [{ title: '台账第3页', reference: '' }];
  const cell = {
    itemCode: 'ZF2',
    entry: { kind: 'inputs' as const, values: { done: 3, planned: 4 } },
    reason: '',
    proofs: words,
    version: 0,
  };
  await who.clerk.call(saveCells, { params: { ...params, stage: 'selfAssessment' }, body: { cells: [cell] } });
  const after = await library();
  expect(of('ZF2', after)?.coverage).toBe('words');
  expect(after.missing.ZF).toBe((before.missing.ZF ?? 0) - 1);
  // the township does not look into a sheet that is still open: its library shows no more than it may read
  expect((await library(who.reviewer)).items.find(({ itemCode }) => itemCode === 'ZF2')?.coverage).toBe('words');
});

test('a score cell points into the library; a piece in use is not withdrawn', async () => {
  const { body: piece } = await who.clerk.call(addEvidence, { params, body: document('支部会议记录') });
  const cell = { entry: { kind: 'mark' as const, score: 3500 }, reason: '', version: 0 };
  const save = (evidenceId: string) =>
    who.clerk.call(saveCell, {
      params: { ...params, stage: 'selfAssessment', itemCode: 'ZF1' },
      body: { ...cell, proofs: [{ title: '支部会议记录', reference: '', evidenceId }] },
    });
  const unknown = await save(crypto.randomUUID());
  expect([unknown.status, unknown.problem.code, unknown.problem.values.title]).toEqual([
    422,
    'assessment.proofNotFound',
    '支部会议记录',
  ]);
  expect((await save(piece.id)).status).toBe(200);
  const sheet = await who.clerk.call(readSheet, { params: { ...params, stage: 'selfAssessment' } });
  expect(sheet.body.cells.find(({ itemCode }) => itemCode === 'ZF1')?.proofs).toEqual([
    { title: '支部会议记录', reference: '', evidenceId: piece.id },
  ]);
  const cited = (await library()).pieces.find(({ id }) => id === piece.id);
  expect(cited?.citedBy).toEqual([{ stage: 'selfAssessment', itemCode: 'ZF1' }]);
  const refused = await who.clerk.call(withdrawEvidence, { params: { evidenceId: piece.id }, body: { reason: '不用了' } });
  expect([refused.status, refused.problem.code, refused.problem.values.items]).toEqual([409, 'fieldwork.evidenceInUse', 'ZF1']);
});

test('two people link at once: the second sees both choices; what was linked stays on record', async () => {
  const { body: piece } = await who.clerk.call(addEvidence, { params, body: document('合同台账', ['ZF3']) });
  const link = (by: given.Person, itemCodes: string[], version = piece.version) =>
    by.call(linkEvidence, { params: { evidenceId: piece.id }, body: { itemCodes, version } });
  expect((await link(who.clerk, ['ZF2'])).body).toMatchObject({ itemCodes: ['ZF2'], version: 2 });
  const second = await link(who.secretary, ['ZF3', 'MG1']);
  expect([second.status, second.problem.values]).toEqual([409, { theirs: 'ZF2', yours: 'ZF3、MG1' }]);
  const history = await server.platform.owner
    .selectFrom('evidenceLink')
    .selectAll()
    .where('evidenceId', '=', piece.id)
    .orderBy('itemCode')
    .execute();
  expect(history.map(({ itemCode, unlinkedBy }) => [itemCode, unlinkedBy])).toEqual([
    ['ZF2', null],
    ['ZF3', who.clerk.accountId],
  ]);
});

test('a lead unit links what belongs to its star; nobody links items that do not exist, or twice', async () => {
  const add = (by: given.Person, itemCodes: string[]) =>
    by.call(addEvidence, { params, body: document('区级核查记录', itemCodes) });
  expect((await add(who.leadZf, ['MG1'])).problem.code).toBe('accounts.notPermitted');
  expect((await add(who.leadZf, ['ZF1'])).body.addedFor.code).toBe(places.karamay);
  expect((await add(who.clerk, ['XX1'])).problem.code).toBe('assessment.itemNotFound');
  expect((await add(who.clerk, ['ZF1', 'ZF1'])).problem.code).toBe('fieldwork.itemRepeated');
});

test('days in the future, another village and a programme that is over are refused, each in words', async () => {
  const future = { ...document('明年的合同'), effectiveFrom: '2027-01-01' };
  const refused = await who.clerk.call(addEvidence, { params, body: future });
  expect(refused.problem.detail).toBe('所示日期 2027年1月1日 还没到，今天是 2026年10月20日。');
  const neighbour = await server.as('villageClerk', places.hake);
  expect((await neighbour.call(addEvidence, { params, body: document('邻村') })).status).toBe(404);
  expect((await who.supervisor.call(addEvidence, { params, body: document('监委会') })).status).toBe(403);
  await server.platform.owner.updateTable('cycle').set({ state: 'final' }).execute();
  const bytes = photo({ waves: 4 });
  const late = await who.clerk.call(startUpload, { params, body: { ...described('迟到', ['MG1']), ...announced(bytes) } });
  expect(late.problem.code).toBe('fieldwork.evidenceClosed');
  const hanging = await uploaded(who.clerk, assessmentId, bytes, '公示张贴照片');
  expect(hanging).toMatchObject({ itemCodes: [], acts: { withdraw: [] } });
  expect(hanging.acts.link.map(({ code }) => code)).toEqual(['fieldwork.evidenceClosed']);
  await server.platform.owner.updateTable('cycle').set({ state: 'running' }).execute();
});

test('no column by which a record names pieces is forgotten: the catalogue says which there are', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.table_name || '.' || c.column_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
      and (c.udt_name = '_uuid' and c.column_name like 'evidence%' or c.udt_name = 'jsonb' and c.column_name = 'proofs')
    order by 1`.execute(server.platform.owner);
  expect(rows.map(({ name }) => name)).toEqual([...Object.keys(namingColumns), 'score_cell.proofs'].toSorted());
});

test('a posting holds the piece that it names, and is proof itself', async () => {
  const { body: piece } = await who.clerk.call(addEvidence, { params, body: document('公开栏照片') });
  const today = given.days.selfAssessment;
  const notice = await server.platform.owner
    .insertInto('publicNotice')
    .values({
      cycleId: (await server.platform.owner.selectFrom('cycle').select('id').executeTakeFirstOrThrow()).id,
      cityPath: sql`(select path from unit where code = ${places.city})`,
      kind: 'preliminaryResult',
      opensOn: today,
      closesOn: today,
      noticeDays: 5,
      digest: 'd',
      publishedBy: null,
      publishedAt: new Date(given.noon(today)),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const by = { recordedBy: who.clerk.accountId, recordedAt: new Date(given.noon(today)) };
  const posted = { act: 'posted' as const, actedOn: today, place: '村委会公开栏', evidenceIds: [piece.id] };
  await server.platform.owner
    .insertInto('boardPosting')
    .values({ ...posted, ...by, assessmentId, noticeId: notice.id, roundId: null })
    .execute();
  const refused = await who.clerk.call(withdrawEvidence, { params: { evidenceId: piece.id }, body: { reason: '不用了' } });
  expect([refused.status, refused.problem.code]).toEqual([409, 'fieldwork.evidenceInRecords']);
  const { body: records } = await who.clerk.call(listEvidenceRecords, { params });
  expect(records.find(({ kind }) => kind === 'boardPosting')?.words.zh).toBe('公开栏张贴 · 初步结果 · 张贴');
});
