import { readCycle } from '@xingcun/core/cycles/contract';
import { recordGuidance, reportTask, setTask } from '@xingcun/core/cycles/rectification/contract';
import { carryOutCorrection } from '@xingcun/core/disclosure/appeal-contract';
import { confirmFinal, publishPreliminary } from '@xingcun/core/disclosure/contract';
import {
  closeReinspection,
  drawReinspection,
  publishReinspectionPlan,
  readReinspection,
  recordFinding,
} from '@xingcun/core/fieldwork/reinspection/contract';
import { closeVisitRound, drawVisits, publishVisitFrame, readVisitRound } from '@xingcun/core/fieldwork/visits/contract';
import { readInbox } from '@xingcun/core/inbox/contract';
import { expect, test } from 'vitest';
import * as given from '../test/given.ts';
import { orderedCorrection } from '../test/given-appeal.ts';
import { settledCycle } from '../test/given-cycle.ts';
import { groupAtTownship, mark } from '../test/given-group.ts';
import { diceOf, framedRound, visitAll } from '../test/given-visits.ts';
import { places, testServer } from '../test/server.ts';

type Server = Awaited<ReturnType<typeof testServer>>;
const kindsOf = async (person: given.Person, ...kinds: string[]) =>
  (await person.call(readInbox, {})).body.flatMap(({ kind, count, dueOn, escalatedFrom }) =>
    kinds.includes(kind) ? [[kind, count, dueOn, ...(escalatedFrom ? [escalatedFrom] : [])]] : [],
  );

test('a member is asked for his marks, also through his deputy, and to discuss; the group’s neighbours are not', async () => {
  const server = await testServer();
  const { second, third, members, group, who } = await groupAtTownship(server);
  const waiting = (person: given.Person) => kindsOf(person, 'markItems', 'discussMarks');
  const due = given.days.preliminaryReview.slice(0, 8) + '20';
  expect(await waiting(second)).toEqual([['markItems', 2, due]]);
  const deputy = await server.as('townshipReviewer', places.xiaoguaiTownship, {
    deputyFor: second.accountId,
    toOn: '2026-12-31',
  });
  expect(await waiting(deputy)).toEqual([['markItems', 2, due]]);
  for (const person of [who.clerk, who.townshipSecretary, await server.as('townshipReviewer', places.urhoTown)])
    expect(await waiting(person)).toEqual([]);
  for (const [index, score] of [9000, 8800, 6500].entries()) {
    const member = members[index];
    if (member) await mark(member, group, { itemCode: 'LD1', score, proved: true });
  }
  expect(await waiting(third)).toEqual([
    ['markItems', 1, due],
    ['discussMarks', 1, due],
  ]);
});

/** A village at the township's review, and everybody. */
async function atReview(server: Server) {
  const { assessments, cycleId } = await given.cycle(server, { villages: [places.xiaoguai] });
  const assessmentId = assessments[places.xiaoguai] ?? '';
  const who = await given.people(server);
  await given.application(server, { assessmentId, secretary: who.secretary });
  return { assessmentId, cycleId, who };
}

test('a round of visits asks for its draw, its doors and its end, of the township alone', async () => {
  const server = await testServer();
  const { assessmentId, who } = await atReview(server);
  await given.passage(server, assessmentId, who, 'selfAssessment');
  server.clock.set(given.noon(given.days.preliminaryReview));
  const waiting = (person: given.Person = who.reviewer) => kindsOf(person, 'drawVisits', 'visitHouseholds', 'closeVisits');
  const framed = await framedRound(who.reviewer, assessmentId);
  const params = { roundId: framed.id };
  expect(await waiting()).toEqual([]);
  const { body: published } = await who.reviewer.call(publishVisitFrame, { params, body: { version: framed.version } });
  expect(await waiting()).toEqual([['drawVisits', null, '2026-11-20']]);
  for (const person of [who.clerk, who.districtOrganiser, await server.as('townshipReviewer', places.urhoTown)])
    expect(await waiting(person)).toEqual([]);
  await who.reviewer.call(drawVisits, { params, body: { seedParts: diceOf(1), size: 20, version: published.version } });
  expect(await waiting()).toEqual([['visitHouseholds', 20, '2026-11-20']]);
  await visitAll(who.reviewer, framed.id, 20);
  expect(await waiting()).toEqual([['closeVisits', null, '2026-11-20']]);
  const { version } = (await who.reviewer.call(readVisitRound, { params })).body;
  await who.reviewer.call(closeVisitRound, { params, body: { version } });
  expect(await waiting()).toEqual([]);
});

