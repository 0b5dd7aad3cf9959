import { readCycle } from '@xingcun/core/cycles/contract';
import { publishPreliminary, readPublicVillage } from '@xingcun/core/disclosure/contract';
import {
  addTheme,
  answerTheme,
  gatherOpinions,
  giveOpinion,
  listOpinions,
  openOpinions,
  readOpinionPage,
} from '@xingcun/core/disclosure/opinion-contract';
import { publicCount } from '@xingcun/core/disclosure/opinion';
import { pageDigest } from '@xingcun/core/disclosure/page-digest';
import { printOpinionNotice } from '@xingcun/core/disclosure/paper-contract';
import { readReceipt } from '@xingcun/core/disclosure/receipt-contract';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { settledCycle } from '../test/given-cycle.ts';
import { readPaper, readWord } from '../test/read-pdf.ts';
import { places, testServer } from '../test/server.ts';

const server = await testServer();
const { as, anyone, clock, platform } = server;
const { organiser, cycle, assessments } = await settledCycle(server);
const district = await as('districtOrganiser', places.karamay);
const villageCode = places.xiaoguai;
const params = { cycleId: cycle.id };
let address = 0;
const from = () => ({ address: `10.1.${Math.floor((address += 1) / 250)}.${address % 250}` });
const words = '增收培训的次数和我们知道的不一样，请核对。';
const say = (said: string, starCode: string | null = 'ZF', village: string = villageCode) =>
  anyone.call(giveOpinion, { params: { villageCode: village }, body: { starCode, words: said } }, from());
const own = async () => (await district.call(listOpinions, { params })).body[0];

test('a district opens its round once its villages have reached the joint review, once a year', async () => {
  clock.set('2026-11-25T04:00:00Z');
  const body = { districtCode: places.karamay };
  const hexie = assessments[places.hexie] ?? '';
  const moveTo = (stage: 'preliminaryReview' | 'settled') =>
    platform.owner.updateTable('assessment').set({ stage }).where('id', '=', hexie).execute();
  await moveTo('preliminaryReview');
  const early = await district.call(openOpinions, { params, body });
  expect(early.problem.detail).toBe('还有 1 个村没有进入区级联评：和谐村。全部进入后才能征求意见。');
  await moveTo('settled');
  expect((await say(words)).problem.code).toBe('disclosure.noRound');

  const elsewhere = await district.call(openOpinions, { params, body: { districtCode: places.urho } });
  expect(elsewhere.status).toBe(404);
  const opened = await district.call(openOpinions, { params, body });
  expect(opened.status).toBe(201);
  expect(opened.body).toMatchObject({ opensOn: '2026-11-25', closesOn: '2026-12-02', daysLeft: 5 });
  expect((await organiser.call(openOpinions, { params, body })).problem.code).toBe('disclosure.roundExists');
});

test('the public page shows the stars as the district gave them, and a code that anyone can compute again', async () => {
  const { body } = await anyone.call(readOpinionPage, { params: { villageCode } });
  expect(body.stars.map(({ starCode, state, score }) => [starCode, state, score])).toEqual([
    ['ZF', 'won', 8500],
    ['LD_2', 'notYet', 7900],
  ]);
  expect(body).toMatchObject({ villageName: { zh: '小拐村' }, year: 2026, board: { state: 'notPosted' }, themes: [] });
  const { round, stars, year } = body;
  expect(body.pageDigest).toBe(
    pageDigest({ kind: 'opinions', villageCode, year, stars, opensOn: round?.opensOn ?? '', noticeDays: round?.noticeDays ?? 0 }),
  );
  expect((await anyone.call(readPublicVillage, { params: { villageCode }, query: {} })).body.opinionsUntil).toBe('2026-12-02');
  // the village of another district, and one outside the cycle
  expect((await anyone.call(readOpinionPage, { params: { villageCode: places.hake } })).body.round).toBeNull();
  expect((await anyone.call(readOpinionPage, { params: { villageCode: places.chagancao } })).status).toBe(404);
});

