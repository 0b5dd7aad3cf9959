import { createHash } from 'node:crypto';
import {
  adoptStar,
  cosign,
  listAssessments,
  readAssessment,
  readDiscrepancies,
  readRating,
  readSheet,
  recordMeeting,
  saveCell,
  saveCells,
  sendBack,
  signOffStar,
  submitSheet,
} from '@xingcun/core/assessment/contract';
import { strongEntries } from '@xingcun/core/assessment/given';
import type { Stage } from '@xingcun/core/cycles/stage';
import { canonicalJson } from '@xingcun/core/standards/canonical';
import { expect, test } from 'vitest';
import * as given from '../test/given.ts';
import { places, testServer } from '../test/server.ts';

// One village’s whole year, in the order of the tests: each goes on where the one before stopped.
const server = await testServer();
const { clock, platform } = server;
const { cycleId, assessments } = await given.cycle(server);
const who = await given.people(server);
const assessmentId = assessments[places.xiaoguai] ?? '';
await given.application(server, { assessmentId, secretary: who.secretary });

const params = { assessmentId };
const at = (stage: Stage) => ({ assessmentId, stage });
const cell = (stage: Stage, itemCode: string) => ({ assessmentId, stage, itemCode });
const submit = (person: given.Person, stage: Stage) =>
  person.call(submitSheet, { params: at(stage), body: { words: '情况属实' } });
const adopt = (person: given.Person, stage: Stage, starCode: string | null) =>
  person.call(adoptStar, { params: at(stage), body: { starCode } });
const sheet = async (person: given.Person, stage: Stage) => (await person.call(readSheet, { params: at(stage) })).body;
const summary = async () => (await who.cityOrganiser.call(listAssessments, { params: { cycleId } })).body[0];

test('the self-assessment opens on its day', async () => {
  clock.set(given.noon('2026-10-09'));
  const early = await who.clerk.call(saveCells, { params: at('selfAssessment'), body: { cells: given.cellsOf(strongEntries) } });
  expect([early.status, early.problem.code]).toEqual([409, 'assessment.stageNotOpen']);
  expect(early.problem.detail).toBe('这一环节于 2026年10月10日 开放。');
});

test('the village scores itself item by item and sees what is missing', async () => {
  clock.set(given.noon('2026-10-12'));
  const { ZF1, ...rest } = strongEntries;
  expect((await who.clerk.call(saveCells, { params: at('selfAssessment'), body: { cells: given.cellsOf(rest) } })).status).toBe(
    200,
  );
  expect(await summary()).toMatchObject({ stage: 'selfAssessment', filled: 7, items: 8, dueOn: '2026-10-31', returned: 0 });
  const { acts } = await sheet(who.secretary, 'selfAssessment');
  expect(acts.submit.map(({ code }) => code)).toEqual([
    'assessment.sheetNotComplete',
    'assessment.meetingMissing',
    'assessment.meetingMissing',
  ]);
  expect(acts.submit[0]?.details).toEqual({ count: 1, items: ['ZF1'] });
  const refused = await submit(who.secretary, 'selfAssessment');
  expect([refused.status, refused.problem.code]).toEqual([409, 'assessment.sheetNotComplete']);

  const saved = await who.clerk.call(saveCell, {
    params: cell('selfAssessment', 'ZF1'),
    body: { entry: ZF1, reason: '台账齐全', proofs: [{ title: '项目台账', reference: '2026-1' }], version: 0 },
  });
  expect(saved.body).toMatchObject({
    itemCode: 'ZF1',
    starCode: 'ZF',
    score: 3800,
    version: 1,
    updatedBy: { accountId: who.clerk.accountId },
  });
});

