import { adoptStar, readRating, saveCell, sendBack, signOffStar, submitSheet } from '@xingcun/core/assessment/contract';
import { readInbox } from '@xingcun/core/inbox/contract';
import { expect, test } from 'vitest';
import * as given from '../test/given.ts';
import { places, testServer } from '../test/server.ts';

const server = await testServer();
const { clock, platform, as } = server;
const weights = { selfAssessment: 10, preliminaryReview: 30, jointReview: 60, finalAppraisal: 0 };
const { assessments } = await given.cycle(server, { villages: [places.xiaoguai], weights });
const who = await given.people(server);
const assessmentId = assessments[places.xiaoguai] ?? '';
const inbox = async (person: given.Person) =>
  (await person.call(readInbox, {})).body.map(({ kind, unitName, starCode, count, dueOn }) => ({
    [[kind, starCode].filter(Boolean).join(' ')]: [unitName, count, dueOn],
  }));

test('each sees what waits for him, from the application to the notice', async () => {
  clock.set(given.noon('2026-02-02'));
  expect(await inbox(who.secretary)).toEqual([{ apply: ['小拐村', null, '2026-02-20'] }]);
  await given.application(server, { assessmentId, secretary: who.secretary });
  expect(await inbox(who.secretary)).toEqual([]);
  clock.set(given.noon(given.days.selfAssessment));
  expect(await inbox(who.clerk)).toEqual([
    { selfAssess: ['小拐村', 8, '2026-10-31'] },
    { holdMeeting: ['小拐村', 2, '2026-10-31'] },
  ]);

  await given.passage(server, assessmentId, who, 'selfAssessment');
  clock.set(given.noon(given.days.preliminaryReview));
  expect(await inbox(who.reviewer)).toEqual([{ review: ['小拐村', 8, '2026-11-20'] }]);
  expect(await inbox(who.clerk)).toEqual([]);
});

test('a return waits for the village with the date that it names, and says since when', async () => {
  const body = { items: [{ itemCode: 'LD1', reason: '缺记录' }], dueOn: '2026-11-12' };
  await who.reviewer.call(sendBack, { params: { assessmentId, stage: 'selfAssessment' }, body });
  const { body: items } = await who.clerk.call(readInbox, {});
  expect(items).toEqual([
    expect.objectContaining({
      kind: 'correctReturned',
      count: 1,
      dueOn: '2026-11-12',
      dueFrom: { kind: 'return', stage: 'selfAssessment', days: null, since: '2026-11-05' },
    }),
  ]);
  await who.clerk.call(saveCell, {
    params: { assessmentId, stage: 'selfAssessment', itemCode: 'LD1' },
    body: { entry: { kind: 'mark', score: 10_000 }, reason: '已补', proofs: [], version: 1 },
  });
  expect(await inbox(who.secretary)).toEqual([{ submit: ['小拐村', null, '2026-11-12'] }]);
});

test('posts without a part, other villages and the auditor have nothing', async () => {
  for (const person of [
    await as('villager', places.xiaoguai),
    await as('systemAdmin', places.city),
    await as('villageClerk', places.hake),
    await as('districtAssessor', places.urho),
  ])
    expect(await inbox(person)).toEqual([]);
});

