import { randomUUID } from 'node:crypto';
import { readSheet } from '@xingcun/core/assessment/contract';
import {
  assignVisits,
  closeVisitRound,
  listVisitors,
  listVisitRemarks,
  readVisitRound,
  readVisitSheet,
  readVisitSlots,
  submitVisit,
  takeOverVisits,
} from '@xingcun/core/fieldwork/visits/contract';
import { readPublicDraw } from '@xingcun/core/fieldwork/visits/published';
import { checkDraw, firstDifference } from '@xingcun/core/fieldwork/visits/check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import * as given from '../../test/given.ts';
import { allAnswers, drawnRound, ninetyHouseholds, visitAll } from '../../test/given-visits.ts';
import { places, testServer } from '../../test/server.ts';

const server = await testServer();
const { owner } = server.platform;
const { assessments } = await given.cycle(server);
const who = await given.people(server);
const assessmentId = assessments[places.xiaoguai] ?? '';
await given.application(server, { assessmentId, secretary: who.secretary });
await given.passage(server, assessmentId, who, 'selfAssessment');
server.clock.set(given.noon(given.days.preliminaryReview));
const township = who.reviewer;
let turn = 10;

const round = (more: { size?: number; households?: typeof ninetyHouseholds } = {}) =>
  drawnRound(township, assessmentId, { turn: ++turn, ...more });
const answered = (seenSlotVersion: number, more: { answerId?: string; remark?: string } = {}) => ({
  answerId: more.answerId ?? randomUUID(),
  outcome: 'answered' as const,
  consent: true as const,
  answers: allAnswers('yes'),
  seenSlotVersion,
  ...(more.remark === undefined ? {} : { remark: more.remark }),
});
const bare = (outcome: 'refused' | 'absent', seenSlotVersion: number) => ({ answerId: randomUUID(), outcome, seenSlotVersion });
const versionOf = async (roundId: string) => (await township.call(readVisitRound, { params: { roundId } })).body.version;
const close = async (roundId: string) =>
  township.call(closeVisitRound, { params: { roundId }, body: { version: await versionOf(roundId) } });

test('a repeated hand-in has one effect and the same answer; another device’s earlier outcome is shown with both', async () => {
  const { id: roundId } = await round();
  const params = { roundId, order: 1 };
  const body = answered(1);
  const first = await township.call(submitVisit, { params, body });
  expect(first.body).toEqual({ order: 1, status: 'answered', tries: 0, replacedBy: null, version: 2 });
  for (const key of [undefined, randomUUID()]) {
    const again = await township.call(submitVisit, { params, body }, key ? { key } : {});
    expect([again.status, again.body]).toEqual([200, first.body]);
  }
  expect(await owner.selectFrom('visitAnswer').select('orderNo').where('roundId', '=', roundId).execute()).toEqual([
    { orderNo: 1 },
  ]);
  const other = await who.townshipSecretary.call(submitVisit, { params, body: bare('refused', 1) });
  expect([other.status, other.problem.code]).toEqual([409, 'fieldwork.slotChanged']);
  expect(other.problem.values).toEqual({
    order: 1,
    yours: { outcome: 'refused', version: 1 },
    theirs: { status: 'answered', tries: 0, version: 2 },
  });
  // a household may take its answers back until the round closes
  const back = await township.call(submitVisit, { params, body: bare('refused', 2) });
  expect(back.body).toMatchObject({ status: 'refused', replacedBy: 21 });
  expect(await owner.selectFrom('visitAnswer').select('orderNo').where('roundId', '=', roundId).execute()).toEqual([]);
});

test('nobody at home twice, or a refusal: the next reserve of the group takes the place; both are counted', async () => {
  const { id: roundId } = await round();
  const submit = (order: number, body: ReturnType<typeof bare>) =>
    township.call(submitVisit, { params: { roundId, order }, body });
  expect((await submit(1, bare('absent', 1))).body).toMatchObject({ status: 'waiting', tries: 1, version: 2, replacedBy: null });
  expect((await submit(1, bare('absent', 2))).body).toMatchObject({ status: 'absent', tries: 2, replacedBy: 21 });
  expect((await submit(2, bare('refused', 1))).body).toMatchObject({ status: 'refused', replacedBy: 22 });
  const { body: slots } = await township.call(readVisitSlots, { params: { roundId } });
  expect(slots.filter(({ kind, status }) => kind === 'reserve' && status === 'waiting').map(({ order }) => order)).toEqual([
    21, 22,
  ]);
  const { body } = await township.call(readVisitRound, { params: { roundId } });
  expect([body.state, body.progress.waiting]).toEqual(['visiting', 20]);
  const closing = await close(roundId);
  expect([closing.status, closing.problem.code, closing.problem.values.count]).toEqual([409, 'fieldwork.visitsWaiting', 20]);
  expect((await submit(99, bare('refused', 1))).status).toBe(404);
});

