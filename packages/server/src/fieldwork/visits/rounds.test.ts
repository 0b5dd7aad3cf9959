import { commitmentOf } from '@xingcun/core/fieldwork/seed';
import { checkDraw, firstDifference } from '@xingcun/core/fieldwork/visits/check';
import {
  createVisitRound,
  drawVisits,
  listVisitRounds,
  publishCommitments,
  printVisitForm,
  publishVisitFrame,
  readVisitFrame,
  readVisitRound,
  readVisitSlots,
  saveVisitFrame,
} from '@xingcun/core/fieldwork/visits/contract';
import { listPublicDraws, readPublicDraw } from '@xingcun/core/fieldwork/visits/published';
import { serviceQuestions } from '@xingcun/core/fieldwork/visits/question';
import { expect, test } from 'vitest';
import * as given from '../../test/given.ts';
import { diceOf, drawnRound, framedRound, ninetyHouseholds, wishes } from '../../test/given-visits.ts';
import { readPaper } from '../../test/read-pdf.ts';
import { places, testServer } from '../../test/server.ts';

const server = await testServer();
const { assessments } = await given.cycle(server);
const who = await given.people(server);
const assessmentId = assessments[places.xiaoguai] ?? '';
await given.application(server, { assessmentId, secretary: who.secretary });
await given.passage(server, assessmentId, who, 'selfAssessment');
server.clock.set(given.noon(given.days.preliminaryReview));
const township = who.reviewer;

test('the township enters the list whole or not at all, with every faulty line', async () => {
  const { body: round } = await township.call(createVisitRound, { params: { assessmentId }, body: wishes });
  const params = { roundId: round.id };
  const households = [
    { group: '1组', number: '1', label: '' },
    { group: '1组', number: '1', label: '重点户' },
  ];
  const { status, problem } = await township.call(saveVisitFrame, { params, body: { source: '门牌册', households, version: 1 } });
  expect([status, problem.code, problem.values.count]).toEqual([422, 'fieldwork.frameNotValid', 2]);
  expect(problem.values.lines).toMatchObject([
    { line: 2, code: 'fieldwork.frameWordDenied' },
    { line: 2, code: 'fieldwork.frameRepeated' },
  ]);
  expect((await township.call(readVisitFrame, { params })).body).toEqual([]);
  expect((await township.call(publishVisitFrame, { params, body: { version: 1 } })).problem.code).toBe('fieldwork.frameEmpty');
});

test('a form that asks what residents are not asked is refused, and a round before the village’s own assessment too', async () => {
  const [first, ...others] = serviceQuestions;
  const question = { id: first?.id ?? '', text: { zh: '您家信仰什么宗教？', en: 'Which services do you use?' } };
  const refused = await township.call(createVisitRound, {
    params: { assessmentId },
    body: { ...wishes, questions: [question, ...others] },
  });
  expect([refused.status, refused.problem.code]).toEqual([422, 'fieldwork.questionDenied']);
  const urho = await server.as('townshipReviewer', places.urhoTown);
  const early = await urho.call(createVisitRound, { params: { assessmentId: assessments[places.hake] ?? '' }, body: wishes });
  expect([early.status, early.problem.code]).toEqual([409, 'assessment.stageNotReached']);
});

test('the blank form holds the round’s questions in large type, and no place for a name', async () => {
  const { body: round } = await township.call(createVisitRound, { params: { assessmentId }, body: wishes });
  const params = { roundId: round.id };
  for (const language of ['zh', 'en'] as const) {
    const { body } = await township.call(printVisitForm, { params, query: { language } });
    const { pages, words, fonts } = readPaper(body);
    expect([pages, fonts]).toEqual([1, ['NotoSansSC-Bold', 'NotoSansSC-Regular']]);
    // the font's typographic marks are as wide as a Chinese sign, so English paper has straight ones
    for (const { text } of serviceQuestions) expect(words).toContain(text[language].replaceAll(' ', '').replaceAll('’', "'"));
    expect(words).not.toMatch(/姓名：|Name:/);
  }
});