test('both meetings are judged by the law in force; a mistaken record is replaced, not changed', async () => {
  clock.set(given.noon('2026-10-20'));
  const counts = { heldOn: '2026-10-18', entitled: 21, present: 14, minutes: '逐项通报' };
  const short = await who.clerk.call(recordMeeting, {
    params,
    body: { body: 'partyMembersAssembly', ...counts, inFavor: 10, against: 4, abstained: 0 },
  });
  expect(short.body).toMatchObject({ outcome: 'rejected', ruleCode: 'PM-2018' });
  expect((await sheet(who.secretary, 'selfAssessment')).acts.submit.map(({ code }) => code)).toEqual([
    'assessment.meetingNotCarried',
    'assessment.meetingMissing',
  ]);
  const again = await who.clerk.call(recordMeeting, {
    params,
    body: { body: 'partyMembersAssembly', ...counts, inFavor: 11, against: 3, abstained: 0 },
  });
  expect(again.body).toMatchObject({ outcome: 'carried' });
  const representatives = await who.secretary.call(recordMeeting, {
    params,
    body: {
      body: 'representativesAssembly',
      heldOn: '2026-10-19',
      entitled: 25,
      present: 17,
      inFavor: 9,
      against: 8,
      abstained: 0,
      minutes: '',
    },
  });
  expect(representatives.body).toMatchObject({ outcome: 'carried', ruleCode: 'VR-2026' });
  const { body } = await who.supervisor.call(readAssessment, { params });
  expect(body.meetings.map(({ body: name, replaced }) => [name, replaced])).toContainEqual(['partyMembersAssembly', true]);
  expect(body.open).toMatchObject({ cosign: [], recordMeeting: [{ code: 'accounts.notPermitted' }] });
});

test('the supervisory committee gives its opinion once a round', async () => {
  const opinion = { opinion: 'agrees', words: '程序合规' } as const;
  expect((await who.supervisor.call(cosign, { params, body: opinion })).status).toBe(201);
  expect((await who.supervisor.call(cosign, { params, body: opinion })).problem.code).toBe('assessment.alreadyCosigned');
  expect((await who.clerk.call(cosign, { params, body: opinion })).status).toBe(403);
});

test('only the secretary’s submission counts; the sheet closes with a digest of what it held', async () => {
  expect((await submit(who.clerk, 'selfAssessment')).problem.code).toBe('accounts.notPermitted');
  const submitted = await submit(who.secretary, 'selfAssessment');
  expect(submitted.status).toBe(201);
  expect(submitted.body).toMatchObject({ state: 'submitted', round: 1, writable: [] });
  const act = await platform.owner.selectFrom('sheetAct').selectAll().where('act', '=', 'submitted').executeTakeFirstOrThrow();
  expect(act.digest).toBe(createHash('sha256').update(canonicalJson(act.snapshot)).digest('hex'));
  expect(act.snapshot).toMatchObject({ stage: 'selfAssessment', declaredStars: ['ZF', 'MG', 'LD'], meetings: [{}, {}] });
  const late = await who.clerk.call(saveCell, {
    params: cell('selfAssessment', 'LD1'),
    body: { entry: { kind: 'mark', score: 10_000 }, reason: '', proofs: [], version: 1 },
  });
  expect([late.status, late.problem.code]).toEqual([409, 'assessment.sheetSubmitted']);
});

test('the township reads the sheet, the village not yet the township’s', async () => {
  clock.set(given.noon('2026-11-02'));
  expect((await sheet(who.reviewer, 'selfAssessment')).acts.sendBack).toEqual([]);
  expect((await adopt(who.reviewer, 'preliminaryReview', 'ZF')).body.cells.map(({ itemCode }) => itemCode)).toEqual([
    'ZF1',
    'ZF2',
    'ZF3',
  ]);
  const peek = await who.clerk.call(readSheet, { params: at('preliminaryReview') });
  expect([peek.status, peek.problem.code]).toEqual([403, 'assessment.sheetNotReadable']);
});

