import { readSheet, submitSheet } from '@xingcun/core/assessment/contract';
import {
  closeReinspection,
  drawReinspection,
  commitReinspectionSeed,
  publishReinspectionPlan,
  readPublicReinspection,
  readReinspection,
  recordFinding,
} from '@xingcun/core/fieldwork/reinspection/contract';
import { drawPlan, planDigest } from '@xingcun/core/fieldwork/reinspection/plan';
import { commitmentOf } from '@xingcun/core/fieldwork/seed';
import { expect, test } from 'vitest';
import { application, cycle, days, noon, passage, people } from '../../test/given.ts';
import { places, testServer } from '../../test/server.ts';

const server = await testServer();
const { as, anyone, clock } = server;
const { cycleId, assessments } = await cycle(server, { villages: [places.xiaoguai, places.hake] });
const assessmentId = assessments[places.xiaoguai] ?? '';
const who = await people(server);
await application(server, { assessmentId, secretary: who.secretary });
await passage(server, assessmentId, who, 'preliminaryReview');
const params = { cycleId };
const dice = {
  kind: 'dice' as const,
  throws: Array.from({ length: 20 }, (_, n) => (n % 6) + 1),
  witnesses: ['村监委会主任', '乡纪委'],
};
const read = async () => (await who.cityAssessor.call(readReinspection, { params })).body;
const publish = (rounds: number) => who.cityOrganiser.call(publishReinspectionPlan, { params, body: { rounds } });

test('no list is published before every village that takes part stands at the city', async () => {
  clock.set(noon(days.jointReview));
  const { problem } = await publish(0);
  expect(problem).toMatchObject({ status: 409, code: 'fieldwork.villagesNotReady', values: { count: 1, list: '小拐村' } });
  await passage(server, assessmentId, who, 'jointReview');
});