test('lead units and the district are asked star by star, the city at last', async () => {
  const submit = (person: given.Person, stage: 'selfAssessment' | 'preliminaryReview' | 'jointReview' | 'finalAppraisal') =>
    person.call(submitSheet, { params: { assessmentId, stage }, body: { words: '' } });
  await submit(who.secretary, 'selfAssessment');
  const take = async (
    person: given.Person,
    stage: 'preliminaryReview' | 'jointReview' | 'finalAppraisal',
    stars: (string | null)[],
  ) => {
    for (const starCode of stars) await person.call(adoptStar, { params: { assessmentId, stage }, body: { starCode } });
  };
  await take(who.reviewer, 'preliminaryReview', ['ZF', 'MG', null]);
  await who.reviewer.call(saveCell, {
    params: { assessmentId, stage: 'preliminaryReview', itemCode: 'LD1' },
    body: { entry: { kind: 'mark', score: 8000 }, reason: '走访', proofs: [], version: 0 },
  });
  await submit(who.townshipSecretary, 'preliminaryReview');
  expect(await inbox(who.leadZf)).toEqual([]);
  clock.set(given.noon(given.days.jointReview));
  expect(await inbox(who.leadZf)).toEqual([{ 'scoreStar ZF': ['小拐村', 3, '2026-12-15'] }]);
  await take(who.districtAssessor, 'jointReview', ['ZF', 'MG', null]);
  expect(await inbox(who.leadZf)).toEqual([{ 'signOff ZF': ['小拐村', null, '2026-12-15'] }]);
  expect(await inbox(who.districtAssessor)).toEqual([{ 'scoreStar LD': ['小拐村', 1, '2026-12-15'] }]);
  await who.districtAssessor.call(saveCell, {
    params: { assessmentId, stage: 'jointReview', itemCode: 'LD1' },
    body: { entry: { kind: 'mark', score: 7700 }, reason: '核查', proofs: [], version: 0 },
  });
  for (const [person, starCode] of [
    [who.leadZf, 'ZF'],
    [who.leadMg, 'MG'],
    [who.districtAssessor, 'LD'],
  ] as const)
    await person.call(signOffStar, { params: { assessmentId }, body: { starCode } });
  expect(await inbox(who.districtOrganiser)).toEqual([{ submit: ['小拐村', null, '2026-12-15'] }]);
  await submit(who.districtOrganiser, 'jointReview');
  clock.set(given.noon(given.days.finalAppraisal));
  await take(who.cityAssessor, 'finalAppraisal', ['ZF', 'MG', 'LD', null]);
  expect(await inbox(who.cityAssessor)).toEqual([]);
  expect(await inbox(who.cityOrganiser)).toEqual([{ submit: ['小拐村', null, '2026-12-28'] }]);
  await submit(who.cityOrganiser, 'finalAppraisal');
  expect(await inbox(who.cityOrganiser)).toEqual([{ publishNotice: [null, null, expect.any(String)] }]);
});

test('a weighted cycle averages the levels: 10 % × 100 + 30 % × 80 + 60 % × 77 = 80.2', async () => {
  const { body } = await who.clerk.call(readRating, { params: { assessmentId }, query: {} });
  expect(body.rating.stars).toContainEqual(expect.objectContaining({ code: 'LD', score: 8020, won: true }));
});

test('last year’s final grade limits the rise of this year’s', async () => {
  const [assessment] = await platform.owner.selectFrom('assessment').selectAll().where('id', '=', assessmentId).execute();
  const [cycle] = await platform.owner.selectFrom('cycle').selectAll().execute();
  if (!assessment || !cycle) throw new Error('the cycle of this file exists');
  const { id: _id, createdAt: _at, weights: _weights, ...rest } = cycle;
  const last = await platform.owner
    .insertInto('cycle')
    .values({ ...rest, weights: JSON.stringify(weights), year: cycle.year - 1, state: 'final' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await platform.owner
    .insertInto('assessment')
    .values({ cycleId: last.id, villageCode: assessment.villageCode, villagePath: assessment.villagePath, stage: 'settled' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const grade = async () => (await who.clerk.call(readRating, { params: { assessmentId }, query: {} })).body.rating.grade;
  expect(await grade()).toBe('three');
  await platform.owner
    .insertInto('ratingResult')
    .values({
      assessmentId: id,
      phase: 'final',
      rating: '{}',
      starsWon: 1,
      grade: 'one',
      digest: '',
      engineVersion: '1',
      computedAt: new Date(),
    })
    .execute();
  expect(await grade()).toBe('two');
});