test('it sends two items back with reasons and a due date; only these unlock', async () => {
  const items = [
    { itemCode: 'LD1', reason: '缺会议记录' },
    { itemCode: 'MG2', reason: '公开逾期次数与台账不符' },
  ];
  const overdue = await who.reviewer.call(sendBack, { params: at('selfAssessment'), body: { items, dueOn: '2026-11-01' } });
  expect(overdue.problem.code).toBe('assessment.dueInPast');
  const unknown = [...items, { itemCode: 'QQ1', reason: '不明' }];
  expect(
    (await who.reviewer.call(sendBack, { params: at('selfAssessment'), body: { items: unknown, dueOn: '2026-11-08' } })).status,
  ).toBe(404);

  const back = await who.reviewer.call(sendBack, { params: at('selfAssessment'), body: { items, dueOn: '2026-11-08' } });
  expect(back.status).toBe(201);
  expect(back.body).toMatchObject({ state: 'returned', round: 2 });
  expect(await summary()).toMatchObject({ stage: 'selfAssessment', returned: 2, dueOn: '2026-11-08' });
  const seen = await sheet(who.clerk, 'selfAssessment');
  expect(seen.writable).toEqual(['MG2', 'LD1']);
  expect(seen.returned.map(({ itemCode, reason, fromStage }) => [itemCode, reason, fromStage])).toEqual([
    ['LD1', '缺会议记录', 'preliminaryReview'],
    ['MG2', '公开逾期次数与台账不符', 'preliminaryReview'],
  ]);
  const other = await who.clerk.call(saveCell, {
    params: cell('selfAssessment', 'ZF1'),
    body: { entry: strongEntries.ZF1, reason: '改', proofs: [], version: 1 },
  });
  expect(other.problem.code).toBe('assessment.itemNotReturned');
  expect((await adopt(who.reviewer, 'preliminaryReview', 'MG')).problem.code).toBe('assessment.stageNotReached');
});

test('every returned item is corrected or answered before it goes up again', async () => {
  const fix = (
    itemCode: string,
    entry: (typeof strongEntries)['LD1' | 'MG2'] | { kind: 'inputs'; values: { late: number } },
    reason: string,
  ) => who.clerk.call(saveCell, { params: cell('selfAssessment', itemCode), body: { entry, reason, proofs: [], version: 1 } });
  expect((await fix('MG2', { kind: 'inputs', values: { late: 3 } }, '')).status).toBe(200);
  const unanswered = await submit(who.secretary, 'selfAssessment');
  expect(unanswered.problem).toMatchObject({ code: 'assessment.returnedItemsOpen', values: { count: 1, items: ['LD1'] } });
  const untouched = await fix('LD1', strongEntries.LD1, '');
  expect(untouched.status).toBe(200);
  expect((await submit(who.secretary, 'selfAssessment')).problem.code).toBe('assessment.returnedItemsOpen');
  const answered = await who.clerk.call(saveCell, {
    params: cell('selfAssessment', 'LD1'),
    body: {
      entry: strongEntries.LD1,
      reason: '会议记录已补，见佐证',
      proofs: [{ title: '会议记录', reference: '10-08' }],
      version: 2,
    },
  });
  expect(answered.status).toBe(200);
  const again = await submit(who.secretary, 'selfAssessment');
  expect(again.body).toMatchObject({ state: 'submitted', round: 2 });
  expect(await summary()).toMatchObject({ stage: 'preliminaryReview', filled: 3, returned: 0, dueOn: '2026-11-20' });
});