test('doors are given to visitors of the township; each sees his own and those given to nobody', async () => {
  const { id: roundId } = await round();
  const params = { roundId };
  const { body: visitors } = await township.call(listVisitors, { params });
  expect(visitors.map(({ accountId }) => accountId).sort()).toEqual([township.accountId, who.townshipSecretary.accountId].sort());
  const village = await township.call(assignVisits, { params, body: { orders: [1], visitorId: who.clerk.accountId } });
  expect(village.problem.code).toBe('fieldwork.visitorNotValid');
  await township.call(assignVisits, { params, body: { orders: [1, 2], visitorId: who.townshipSecretary.accountId } });
  const mine = (await township.call(readVisitSheet, { params })).body.slots.map(({ order }) => order);
  expect(mine).toEqual(Array.from({ length: 18 }, (_, index) => index + 3));
  expect((await who.townshipSecretary.call(readVisitSheet, { params })).body.slots).toHaveLength(20);
  const foreign = await township.call(submitVisit, { params: { roundId, order: 1 }, body: answered(1) });
  expect([foreign.status, foreign.problem.code]).toEqual([403, 'fieldwork.visitNotYours']);
});

test('answers must fit the form, consent cannot be left out, and a remark names nobody’s belief', async () => {
  const { id: roundId } = await round();
  const params = { roundId, order: 1 };
  const { officeHours: _, ...fewer } = allAnswers('yes');
  const incomplete = await township.call(submitVisit, { params, body: { ...answered(1), answers: fewer } });
  expect(incomplete.problem).toMatchObject({ code: 'fieldwork.answersNotComplete', values: { missing: 'officeHours' } });
  const unasked = await township.call(submitVisit, { params, body: { ...answered(1), consent: false as unknown as true } });
  expect(unasked.problem.code).toBe('request.invalid');
  const remark = await township.call(submitVisit, { params, body: answered(1, { remark: '隔壁那家信教' }) });
  expect(remark.problem.code).toBe('fieldwork.remarkDenied');
});

test('closing destroys the link: no table, log or kept request leads from a household to an answer or back', async () => {
  const { id: roundId } = await round();
  const params = { roundId };
  const { body: slots } = await township.call(readVisitSlots, { params });
  const answerIds: string[] = [];
  for (const { order, version } of slots.filter(({ status }) => status === 'waiting')) {
    const body = { ...answered(version, order === 7 ? { remark: '办事大厅的台阶太高' } : {}) };
    // one household answers unlike all others: if anything could be joined, it would show
    const answers = order === 7 ? { ...allAnswers('no'), officeHours: 'dontKnow' as const } : body.answers;
    answerIds.push(body.answerId);
    await township.call(submitVisit, { params: { roundId, order }, body: { ...body, answers } }, { key: randomUUID() });
  }
  const { body: closed } = await close(roundId);
  expect(closed.state).toBe('closed');

  const of = async (table: 'visitSlot' | 'visitAnswer' | 'visitHousehold' | 'surveyAnswer' | 'surveyRemark') =>
    owner.selectFrom(table).selectAll().where('roundId', '=', roundId).execute();
  expect([await of('visitSlot'), await of('visitAnswer')]).toEqual([[], []]);
  expect((await of('visitHousehold')).filter((row) => 'label' in row && row.label !== '')).toEqual([]);
  const answers = await of('surveyAnswer');
  expect(answers).toHaveLength(20);
  for (const answer of answers) expect(Object.keys(answer).sort()).toEqual(['answers', 'id', 'roundId']);

  // every row of every table as text: the odd answers stand in one row of what remains, an id of a hand-in in the list of receipts alone
  const { rows: tables } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(owner);
  const holding = new Map<string, string[]>();
  for (const { name } of tables) {
    const { rows } = await sql<{ text: string }>`select to_jsonb(t)::text as text from ${sql.table(name)} t`.execute(owner);
    for (const sign of ['"dontKnow"', '台阶', answerIds[0] ?? ''])
      if (rows.some(({ text }) => text.includes(sign))) holding.set(sign, [...(holding.get(sign) ?? []), name]);
  }
  expect(Object.fromEntries(holding)).toEqual({
    '"dontKnow"': ['survey_answer'],
    台阶: ['survey_remark'],
    [answerIds[0] ?? '']: ['visit_receipt'],
  });
  const entries = await owner.selectFrom('auditEntry').selectAll().where('subjectId', '=', roundId).execute();
  const log = JSON.stringify(entries);
  for (const word of ['officeHours', '台阶', 'orderNo', '"order"', ...answerIds]) expect(log).not.toContain(word);
  const outcomes = entries.map(({ after }) => after).filter((after) => JSON.stringify(after).includes('outcome'));
  expect(new Set(outcomes.map((after) => JSON.stringify(after)))).toEqual(new Set(['{"outcome":"answered"}']));
  const kept = await owner.selectFrom('idempotentRequest').select(['response']).execute();
  expect(JSON.stringify(kept)).not.toContain('"replacedBy"');

  const late = await township.call(submitVisit, { params: { roundId, order: 1 }, body: answered(1) });
  expect(late.problem).toMatchObject({ code: 'fieldwork.visitsClosed', values: { received: false } });
  const known = await township.call(submitVisit, {
    params: { roundId, order: 1 },
    body: answered(1, { answerId: answerIds[0] ?? '' }),
  });
  expect(known.problem).toMatchObject({ code: 'fieldwork.visitsClosed', values: { received: true } });
  expect((await township.call(listVisitRemarks, { params })).body).toEqual(['办事大厅的台阶太高']);
  // the draw stays recomputable from what is published
  expect(firstDifference(checkDraw((await server.anyone.call(readPublicDraw, { params })).body))).toBeNull();
});