const receipts: string[] = [];
test('anyone gives an opinion without a name; the log and the table keep neither receipt nor hour', async () => {
  for (let made = 0; made < 6; made += 1) receipts.push((await say(`${words}${made}`)).body.receiptCode);
  const { body: ofHexie } = await say('会议通知得太晚了，村民不知道。', null, places.hexie);
  expect(ofHexie.receiptCode).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
  expect((await say(words, 'QQ')).problem.code).toBe('disclosure.starUnknown');
  expect((await say('不好')).status).toBe(422);
  const more = { params: { villageCode }, body: { starCode: null, words, phone: '13900000000' } as never };
  expect((await anyone.call(giveOpinion, more, from())).problem.problems?.[0]?.message).toContain('phone');
  const rows = await platform.owner.selectFrom('opinion').selectAll().execute();
  const entries = await platform.owner.selectFrom('auditEntry').selectAll().where('subjectKind', '=', 'opinionRound').execute();
  const kept = JSON.stringify([rows, entries]);
  expect(rows).toHaveLength(7);
  for (const secret of receipts) expect(kept).not.toContain(secret);
  expect(JSON.stringify(entries)).not.toContain('增收培训');
  for (const { id } of rows) expect(JSON.stringify(entries)).not.toContain(id);
  expect(rows.map(({ madeOn }) => madeOn)).toEqual(Array(7).fill('2026-11-25'));
});

test('one address gives at most ten opinions an hour', async () => {
  const options = { address: '10.8.8.8' };
  const attempt = () => anyone.call(giveOpinion, { params: { villageCode }, body: { starCode: 'QQ', words } }, options);
  for (let made = 0; made < 10; made += 1) expect((await attempt()).status).toBe(422);
  expect((await attempt()).status).toBe(429);
});

test('opinions are sealed from village and township, whatever they were granted by mistake', async () => {
  expect((await own())?.opinions).toHaveLength(7);
  expect((await organiser.call(listOpinions, { params })).body.map(({ opinions }) => opinions.length)).toEqual([7, 0]);
  const other = await as('districtOrganiser', places.urho);
  expect((await other.call(listOpinions, { params })).body.map(({ districtCode }) => districtCode)).toEqual([places.urho]);
  for (const [role, unit] of [
    ['villageSecretary', villageCode],
    ['supervisor', villageCode],
    ['townshipSecretary', places.xiaoguaiTownship],
    ['cityAssessor', places.city],
  ] as const) {
    const caller = await as(role, unit);
    expect((await caller.call(listOpinions, { params })).problem.code).toBe('accounts.notPermitted');
  }
  const path = `${places.city}.${places.karamay}.${places.xiaoguaiTownship}`;
  const count = (role: 'xingcun_app' | 'xingcun_public', scope: string) =>
    platform.db.transaction().execute(async (tx) => {
      await sql`select set_config('role', ${role}, true), set_config('app.scope', ${scope}, true)`.execute(tx);
      const { rows } = await sql<{ count: number }>`select count(*)::integer as count from opinion`.execute(tx);
      return rows[0]?.count;
    });
  expect(await count('xingcun_app', `{${places.city}.${places.karamay}}`)).toBe(7);
  for (const scope of [`{${path}}`, `{${path}.${villageCode}}`, '']) expect(await count('xingcun_app', scope)).toBe(0);
  expect(await count('xingcun_public', '')).toBe(0);

  // every permission by mistake: the role that answers opinions, granted at the township and at the village
  for (const unit of [places.xiaoguaiTownship, villageCode]) {
    const mistaken = await as('districtOrganiser', unit);
    const { text } = { text: JSON.stringify((await mistaken.call(listOpinions, { params })).body) };
    expect(text).not.toContain('增收培训');
  }
});