test('the township changes a value only with a reason, and submits a complete sheet', async () => {
  for (const star of ['MG', 'LD', null]) expect((await adopt(who.reviewer, 'preliminaryReview', star)).status).toBe(200);
  expect((await adopt(who.reviewer, 'preliminaryReview', 'MG')).problem.code).toBe('assessment.nothingToAdopt');
  const lower = { entry: { kind: 'mark' as const, score: 7900 }, proofs: [], version: 1 };
  const silent = await who.reviewer.call(saveCell, { params: cell('preliminaryReview', 'LD1'), body: { ...lower, reason: '' } });
  expect([silent.status, silent.problem.code]).toEqual([422, 'assessment.changeNeedsReason']);
  const said = await who.reviewer.call(saveCell, {
    params: cell('preliminaryReview', 'LD1'),
    body: { ...lower, reason: '走访发现缺一次' },
  });
  expect(said.body).toMatchObject({ score: 7900, version: 2 });
  expect((await sheet(who.townshipSecretary, 'selfAssessment')).cells.find(({ itemCode }) => itemCode === 'LD1')?.score).toBe(
    9000,
  );
  expect((await submit(who.townshipSecretary, 'preliminaryReview')).status).toBe(201);
  expect((await sheet(who.clerk, 'selfAssessment')).state).toBe('sealed');
  const send = await who.reviewer.call(sendBack, {
    params: at('selfAssessment'),
    body: { items: [{ itemCode: 'ZF1', reason: '再看' }], dueOn: '2026-11-30' },
  });
  expect([send.status, send.problem.code]).toEqual([409, 'assessment.sheetSealed']);
});

test('lead units score and sign their own stars in parallel', async () => {
  clock.set(given.noon('2026-11-25'));
  const [zf, mg] = await Promise.all([adopt(who.leadZf, 'jointReview', 'ZF'), adopt(who.leadMg, 'jointReview', 'MG')]);
  expect([zf.status, mg.status]).toEqual([200, 200]);
  expect((await adopt(who.leadZf, 'jointReview', 'MG')).problem.code).toBe('assessment.starNotYours');
  expect((await sheet(who.leadZf, 'jointReview')).writable).toEqual(['ZF1', 'ZF2', 'ZF3', 'ZFb']);
  const sign = (person: given.Person, starCode: string) => person.call(signOffStar, { params, body: { starCode } });
  expect((await sign(who.leadZf, 'MG')).problem.code).toBe('assessment.starNotYours');
  expect((await sign(who.districtAssessor, 'MG')).problem.code).toBe('assessment.leadUnitSigns');
  expect((await sign(who.districtAssessor, 'LD')).problem.code).toBe('assessment.sheetNotComplete');
  for (const star of ['LD', null]) await adopt(who.districtAssessor, 'jointReview', star);
  expect((await submit(who.districtOrganiser, 'jointReview')).problem).toMatchObject({
    code: 'assessment.starsNotSignedOff',
    values: { stars: ['ZF', 'MG', 'LD'] },
  });
  for (const [person, star] of [
    [who.leadZf, 'ZF'],
    [who.leadMg, 'MG'],
    [who.districtAssessor, 'LD'],
  ] as const)
    expect((await sign(person, star)).status).toBe(201);
  expect((await sign(who.leadZf, 'ZF')).problem.code).toBe('assessment.starSignedOff');
});

test('a value that changes after the sign-off needs a new one', async () => {
  const changed = await who.leadZf.call(saveCell, {
    params: cell('jointReview', 'ZF1'),
    body: { entry: { kind: 'mark', score: 3700 }, reason: '现场核查', proofs: [], version: 1 },
  });
  expect(changed.status).toBe(200);
  expect((await sheet(who.districtOrganiser, 'jointReview')).signOffs.map(({ starCode }) => starCode)).toEqual(['LD', 'MG']);
  expect((await submit(who.districtOrganiser, 'jointReview')).problem.code).toBe('assessment.starsNotSignedOff');
  expect((await who.leadZf.call(signOffStar, { params, body: { starCode: 'ZF' } })).body.signOffs).toHaveLength(3);
  expect((await submit(who.districtOrganiser, 'jointReview')).status).toBe(201);
});

