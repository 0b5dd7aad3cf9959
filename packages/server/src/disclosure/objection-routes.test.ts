import {
  answerObjection,
  listObjections,
  makeObjection,
  publishPreliminary,
  readPublicVillage,
  readStarWall,
} from '@xingcun/core/disclosure/contract';
import { readReceipt } from '@xingcun/core/disclosure/receipt-contract';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { settledCycle } from '../test/given-cycle.ts';
import { places, testServer } from '../test/server.ts';

const server = await testServer();
const { as, anyone, clock, platform } = server;
const { organiser, assessor, cycle } = await settledCycle(server);
const villageCode = places.xiaoguai;
const params = { cycleId: cycle.id };
const words = '我是三组村民，增收致富星的培训次数与实际不符。';
let address = 0;
/** Every caller from an address of its own, unless the test says otherwise. */
const from = () => ({ address: `10.0.${Math.floor((address += 1) / 250)}.${address % 250}` });
const object = (body: { starCode: string | null; words: string }, village: string = villageCode) =>
  anyone.call(makeObjection, { params: { villageCode: village }, body }, from());

test('nobody objects before a result is published', async () => {
  const { status, problem } = await object({ starCode: 'ZF', words });
  expect(status).toBe(409);
  expect(problem.code).toBe('cycles.notInThisState');
  expect((await object({ starCode: null, words }, places.chagancao)).problem.code).toBe('disclosure.villageNotPublic');
});

test('anyone objects during the notice and gets a receipt that is nowhere stored', async () => {
  clock.set('2026-11-04T02:00:00Z');
  await organiser.call(publishPreliminary, { params, body: { version: cycle.version } });
  const { status, body } = await object({ starCode: 'ZF', words });
  expect(status).toBe(201);
  expect(body.dueOn).toBe('2026-11-18');
  expect(body.receiptCode).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
  const rows = await platform.owner.selectFrom('objection').selectAll().execute();
  const entries = await platform.owner.selectFrom('auditEntry').selectAll().execute();
  expect(JSON.stringify([rows, entries])).not.toContain(body.receiptCode);
  expect(JSON.stringify(entries)).not.toContain('三组村民');

  const typed = ` ${body.receiptCode.toLowerCase().replaceAll('-', ' ')} `;
  const found = await anyone.call(readReceipt, { body: { receiptCode: typed } }, from());
  expect(found.status).toBe(200);
  expect(found.body).toEqual({
    kind: 'objection',
    villageCode,
    words,
    madeAt: '2026-11-04T02:00:00.000Z',
    dueOn: '2026-11-18',
    overdueWorkingDays: 0,
    answer: null,
    answeredAt: null,
    appealableUntil: null,
    appeal: null,
  });
  const wrong = await anyone.call(readReceipt, { body: { receiptCode: '0000-0000-0000-0000' } }, from());
  expect(wrong.problem.code).toBe('disclosure.receiptNotFound');
  expect((await anyone.call(readReceipt, { body: { receiptCode: 'not a code!' } }, from())).status).toBe(404);
});

test('a request repeated with its key makes one objection and keeps no receipt', async () => {
  const body = { starCode: null, words: '民主测评的时间没有提前告知。' };
  const options = { key: 'one-objection', ...from() };
  const first = await anyone.call(makeObjection, { params: { villageCode }, body }, options);
  expect(first.status).toBe(201);
  const second = await anyone.call(makeObjection, { params: { villageCode }, body }, options);
  expect(second.status).toBe(409);
  expect(second.problem.code).toBe('request.answeredOnce');
  const kept = await platform.owner.selectFrom('idempotentRequest').select('response').execute();
  expect(JSON.stringify(kept)).not.toContain(first.body.receiptCode);
  const made = await platform.owner.selectFrom('objection').select('id').where('words', '=', body.words).execute();
  expect(made).toHaveLength(1);
});

test('unknown stars, unknown fields and empty words are refused', async () => {
  expect((await object({ starCode: 'QQ', words })).problem).toMatchObject({
    code: 'disclosure.starUnknown',
    values: { star: 'QQ' },
  });
  expect((await object({ starCode: null, words: '   ' })).problem.problems?.[0]?.path).toBe('body.words');
  expect((await object({ starCode: null, words, phone: '13900000000' } as never)).problem.problems?.[0]?.message).toContain(
    'phone',
  );
});

test('one address makes at most ten objections an hour; others are not affected', async () => {
  const options = { address: '10.9.9.9' };
  const attempt = () => anyone.call(makeObjection, { params: { villageCode }, body: { starCode: 'QQ', words } }, options);
  for (let made = 0; made < 10; made += 1) expect((await attempt()).status).toBe(422);
  const refused = await attempt();
  expect(refused.status).toBe(429);
  expect(refused.problem.code).toBe('request.tooMany');
  expect((await object({ starCode: 'QQ', words })).status).toBe(422);
});

test('the city and the district of the village read objections; village, township and other districts never', async () => {
  const district = await as('districtOrganiser', places.karamay);
  expect((await organiser.call(listObjections, { params })).body).toHaveLength(2);
  const [listed] = (await district.call(listObjections, { params })).body;
  expect(listed).toMatchObject({ villageName: '小拐村', starCode: 'ZF', words, dueOn: '2026-11-18', late: false, answer: null });
  const otherDistrict = await as('districtOrganiser', places.urho);
  expect((await otherDistrict.call(listObjections, { params })).body).toEqual([]);
  for (const [role, unit] of [
    ['villageSecretary', villageCode],
    ['supervisor', villageCode],
    ['townshipSecretary', places.xiaoguaiTownship],
    ['cityAssessor', places.city],
  ] as const) {
    const caller = await as(role, unit);
    expect((await caller.call(listObjections, { params })).problem.code).toBe('accounts.notPermitted');
  }
  expect((await anyone.call(listObjections, { params })).status).toBe(401);
});

