import { readCycle } from '@xingcun/core/cycles/contract';
import {
  answerObjection,
  confirmFinal,
  listObjections,
  makeObjection,
  publishPreliminary,
  readPublicVillage,
  readStarWall,
} from '@xingcun/core/disclosure/contract';
import { expect, test } from 'vitest';
import { settledCycle } from '../test/given-cycle.ts';
import { places, testServer } from '../test/server.ts';

const server = await testServer();
const { as, anyone, clock, platform } = server;
const { organiser, cycle, assessments } = await settledCycle(server);
const params = { cycleId: cycle.id };
const version = async () => (await organiser.call(readCycle, { params })).body.version;

test('before publicity the wall shows what villages declared, and no score', async () => {
  clock.set('2026-06-10T02:00:00Z');
  const { status, body } = await anyone.call(readStarWall, { query: {} });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    years: [2026],
    notice: null,
    cycle: { state: 'running', stage: 'guidance', standardDraft: true },
  });
  expect(body.starList.map(({ code }) => code)).toEqual(['ZF', 'LD_2']);
  expect(body.villages.map((village) => [village.villageName.zh, village.townshipName.zh, village.districtName.en])).toEqual([
    ['小拐村', '小拐乡', 'Karamay District'],
    ['和谐村', '小拐乡', 'Karamay District'],
    ['哈克村', '乌尔禾镇', 'Urho District'],
  ]);
  const states = body.villages.map(({ stars }) => stars.map(({ state, score }) => [state, score]));
  const declared = [
    ['declared', null],
    ['declared', null],
  ];
  expect(states).toEqual([declared, declared, []]);
  expect(body.villages.map(({ targetStars, starsWon }) => [targetStars.length, starsWon])).toEqual([
    [2, null],
    [2, null],
    [0, null],
  ]);
  expect(JSON.stringify(body)).not.toContain('commitments');
});

test('only the city organiser publishes, on the version he read, once every village that applied is settled', async () => {
  clock.set('2026-12-29T02:00:00Z');
  for (const [role, unit] of [
    ['cityAssessor', places.city],
    ['districtOrganiser', places.karamay],
    ['villageSecretary', places.xiaoguai],
  ] as const) {
    const caller = await as(role, unit);
    const { status } = await caller.call(publishPreliminary, { params, body: { version: cycle.version } });
    expect(status).toBe(403);
  }
  const elsewhere = await as('cityOrganiser', places.urho);
  expect((await elsewhere.call(publishPreliminary, { params, body: { version: cycle.version } })).status).toBe(403);
  expect((await organiser.call(publishPreliminary, { params, body: { version: 1 } })).problem.code).toBe(
    'cycles.changedMeanwhile',
  );

  const hexie = assessments[places.hexie] ?? '';
  const moveTo = (stage: 'finalAppraisal' | 'settled') =>
    platform.owner.updateTable('assessment').set({ stage }).where('id', '=', hexie).execute();
  await moveTo('finalAppraisal');
  const early = await organiser.call(publishPreliminary, { params, body: { version: cycle.version } });
  expect(early.status).toBe(409);
  expect(early.problem.detail).toBe('还有 1 个村未完成市级考评：和谐村。全部完成后才能公示。');
  await moveTo('settled');
});