test('opinions are gathered into themes, each answered once and in public, with a number nobody is recognised by', async () => {
  const before = await own();
  const round = before?.round?.id ?? '';
  const idsOf = (village: string) =>
    (before?.opinions ?? []).filter(({ assessmentId }) => assessmentId === assessments[village]).map(({ id }) => id);
  const [first = '', ...others] = idsOf(villageCode);
  const made = await district.call(addTheme, { params: { roundId: round }, body: { title: '培训次数', opinionIds: [first] } });
  expect(made.body).toMatchObject({ title: '培训次数', count: 1, answer: null, version: 1 });
  const themeId = made.body.id;
  const strange = { params: { themeId }, body: { opinionIds: ['00000000-0000-4000-8000-000000000000'] } };
  expect((await district.call(gatherOpinions, strange)).problem).toMatchObject({
    code: 'disclosure.opinionsNotHere',
    values: { count: 1 },
  });
  const gathered = await district.call(gatherOpinions, {
    params: { themeId },
    body: { opinionIds: [...others, ...idsOf(places.hexie)] },
  });
  expect(gathered.body.count).toBe(7);

  const body = { version: 1, title: '培训次数', gist: '几位村民问培训次数怎么算。', answer: '培训台账共8次，已张榜公开。' };
  expect((await district.call(answerTheme, { params: { themeId }, body: { ...body, version: 2 } })).problem).toMatchObject({
    code: 'disclosure.themeChanged',
    values: { version: 1, yours: 2 },
  });
  expect((await anyone.call(readOpinionPage, { params: { villageCode } })).body.themes).toEqual([]);
  const waiting = await anyone.call(readReceipt, { body: { receiptCode: receipts[0] ?? '' } }, from());
  expect(waiting.body).toEqual({ kind: 'opinion', villageCode, words: `${words}0`, madeOn: '2026-11-25', theme: null });

  expect((await district.call(answerTheme, { params: { themeId }, body })).status).toBe(201);
  expect((await district.call(answerTheme, { params: { themeId }, body })).problem.code).toBe('disclosure.themeAnswered');
  const empty = await district.call(addTheme, { params: { roundId: round }, body: { title: '空主题', opinionIds: [] } });
  const answerEmpty = { params: { themeId: empty.body.id }, body };
  expect((await district.call(answerTheme, answerEmpty)).problem.code).toBe('disclosure.themeEmpty');
  const moved = { params: { themeId: empty.body.id }, body: { opinionIds: [first] } };
  expect((await district.call(gatherOpinions, moved)).problem.code).toBe('disclosure.themeAnswered');

  const page = await anyone.call(readOpinionPage, { params: { villageCode } });
  expect(page.body.themes).toMatchObject([{ title: '培训次数', gist: body.gist, answer: body.answer, opinions: publicCount(6) }]);
  const ofHexie = await anyone.call(readOpinionPage, { params: { villageCode: places.hexie } });
  expect(ofHexie.body.themes[0]?.opinions).toBeNull();
  const receipt = await anyone.call(readReceipt, { body: { receiptCode: receipts[0] ?? '' } }, from());
  expect(receipt.body).toMatchObject({ kind: 'opinion', theme: { gist: body.gist, answer: body.answer } });
  await expect(
    platform.owner.updateTable('opinionTheme').set({ answer: '另一个答复。' }).where('id', '=', themeId).execute(),
  ).rejects.toThrow('stands');
});

test('the notice that asks for opinions hangs on a board: stars, days, how to, and the answers so far', async () => {
  const print = async (
    query: { language?: 'zh' | 'en'; size?: 'A4' | 'A3'; format?: 'pdf' | 'docx' },
    village: string = villageCode,
  ) => anyone.call(printOpinionNotice, { params: { villageCode: village }, query });
  const { body: page } = await anyone.call(readOpinionPage, { params: { villageCode } });
  for (const size of ['A4', 'A3'] as const) {
    const { body } = await print({ size });
    expect(body.fileName).toBe(`2026-小拐村-征求意见-${size}.pdf`);
    const { pages, words: said } = readPaper(body);
    expect(pages).toBe(1);
    for (const words of ['小拐村2026年初步得星征求意见公告', '85.00', '共5个工作日', '怎样提意见', '培训台账共8次，已张榜公开。'])
      expect(said).toContain(words);
    expect(said).toContain(`校验码：${page.pageDigest}`);
  }
  const english = readPaper((await print({ language: 'en' })).body);
  expect(english.text).toContain('Xiaoguai');
  expect(english.words).toContain('5workingdays');
  expect(readWord((await print({ format: 'docx' })).body)).toContain('征求意见公告');
  expect((await print({}, places.hake)).problem.code).toBe('disclosure.noRound');
});

test('the database rounds the numbers of themes as the rule says', async () => {
  const { rows } = await sql<{ n: number; shown: number | null }>`
    select n, case when n >= 5 then n - n % 5 end as shown from generate_series(1, 40) n`.execute(platform.owner);
  for (const { n, shown } of rows) expect(shown).toBe(publicCount(n));
});

test('no opinion is taken after the last day, and none once the result is published', async () => {
  clock.set('2026-12-02T15:59:00Z');
  expect((await say(words)).status).toBe(201);
  clock.set('2026-12-02T16:00:00Z');
  expect((await say(words)).problem.detail).toBe('征求意见已于 2026年12月2日 结束。');
  clock.set('2026-12-29T02:00:00Z');
  const { version } = (await organiser.call(readCycle, { params })).body;
  await organiser.call(publishPreliminary, { params, body: { version } });
  expect((await say(words)).problem.code).toBe('cycles.notInThisState');
  const page = await anyone.call(readPublicVillage, { params: { villageCode }, query: {} });
  expect(page.body.village.stars.map(({ score }) => score)).toEqual([8500, 7900]); // no opinion moved a score
});