test('a re-inspection asks the organiser for its draw and its end, and every inspector of the city for what was drawn', async () => {
  const server = await testServer();
  const { assessmentId, cycleId, who } = await atReview(server);
  await given.passage(server, assessmentId, who, 'jointReview');
  server.clock.set(given.noon(given.days.finalAppraisal));
  const params = { cycleId };
  const waiting = (person: given.Person = who.cityOrganiser) =>
    kindsOf(person, 'drawReinspection', 'reinspect', 'closeReinspection');
  await who.cityOrganiser.call(publishReinspectionPlan, { params, body: { rounds: 0 } });
  expect(await waiting()).toEqual([['drawReinspection', null, '2026-12-28']]);
  expect(await waiting(who.cityAssessor)).toEqual([]);
  const read = async () => (await who.cityAssessor.call(readReinspection, { params })).body;
  const reinspectionId = (await read()).reinspection?.id ?? '';
  const { kind, throws, witnesses } = diceOf(1);
  const parts = { kind, throws, witnesses };
  await who.cityOrganiser.call(drawReinspection, { params: { reinspectionId, round: 1 }, body: { parts } });
  const { items } = await read();
  expect(await waiting(who.cityAssessor)).toEqual([['reinspect', items.length, '2026-12-28']]);
  expect(await waiting(who.districtOrganiser)).toEqual([]);
  for (const { id, expected } of items)
    await who.cityAssessor.call(recordFinding, {
      params: { reinspectionItemId: id },
      body: { score: expected, notShown: false, reason: '', proofs: [], version: 0 },
    });
  expect(await waiting()).toEqual([['closeReinspection', null, '2026-12-28']]);
  const version = (await read()).reinspection?.version ?? 0;
  await who.cityOrganiser.call(closeReinspection, { params: { reinspectionId }, body: { version } });
  expect(await waiting()).toEqual([]);
});

test('a task left undone is told to the township, then to the district, then to the city, until it is reported', async () => {
  const server = await testServer();
  const { assessmentId, who } = await atReview(server);
  server.clock.set(given.noon('2026-05-06'));
  const advice = { words: '补齐会议记录。', starCode: 'MG', itemCode: null };
  const params = { assessmentId };
  const guided = await who.townshipSecretary.call(recordGuidance, {
    params,
    body: { heldOn: '2026-05-06', stars: ['MG'], words: '年中指导：看了会议记录。', advice: [advice] },
  });
  const set = await who.townshipSecretary.call(setTask, {
    params,
    body: {
      source: 'guidance',
      sourceId: guided.body.advice[0]?.id ?? '',
      starCode: null,
      itemCode: null,
      words: advice.words,
      owner: 'villageSecretary',
      due: { on: '2026-06-05', reason: '汛期前' },
    },
  });
  expect(set.status, JSON.stringify(set.problem)).toBe(201);
  const told = async (person: given.Person, day: string) => {
    server.clock.set(given.noon(day));
    return kindsOf(person, 'overdueTasks');
  };
  const line = [['overdueTasks', 1, '2026-06-05', 'village']];
  expect(await told(who.townshipSecretary, '2026-06-12')).toEqual([]);
  expect(await told(who.townshipSecretary, '2026-06-15')).toEqual(line);
  expect(await told(who.districtOrganiser, '2026-06-15')).toEqual([]);
  expect(await told(who.districtOrganiser, '2026-06-23')).toEqual(line);
  expect(await told(who.cityOrganiser, '2026-06-23')).toEqual([]);
  expect(await told(who.cityOrganiser, '2026-07-07')).toEqual(line);
  for (const person of [who.reviewer, who.secretary, await server.as('districtOrganiser', places.urho)])
    expect(await told(person, '2026-07-07')).toEqual([]);
  await who.secretary.call(reportTask, {
    params: { taskId: set.body.id },
    body: { version: 1, words: '已补齐。', evidence: [] },
  });
  expect(await told(who.cityOrganiser, '2026-07-07')).toEqual([]);
});

test('what the result asks to be put right waits on after the cycle is final', async () => {
  const server = await testServer();
  const { organiser, cycle, assessments } = await settledCycle(server);
  const params = { cycleId: cycle.id };
  server.clock.set(given.noon('2026-12-29'));
  await organiser.call(publishPreliminary, { params, body: { version: cycle.version } });
  server.clock.set(given.noon('2027-01-20'));
  const { version } = (await organiser.call(readCycle, { params })).body;
  expect((await organiser.call(confirmFinal, { params, body: { version } })).status).toBe(201);
  const secretary = await server.as('villageSecretary', places.xiaoguai);
  const township = await server.as('townshipSecretary', places.xiaoguaiTownship);
  expect(await kindsOf(secretary, 'reportTask')).toEqual([]);
  const set = await township.call(setTask, {
    params: { assessmentId: assessments[places.xiaoguai] ?? '' },
    body: {
      source: 'result',
      sourceId: null,
      starCode: null,
      itemCode: null,
      words: '补齐村级会议记录。',
      owner: 'villageSecretary',
      due: { workingDays: 20 },
    },
  });
  expect(set.status, JSON.stringify(set.problem)).toBe(201);
  expect(await kindsOf(secretary, 'reportTask')).toEqual([['reportTask', 1, set.body.dueOn]]);
  server.clock.set(given.noon('2027-04-20'));
  expect(await kindsOf(township, 'overdueTasks')).toEqual([['overdueTasks', 1, set.body.dueOn, 'village']]);
});

test('a correction that an appeal ordered waits for the city’s organiser alone until it is carried out', async () => {
  const server = await testServer();
  const { organiser, district, panel, correction } = await orderedCorrection(server);
  const waiting = async (person: given.Person) => (await kindsOf(person, 'carryOutCorrection')).map(([, count]) => count);
  expect(await waiting(organiser)).toEqual([1]);
  for (const person of [district, ...panel]) expect(await waiting(person)).toEqual([]);
  expect((await organiser.call(carryOutCorrection, correction)).status).toBe(201);
  expect(await waiting(organiser)).toEqual([]);
});