test('the preliminary result stands for five working days, and is rated and kept for every village that applied', async () => {
  const call = { params, body: { version: cycle.version } };
  const published = await organiser.call(publishPreliminary, call, { key: 'publish-once' });
  expect(published.status).toBe(201);
  expect(published.body).toMatchObject({
    kind: 'preliminaryResult',
    opensOn: '2026-12-29',
    closesOn: '2027-01-06',
    noticeDays: 5,
    daysLeft: 5,
  });
  expect((await organiser.call(publishPreliminary, call, { key: 'publish-once' })).body).toEqual(published.body);
  const again = await organiser.call(publishPreliminary, { params, body: { version: await version() } });
  expect(again.problem).toMatchObject({ code: 'cycles.notInThisState', values: { state: 'publicity' } });
  const results = await platform.owner.selectFrom('ratingResult').select(['phase', 'starsWon', 'digest']).execute();
  expect(results).toEqual([
    { phase: 'preliminary', starsWon: 1, digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
    { phase: 'preliminary', starsWon: 1, digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ]);
});

test('the wall then shows each star with state, score, line and two sentences', async () => {
  const { body } = await anyone.call(readStarWall, { query: { year: 2026 } });
  expect(body.cycle?.state).toBe('publicity');
  expect(body.notice?.daysLeft).toBe(5);
  const [xiaoguai, , hake] = body.villages;
  expect(xiaoguai?.starsWon).toBe(1);
  expect(xiaoguai?.stars.map(({ starCode, state, score, passMark }) => [starCode, state, score, passMark])).toEqual([
    ['ZF', 'won', 8500, 8000],
    ['LD_2', 'notYet', 7900, 8000],
  ]);
  expect(xiaoguai?.stars[1]?.reason.zh).toContain('79.00');
  expect(xiaoguai?.stars[1]?.reason.en).toContain('79.00');
  expect(hake).toMatchObject({ starsWon: null, stars: [] });
});

test('a village’s page shows the levels side by side and the whole calculation', async () => {
  const { body } = await anyone.call(readPublicVillage, { params: { villageCode: places.xiaoguai }, query: {} });
  expect(body.levels.map(({ stage, stars }) => [stage, stars[0]?.score, stars[0]?.won])).toEqual([
    ['selfAssessment', 9000, true],
    ['preliminaryReview', 9000, true],
    ['jointReview', 8500, true],
    ['finalAppraisal', 8500, true],
  ]);
  expect(body.rating).toMatchObject({ starsWon: 1, explanation: { kind: 'village' } });
  expect(body.history).toEqual([]);
  const unknown = await anyone.call(readPublicVillage, { params: { villageCode: places.chagancao }, query: {} });
  expect(unknown.problem.code).toBe('disclosure.villageNotPublic');
  const otherYear = await anyone.call(readPublicVillage, { params: { villageCode: places.xiaoguai }, query: { year: 2019 } });
  expect(otherYear.status).toBe(404);
  expect((await anyone.call(readStarWall, { query: { year: 'soon' } as never })).status).toBe(422);
});

test('the result is final after the period and when every objection is answered, not before', async () => {
  await anyone.call(makeObjection, {
    params: { villageCode: places.xiaoguai },
    body: { starCode: 'LD_2', words: '会议记录与实际不符，请核对。' },
  });
  clock.set('2027-01-06T15:59:00Z'); // the last day in Beijing
  const early = await organiser.call(confirmFinal, { params, body: { version: await version() } });
  expect(early.status).toBe(409);
  expect(early.problem).toMatchObject({
    code: 'disclosure.noticeStillOpen',
    values: { closesOn: '2027-01-06', daysLeft: 1, others: [{ code: 'disclosure.objectionsUnanswered', details: { count: 1 } }] },
  });
  clock.set('2027-01-07T02:00:00Z');
  const unanswered = await organiser.call(confirmFinal, { params, body: { version: await version() } });
  expect(unanswered.problem.code).toBe('disclosure.objectionsUnanswered');
  const [objection] = (await organiser.call(listObjections, { params })).body;
  await organiser.call(answerObjection, {
    params: { objectionId: objection?.id ?? '' },
    body: { answer: '已核对会议记录，分数不变。' },
  });

  const inWindow = await organiser.call(confirmFinal, { params, body: { version: await version() } });
  expect(inWindow.problem).toMatchObject({ code: 'disclosure.appealWindowOpen', values: { closesOn: '2027-01-14' } });
  clock.set('2027-01-15T02:00:00Z');
  const district = await as('districtOrganiser', places.karamay);
  expect((await district.call(confirmFinal, { params, body: { version: await version() } })).status).toBe(403);
  const confirmed = await organiser.call(confirmFinal, { params, body: { version: await version() } });
  expect(confirmed.status).toBe(201);
  expect(confirmed.body).toMatchObject({ kind: 'finalResult', opensOn: '2027-01-15' });
  expect((await organiser.call(readCycle, { params })).body.state).toBe('final');
  const twice = await organiser.call(confirmFinal, { params, body: { version: await version() } });
  expect(twice.problem.code).toBe('cycles.notInThisState');
});

test('a final result is the village’s history, and nobody can change it', async () => {
  const { body } = await anyone.call(readPublicVillage, { params: { villageCode: places.xiaoguai }, query: {} });
  expect(body).toMatchObject({ cycleState: 'final', notice: { kind: 'finalResult' }, village: { starsWon: 1 } });
  expect(body.history).toEqual([{ year: 2026, starsWon: 1, grade: null, standardVersion: '1' }]);
  const change = (table: 'ratingResult' | 'publicResult') => platform.owner.deleteFrom(table).execute();
  await expect(change('publicResult')).rejects.toThrow('append-only');
  await expect(change('ratingResult')).rejects.toThrow('append-only');
});

test('what was done with a result stands in the city’s audit chain', async () => {
  const entries = await platform.owner
    .selectFrom('auditEntry')
    .select(['chain', 'role', 'after'])
    .where('action', '=', 'disclosure.publish')
    .orderBy('id')
    .execute();
  expect(entries).toMatchObject([
    { chain: places.city, role: 'cityOrganiser', after: { state: 'publicity' } },
    { chain: places.city, role: 'cityOrganiser', after: { state: 'final' } },
  ]);
});