test('the city sends one star’s item back: that star is signed again, the others stand', async () => {
  clock.set(given.noon('2026-12-17'));
  const items = [{ itemCode: 'MG1', reason: '公开栏照片不清' }];
  expect(
    (await who.cityOrganiser.call(sendBack, { params: at('jointReview'), body: { items, dueOn: '2026-12-20' } })).status,
  ).toBe(201);
  expect((await sheet(who.leadMg, 'jointReview')).writable).toEqual(['MG1']);
  expect((await sheet(who.leadZf, 'jointReview')).writable).toEqual([]);
  const answer = await who.leadMg.call(saveCell, {
    params: cell('jointReview', 'MG1'),
    body: { entry: strongEntries.MG1, reason: '已到村复看，属实', proofs: [], version: 1 },
  });
  expect(answer.status).toBe(200);
  expect((await who.leadMg.call(signOffStar, { params, body: { starCode: 'MG' } })).status).toBe(201);
  expect((await submit(who.districtOrganiser, 'jointReview')).body).toMatchObject({ state: 'submitted', round: 2 });
});

test('the city appraises, submits, and the village is settled; nothing can be written any more', async () => {
  for (const star of ['ZF', 'MG', 'LD', null]) expect((await adopt(who.cityAssessor, 'finalAppraisal', star)).status).toBe(200);
  expect((await submit(who.cityOrganiser, 'finalAppraisal')).body).toMatchObject({ state: 'sealed' });
  expect(await summary()).toMatchObject({ stage: 'settled', filled: 8, items: 8, dueOn: null, starsWon: null });
  const late = await who.cityAssessor.call(saveCell, {
    params: cell('finalAppraisal', 'LD1'),
    body: { entry: { kind: 'mark', score: 100 }, reason: '改', proofs: [], version: 1 },
  });
  expect([late.status, late.problem.code]).toEqual([409, 'assessment.sheetSealed']);
  const states = await platform.owner.selectFrom('scoreSheet').select(['stage', 'state', 'round']).orderBy('stage').execute();
  expect(states.map(({ stage, state, round }) => `${stage} ${state} ${round}`)).toEqual([
    'finalAppraisal sealed 1',
    'jointReview sealed 2',
    'preliminaryReview sealed 1',
    'selfAssessment sealed 2',
  ]);
});

test('the result follows from the highest level; every level’s own scores stand beside it', async () => {
  const { body: result } = await who.clerk.call(readRating, { params, query: {} });
  expect(result).toMatchObject({ stage: 'finalAppraisal', settled: true, rating: { state: 'rated', starsWon: 2, grade: 'two' } });
  const { body } = await who.clerk.call(readDiscrepancies, { params });
  const ld1 = body.items.find(({ itemCode }) => itemCode === 'LD1');
  expect(ld1?.scores.selfAssessment).toMatchObject({ score: 9000, proofs: 1 });
  expect(ld1?.scores.preliminaryReview).toMatchObject({ score: 7900, reason: '走访发现缺一次' });
  expect(body.stars.find(({ starCode }) => starCode === 'LD')?.scores).toEqual({
    selfAssessment: { score: 9000, won: true },
    preliminaryReview: { score: 7900, won: false },
    jointReview: { score: 7900, won: false },
    finalAppraisal: { score: 7900, won: false },
  });
});

test('every act stands in the record, with actor, round and digest', async () => {
  const { body } = await who.cityOrganiser.call(readAssessment, { params });
  expect(body.acts.map(({ act, stage, round }) => `${act} ${stage} ${round}`)).toEqual([
    'opened selfAssessment 1',
    'submitted selfAssessment 1',
    'opened preliminaryReview 1',
    'sentBack selfAssessment 2',
    'submitted selfAssessment 2',
    'submitted preliminaryReview 1',
    'sealed selfAssessment 2',
    'opened jointReview 1',
    'submitted jointReview 1',
    'sealed preliminaryReview 1',
    'opened finalAppraisal 1',
    'sentBack jointReview 2',
    'submitted jointReview 2',
    'submitted finalAppraisal 1',
    'sealed jointReview 2',
    'sealed finalAppraisal 1',
  ]);
  const digests = body.acts.filter(({ act }) => act === 'submitted' || act === 'sealed').map(({ digest }) => digest);
  expect(digests.every((digest) => /^[0-9a-f]{64}$/.test(digest ?? ''))).toBe(true);
});