test('list, digest, seed, draw: in this order only; anybody recomputes it; a fresh seed widens and keeps what was drawn', async () => {
  const framed = await framedRound(township, assessmentId);
  const params = { roundId: framed.id };
  const seedParts = diceOf(2);
  const draw = (version: number, more: Partial<{ seedParts: typeof seedParts; size: number }> = {}) =>
    township.call(drawVisits, { params, body: { seedParts, size: 20, version, ...more } });
  expect((await draw(framed.version)).problem.code).toBe('fieldwork.visitStateOther');
  expect((await server.anyone.call(readPublicDraw, { params })).status).toBe(404);

  const { body: published } = await township.call(publishVisitFrame, { params, body: { version: framed.version } });
  const before = (await server.anyone.call(readPublicDraw, { params })).body;
  expect(before.digest).toBe(published.frameDigest);
  expect(before.households).toHaveLength(90);
  expect(JSON.stringify(before)).not.toContain('桥头');
  const frozen = await township.call(saveVisitFrame, {
    params,
    body: { source: '别的名册', households: ninetyHouseholds.slice(1), version: published.version },
  });
  expect(frozen.problem.code).toBe('fieldwork.visitStateOther');

  expect((await draw(framed.version)).problem).toMatchObject({
    code: 'fieldwork.visitRoundChanged',
    values: { yours: framed.version },
  });
  expect((await draw(published.version, { size: 19 })).problem.code).toBe('fieldwork.sampleTooSmall');
  const { body: drawn } = await draw(published.version);
  expect(drawn).toMatchObject({ state: 'drawn', sampleSize: 20, progress: { waiting: 20 } });
  expect(drawn.draws[0]?.strata.map(({ size }) => size)).toEqual([9, 7, 4]);
  expect((await draw(drawn.version, { size: 5 })).problem.code).toBe('fieldwork.seedUsed');
  const { body: wider } = await draw(drawn.version, { size: 5, seedParts: diceOf(3) });
  expect(wider.sampleSize).toBe(25);
  expect(wider.draws[0]).toEqual(drawn.draws[0]);

  const seen = (await server.anyone.call(readPublicDraw, { params })).body;
  expect(firstDifference(checkDraw(seen))).toBeNull();
  const { body: slots } = await township.call(readVisitSlots, { params });
  const doors = seen.draws.flatMap(({ sample, reserves }) => [...sample, ...reserves]);
  expect(slots.map(({ group, number }) => `${group}/${number}`)).toEqual(doors.map(({ group, number }) => `${group}/${number}`));
  const { body: listed } = await server.anyone.call(listPublicDraws, { params: { villageCode: places.xiaoguai } });
  expect(listed.map(({ roundId }) => roundId)).toContain(framed.id);
});

test('numbers committed to beforehand make a seed; another number, or a second commitment, is refused', async () => {
  const framed = await framedRound(township, assessmentId);
  const params = { roundId: framed.id };
  const { body: published } = await township.call(publishVisitFrame, { params, body: { version: framed.version } });
  const reveals = [
    { side: '乡镇纪检', number: '4711', salt: 'river-stone-1' },
    { side: '村监委会', number: '90210', salt: 'tall-poplar-2' },
  ];
  const commitments = reveals.map(({ side, number, salt }) => ({ side, commitment: commitmentOf({ number, salt }) }));
  const committed = await township.call(publishCommitments, { params, body: { commitments, version: published.version } });
  expect((await server.anyone.call(readPublicDraw, { params })).body.commitments).toEqual(commitments);
  const { version } = committed.body;
  const again = await township.call(publishCommitments, { params, body: { commitments, version } });
  expect(again.problem.code).toBe('fieldwork.alreadyCommitted');
  const sides = reveals.map((reveal, index) => ({ ...reveal, commitment: commitments[index]?.commitment ?? '' }));
  const changed = sides.map((side, index) => (index === 1 ? { ...side, number: '1' } : side));
  const body = { size: 20, version };
  const dishonest = await township.call(drawVisits, {
    params,
    body: { ...body, seedParts: { kind: 'committedNumbers', sides: changed } },
  });
  expect([dishonest.status, dishonest.problem.code]).toEqual([422, 'fieldwork.revealDiffers']);
  const drawn = await township.call(drawVisits, { params, body: { ...body, seedParts: { kind: 'committedNumbers', sides } } });
  expect(drawn.body.commitments).toEqual([]);
  expect(firstDifference(checkDraw((await server.anyone.call(readPublicDraw, { params })).body))).toBeNull();
});

test('district, city and village see totals and the published draw; no household, no door', async () => {
  const round = await drawnRound(township, assessmentId, { turn: 4 });
  const params = { roundId: round.id };
  for (const reader of [who.clerk, who.supervisor, who.districtOrganiser, who.cityOrganiser]) {
    const { status, body } = await reader.call(readVisitRound, { params });
    expect(status).toBe(200);
    expect(body.open.draw).toMatchObject([{ code: 'accounts.notPermitted' }]);
    expect(JSON.stringify(body)).not.toContain('桥头');
    expect((await reader.call(listVisitRounds, { params: { assessmentId } })).body.map(({ id }) => id)).toContain(round.id);
    for (const route of [readVisitFrame, readVisitSlots]) expect((await reader.call(route, { params })).status).toBe(403);
  }
  const neighbour = await server.as('townshipReviewer', places.urhoTown);
  expect((await neighbour.call(readVisitSlots, { params })).status).toBe(404);
});