test('from fewer than ten answers nothing is shown anywhere', async () => {
  const few = ninetyHouseholds.slice(0, 9);
  const { id: roundId } = await round({ households: few, size: 9 });
  await visitAll(township, roundId, 4);
  const { body: closed } = await close(roundId);
  expect(closed.result).toEqual({ households: 9, answered: 9, insufficient: true, refused: null, absent: null, questions: [] });
  const params = { roundId };
  expect((await server.anyone.call(readPublicDraw, { params })).body.result).toEqual(closed.result);
  expect((await township.call(listVisitRemarks, { params })).problem.code).toBe('fieldwork.resultInsufficient');
  const body = { questionId: 'treatedEqually', itemCode: 'ZF2', version: 0 };
  expect((await township.call(takeOverVisits, { params, body })).problem.code).toBe('fieldwork.resultInsufficient');
});

test('19 or 16 of 20 who say yes look the same to every reader, in the sheet too', async () => {
  const results = [];
  for (const yes of [19, 16]) {
    const { id: roundId } = await round();
    await visitAll(township, roundId, yes);
    results.push((await close(roundId)).body.result);
    const { body: open } = await server.anyone.call(readPublicDraw, { params: { roundId } });
    expect(open.result).toEqual(results.at(-1));
  }
  expect(results[0]).toEqual(results[1]);
  expect(results[0]?.questions[0]).toMatchObject({ yes: null, notYes: null, few: 'notYes', threshold: 'cannotTell' });
});

test('a question’s figures go into the sheet by its own rules, with a proof that names the round', async () => {
  const { id: roundId } = await round();
  const params = { roundId };
  const early = await township.call(takeOverVisits, {
    params,
    body: { questionId: 'treatedEqually', itemCode: 'ZF2', version: 0 },
  });
  expect(early.problem.code).toBe('fieldwork.resultNotReady');
  await visitAll(township, roundId, 12);
  await close(roundId);
  const take = (more: Partial<{ questionId: string; itemCode: string; version: number }>) =>
    township.call(takeOverVisits, { params, body: { questionId: 'treatedEqually', itemCode: 'ZF2', version: 0, ...more } });
  expect((await take({ itemCode: 'ZF1' })).problem.code).toBe('fieldwork.itemNotProportion');
  expect((await take({ questionId: 'other' })).problem.code).toBe('fieldwork.questionUnknown');
  const taken = await take({});
  expect([taken.status, taken.body]).toEqual([201, { itemCode: 'ZF2', positive: 12, valid: 20, version: 1 }]);
  const { body: sheet } = await township.call(readSheet, { params: { assessmentId, stage: 'preliminaryReview' } });
  const cell = sheet.cells.find(({ itemCode }) => itemCode === 'ZF2');
  expect(cell).toMatchObject({ entry: { kind: 'inputs', values: { done: 12, planned: 20 } }, score: 1800 });
  expect(cell?.proofs[0]?.reference).toBe(`/draws/${roundId}`);
  expect((await take({})).problem.code).toBe('assessment.cellChanged');
  for (const stranger of [who.clerk, who.districtAssessor])
    expect(
      (await stranger.call(takeOverVisits, { params, body: { questionId: 'treatedEqually', itemCode: 'ZF2', version: 1 } }))
        .status,
    ).toBe(403);
});