test('the database itself hides objections from every scope below the district', async () => {
  const count = (role: 'xingcun_app' | 'xingcun_public', scope: string) =>
    platform.db.transaction().execute(async (tx) => {
      await sql`select set_config('role', ${role}, true), set_config('app.scope', ${scope}, true)`.execute(tx);
      const { rows } = await sql<{ count: number }>`select count(*)::integer as count from objection`.execute(tx);
      return rows[0]?.count;
    });
  const district = `${places.city}.${places.karamay}`;
  const township = `${district}.${places.xiaoguaiTownship}`;
  expect(await count('xingcun_app', `{${places.city}}`)).toBe(2);
  expect(await count('xingcun_app', `{${district}}`)).toBe(2);
  expect(await count('xingcun_app', `{${places.city}.${places.urho}}`)).toBe(0);
  expect(await count('xingcun_app', `{${township}}`)).toBe(0);
  expect(await count('xingcun_app', `{${township}.${villageCode}}`)).toBe(0);
  expect(await count('xingcun_app', '')).toBe(0);
  expect(await count('xingcun_public', '')).toBe(0);
});

test('who did not score answers, once; the objector reads it by receipt and the page shows it without his words', async () => {
  const { body: made } = await object({ starCode: 'ZF', words: '收益分配方案没有张榜，请核实。' });
  const [first, ...others] = (await organiser.call(listObjections, { params })).body;
  const call = { params: { objectionId: first?.id ?? '' }, body: { answer: '培训台账共8次，已附签到汇总，得分不变。' } };
  const township = await as('townshipSecretary', places.xiaoguaiTownship);
  expect((await township.call(answerObjection, call)).problem.code).toBe('accounts.notPermitted');
  const elsewhere = await as('districtOrganiser', places.urho);
  expect((await elsewhere.call(answerObjection, call)).problem.code).toBe('disclosure.objectionNotFound');

  await platform.owner
    .insertInto('roleGrant')
    .values({
      accountId: assessor.accountId,
      role: 'cityOrganiser',
      unitCode: places.city,
      unitPath: places.city,
      stars: null,
      deputyFor: null,
      fromOn: '2026-01-01',
      toOn: null,
      grantedBy: null,
      revokedBy: null,
      revokedAt: null,
    })
    .execute();
  const own = await assessor.call(answerObjection, call);
  expect(own.status).toBe(403);
  expect(own.problem.detail).toBe('您给这颗星打过分，异议须由没有打分的人答复。');

  clock.set('2026-11-09T02:00:00Z');
  const answered = await organiser.call(answerObjection, call);
  expect(answered.status).toBe(201);
  expect(answered.body).toMatchObject({ answer: call.body.answer, answeredAt: '2026-11-09T02:00:00.000Z', late: false });
  expect((await organiser.call(answerObjection, call)).problem.code).toBe('disclosure.alreadyAnswered');

  const last = others.at(-1);
  const withGist = { answer: '方案已于3月张榜，照片见村务公开栏。', publicWords: '收益分配方案是否张榜' };
  const district = await as('districtOrganiser', places.karamay); // who did not score answers for the district
  await district.call(answerObjection, { params: { objectionId: last?.id ?? '' }, body: withGist });
  const receipt = await anyone.call(readReceipt, { body: { receiptCode: made.receiptCode } }, from());
  expect(receipt.body).toMatchObject({ words: '收益分配方案没有张榜，请核实。', answer: withGist.answer });

  const page = await anyone.call(readPublicVillage, { params: { villageCode }, query: {} });
  expect(page.body.answered.map(({ words: gist, answer }) => [gist, answer])).toEqual([
    ['', call.body.answer],
    ['收益分配方案是否张榜', withGist.answer],
  ]);
  expect(JSON.stringify(page.body)).not.toContain('三组村民');
});

test('an answer after ten working days is late, and only that is counted', async () => {
  const waiting = (await organiser.call(listObjections, { params })).body.filter(({ answer }) => answer === null);
  expect(waiting.map(({ late }) => late)).toEqual([false]);
  clock.set('2026-11-18T16:00:00Z'); // 00:00 on the 19th in Beijing
  const overdue = (await organiser.call(listObjections, { params })).body.filter(({ answer }) => answer === null);
  expect(overdue.map(({ late, overdueWorkingDays }) => [late, overdueWorkingDays])).toEqual([[true, 1]]);
  const page = await anyone.call(readPublicVillage, { params: { villageCode }, query: {} });
  expect(page.body.village.overdue).toEqual([{ kind: 'objection', workingDays: 1 }]);
  const wall = await anyone.call(readStarWall, { query: {} });
  expect(wall.body.villages.map(({ overdue: late }) => late.length)).toEqual([1, 0, 0]);
});

test('after the last day no objection is taken', async () => {
  clock.set('2026-11-11T16:00:00Z');
  const { status, problem } = await object({ starCode: null, words });
  expect(status).toBe(409);
  expect(problem.detail).toBe('公示期已于 2026年11月11日 结束，不再接收异议。');
});
