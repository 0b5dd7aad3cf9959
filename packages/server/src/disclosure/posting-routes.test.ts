import { publishPreliminary, readPublicVillage } from '@xingcun/core/disclosure/contract';
import { confirmPosting, listPostings, recordPosting } from '@xingcun/core/disclosure/posting-contract';
import { addEvidence, withdrawEvidence } from '@xingcun/core/fieldwork/evidence/contract';
import { expect, test } from 'vitest';
import { settledCycle } from '../test/given-cycle.ts';
import { described } from '../test/given-evidence.ts';
import { places, testServer } from '../test/server.ts';

const server = await testServer();
const { as, anyone, clock } = server;
const { organiser, cycle, assessments } = await settledCycle(server);
clock.set('2026-11-04T02:00:00Z');
const clerk = await as('villageClerk', places.xiaoguai);
/** Photos are in the libraries before the result is public: from then on nothing is added there. */
const pieceOf = async (village: string, title: string) => {
  const added = await (await as('villageClerk', village)).call(addEvidence, {
    params: { assessmentId: assessments[village] ?? '' },
    body: { ...described(title), source: { kind: 'document', reference: '村档案柜 3-2' } },
  });
  return added.body.id;
};
const own = await pieceOf(places.xiaoguai, '公示栏照片');
const foreign = await pieceOf(places.hexie, '邻村的照片');
const gone = await pieceOf(places.xiaoguai, '拍错的照片');
await clerk.call(withdrawEvidence, { params: { evidenceId: gone }, body: { reason: '拍错了' } });
const { body: notice } = await organiser.call(publishPreliminary, {
  params: { cycleId: cycle.id },
  body: { version: cycle.version },
});
const params = { assessmentId: assessments[places.xiaoguai] ?? '' };
const supervisor = await as('supervisor', places.xiaoguai);
const record = (act: 'posted' | 'seen' | 'removed', on: string) =>
  clerk.call(recordPosting, { params, body: { noticeId: notice.id, act, on, place: '村委会公示栏' } });
const board = async () =>
  (await anyone.call(readPublicVillage, { params: { villageCode: places.xiaoguai }, query: {} })).body.board;

test('the village records that its board carries the notice, and a second person confirms it', async () => {
  expect(await board()).toMatchObject({ state: 'notPosted', postedOn: null });
  expect((await record('removed', '2026-11-04')).problem.code).toBe('disclosure.notOnBoard');
  expect((await record('posted', '2026-11-05')).problem.detail).toBe('日期 2026年11月5日 还没有到。');
  const { status, body } = await record('posted', '2026-11-04');
  expect(status).toBe(201);
  expect(body).toMatchObject({ act: 'posted', on: '2026-11-04', place: '村委会公示栏', confirmedBy: null });
  expect(await board()).toMatchObject({ state: 'hanging', postedOn: '2026-11-04', confirmed: false });

  const confirmation = { params: { postingId: body.id } };
  expect((await clerk.call(confirmPosting, confirmation)).problem.code).toBe('disclosure.ownPosting');
  const confirmed = await supervisor.call(confirmPosting, confirmation);
  expect(confirmed.body.confirmedBy?.name).toBe('supervisor 0202');
  expect((await supervisor.call(confirmPosting, confirmation)).problem.code).toBe('disclosure.postingConfirmed');
  expect(await board()).toMatchObject({ state: 'hanging', confirmed: true });
});

test('nobody records for another village, and the supervisor only confirms', async () => {
  const body = { noticeId: notice.id, act: 'seen', on: '2026-11-04', place: '公示栏' } as const;
  expect((await supervisor.call(recordPosting, { params, body })).status).toBe(403);
  const other = await as('villageClerk', places.hexie);
  expect((await other.call(recordPosting, { params, body })).status).toBe(404);
  expect((await other.call(listPostings, { params })).status).toBe(404);
  const strange = { ...body, noticeId: '00000000-0000-4000-8000-000000000000' };
  expect((await clerk.call(recordPosting, { params, body: strange })).problem.code).toBe('disclosure.noticeNotFound');
});

test('a photo of the board is a standing piece of this village’s own library', async () => {
  const see = (evidenceIds: string[]) =>
    clerk.call(recordPosting, {
      params,
      body: { noticeId: notice.id, act: 'seen', on: '2026-11-04', place: '村委会公示栏', evidenceIds },
    });
  const refused = await see([own, foreign]);
  expect([refused.status, refused.problem.code, refused.problem.values]).toEqual([
    422,
    'fieldwork.proofNotFound',
    { evidenceId: foreign },
  ]);
  const late = await see([gone]);
  expect([late.status, late.problem.detail]).toEqual([409, '选用的佐证“拍错的照片”已撤回。请去掉后重新选择。']);
  expect((await see([own])).body.evidenceIds).toEqual([own]);
});

test('taken down too early, it says so until it has hung again for its days', async () => {
  clock.set('2026-11-06T02:00:00Z');
  await record('removed', '2026-11-06');
  expect(await board()).toMatchObject({ state: 'tooShort', workingDays: 2 });
  await record('posted', '2026-11-06');
  clock.set('2026-11-13T02:00:00Z');
  await record('removed', '2026-11-13');
  expect(await board()).toMatchObject({ state: 'kept', postedOn: '2026-11-06', removedOn: '2026-11-13', workingDays: 5 });
  const { body } = await supervisor.call(listPostings, { params });
  expect(body.hung.map(({ kind, postings }) => [kind, postings.map(({ act }) => act)])).toEqual([
    ['preliminaryResult', ['posted', 'seen', 'removed', 'posted', 'removed']],
  ]);
});