test('the list is published with its digest before the seed is known, once', async () => {
  clock.set(noon(days.finalAppraisal));
  const both = await Promise.all([publish(0), publish(0)]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  expect(both.map(({ problem }) => problem.code)).toContain('fieldwork.roundsMoved');
  const { rounds, items, open } = await read();
  const [round] = rounds;
  if (!round) throw new Error('a round is published');
  expect(round.digest).toBe(planDigest(round.plan));
  expect(round.seed).toBeNull();
  expect(items).toEqual([]);
  expect(round.plan.villages.map(({ villageCode, given }) => [villageCode, given])).toEqual([[places.xiaoguai, true]]);
  expect(open.close.map(({ code }) => code)).toEqual(['fieldwork.roundNotDrawn']);
});

test('a seed needs twenty dice and two witnesses, or the numbers to which the sides committed', async () => {
  const { reinspection } = await read();
  const place = { reinspectionId: reinspection?.id ?? '', round: 1 };
  const draw = (
    parts:
      | typeof dice
      | { kind: 'committedNumbers'; sides: { side: string; commitment: string; number: string; salt: string }[] },
  ) => who.cityOrganiser.call(drawReinspection, { params: place, body: { parts } });
  expect((await draw({ ...dice, throws: [1, 2, 3] })).problem.code).toBe('fieldwork.diceTooFew');
  const sides = ['市委组织部', '村民代表'].map((side, n) => {
    const secret = { number: String(1000 + n), salt: `salt-of-${n}-long` };
    return { side, ...secret, commitment: commitmentOf(secret) };
  });
  expect((await draw({ kind: 'committedNumbers', sides })).problem.code).toBe('fieldwork.commitmentsMissing');
  const commitments = sides.map(({ side, commitment }) => ({ side, commitment }));
  const committed = await who.cityOrganiser.call(commitReinspectionSeed, { params: place, body: { commitments } });
  expect(committed.status, committed.problem.detail).toBe(201);
  const [first, second] = sides;
  if (!first || !second) throw new Error('two sides');
  expect((await draw({ kind: 'committedNumbers', sides: [first, { ...second, number: '7' }] })).problem.code).toBe(
    'fieldwork.revealDiffers',
  );
  const drawn = await draw({ kind: 'committedNumbers', sides });
  expect(drawn.status, drawn.problem.detail).toBe(201);
  expect((await draw(dice)).problem.code).toBe('fieldwork.roundDrawn');
});

test('anyone repeats the draw from what is public, and sees no score in it', async () => {
  const { reinspection, items } = await read();
  const { body } = await anyone.call(readPublicReinspection, { params: { reinspectionId: reinspection?.id ?? '' } });
  const [round] = body.rounds;
  if (!round?.seed) throw new Error('the round is drawn');
  expect(planDigest(round.plan)).toBe(round.digest);
  const again = drawPlan(round.plan, round.seed).map(({ itemCode }) => itemCode);
  expect(again.toSorted()).toEqual(round.drawn.map(({ itemCode }) => itemCode).toSorted());
  expect(items).toHaveLength(again.length);
  expect(JSON.stringify(body)).not.toContain('expected');
});

test('a finding becomes the city’s score; a difference needs a reason, another person’s finding is not overwritten', async () => {
  const { items } = await read();
  const item = items.find(({ itemCode }) => itemCode === 'ZF1');
  if (!item) throw new Error('all six indicators are drawn');
  const find = (body: { score: number; reason?: string; notShown?: boolean; version?: number }, person = who.cityAssessor) =>
    person.call(recordFinding, {
      params: { reinspectionItemId: item.id },
      body: { notShown: false, reason: '', proofs: [], version: 0, ...body },
    });
  expect((await find({ score: item.expected - 1000 })).problem.code).toBe('fieldwork.differenceNeedsReason');
  expect((await find({ score: item.expected - 25, reason: '台账缺页' })).problem.code).toBe('assessment.stepNotMet');
  const found = await find({ score: item.expected - 1000, reason: '现场只见到部分台账' });
  expect(found.status, found.problem.detail).toBe(200);
  expect(found.body.finding).toMatchObject({ version: 1, beyondLimit: true });
  const late = await find({ score: item.expected, version: 0 }, who.cityOrganiser);
  expect(late.problem).toMatchObject({
    code: 'fieldwork.foundMeanwhile',
    values: { theirs: item.expected - 1000, yours: item.expected },
  });
  const sheet = await who.cityAssessor.call(readSheet, { params: { assessmentId, stage: 'finalAppraisal' } });
  const cell = sheet.body.cells.find(({ itemCode }) => itemCode === 'ZF1');
  expect(cell).toMatchObject({ score: item.expected - 1000, reason: '现场只见到部分台账' });
  expect(cell?.proofs[0]?.title).toBe('复验第1轮');
});

test('so many differences extend the sample; where nothing is left the re-inspection is closed, and the list says what changed', async () => {
  const { items } = await read();
  for (const { id, expected, finding } of items.filter((each) => each.finding === null)) {
    expect(finding).toBeNull();
    const answer = await who.cityAssessor.call(recordFinding, {
      params: { reinspectionItemId: id },
      body: { score: expected, notShown: false, reason: '', proofs: [], version: 0 },
    });
    expect(answer.status, answer.problem.detail).toBe(200);
  }
  const blocked = await who.cityOrganiser.call(submitSheet, {
    params: { assessmentId, stage: 'finalAppraisal' },
    body: { words: '' },
  });
  expect(JSON.stringify(blocked.problem)).toContain('assessment.reinspectionOpen');
  const { open, changes, reinspection } = await read();
  expect(open.publish.map(({ code }) => code)).toEqual(['fieldwork.nothingLeft']);
  expect(changes).toMatchObject([{ villageCode: places.xiaoguai, stars: [{ starCode: 'ZF' }] }]);
  const [change] = changes;
  expect((change?.stars[0]?.scoreBefore ?? 0) - (change?.stars[0]?.scoreNow ?? 0)).toBe(1000);
  const closing = { params: { reinspectionId: reinspection?.id ?? '' }, body: { version: reinspection?.version ?? 0 } };
  const stale = await who.cityOrganiser.call(closeReinspection, { ...closing, body: { version: 9 } });
  expect(stale.problem.code).toBe('fieldwork.reinspectionChanged');
  expect((await who.cityOrganiser.call(closeReinspection, closing)).status).toBe(201);
  expect((await read()).open.publish.map(({ code }) => code)).toEqual(['fieldwork.reinspectionClosed']);
});

test('a district reads what was found in its villages, another district nothing of it, a village has no part', async () => {
  const own = await who.districtOrganiser.call(readReinspection, { params });
  expect(own.body.items.length).toBeGreaterThan(0);
  const other = await as('districtOrganiser', places.urho);
  expect((await other.call(readReinspection, { params })).body.items).toEqual([]);
  expect((await who.secretary.call(readReinspection, { params })).status).toBe(403);
});
