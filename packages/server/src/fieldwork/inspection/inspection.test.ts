import { randomUUID } from 'node:crypto';
import {
  changePlan,
  closeInspection,
  listInspections,
  listInspectors,
  openInspection,
  planInspection,
  readInspection,
  recordInterview,
  saveFinding,
  setFindingTask,
  takeOverRectification,
} from '@xingcun/core/fieldwork/inspection/contract';
import { addEvidence, withdrawEvidence } from '@xingcun/core/fieldwork/evidence/contract';
import { readSheet } from '@xingcun/core/assessment/contract';
import { readRectification } from '@xingcun/core/cycles/rectification/contract';
import { expect, test } from 'vitest';
import { application, cycle, noon, passage, people } from '../../test/given.ts';
import { described } from '../../test/given-evidence.ts';
import { places, testServer } from '../../test/server.ts';

const server = await testServer();
const { assessments } = await cycle(server);
const assessmentId = assessments[places.xiaoguai] ?? '';
const params = { assessmentId };
const who = await people(server);
await application(server, { assessmentId, secretary: who.secretary });
await passage(server, assessmentId, who, 'preliminaryReview');
server.clock.set(noon('2026-11-25'));

const team = [who.districtAssessor.accountId, who.leadZf.accountId];
const plan = { stage: 'jointReview', plannedOn: '2026-11-26', team, purpose: '联评实地检查', stars: ['ZF', 'MG'] } as const;
const noEvidence: string[] = [];
const conforms = { severity: null, words: '', place: null, evidence: noEvidence, version: 0 };
const wrong = {
  answer: 'doesNotConform',
  severity: 'minor',
  words: '公开栏内容停在八月。',
  place: 'publicGround',
  evidence: noEvidence,
} as const;

async function planned() {
  const made = await who.districtOrganiser.call(planInspection, {
    params,
    body: { ...plan, team: [...team], stars: [...plan.stars] },
  });
  expect(made.status, JSON.stringify(made.problem)).toBe(201);
  return { inspectionId: made.body.id };
}
async function opened() {
  const at = await planned();
  const open = await who.districtAssessor.call(openInspection, { params: at, body: { version: 1 } });
  expect(open.body).toMatchObject({ state: 'open', count: { lines: 5, answered: 0 } });
  return at;
}

test('an inspection is planned for those who may inspect, and for nobody else', async () => {
  const inspectors = (await who.districtOrganiser.call(listInspectors, { params })).body;
  expect(inspectors.map(({ accountId }) => accountId)).toEqual(expect.arrayContaining(team));
  expect(inspectors.find(({ accountId }) => accountId === who.leadZf.accountId)?.stars).toEqual(['ZF']);
  expect(inspectors.map(({ accountId }) => accountId)).not.toContain(who.reviewer.accountId);
  const attempt = async (body: object) =>
    (await who.districtOrganiser.call(planInspection, { params, body: { ...plan, team: [...team], stars: ['ZF'], ...body } }))
      .problem.code;
  expect(await attempt({ team: [who.clerk.accountId] })).toBe('fieldwork.teamNotFit');
  expect(await attempt({ plannedOn: '2026-11-24' })).toBe('fieldwork.inspectionInPast');
  expect(await attempt({ stars: ['QQ'] })).toBe('assessment.starNotDeclared');
  expect(await attempt({ gps: '45.6,84.9' })).toBe('request.invalid');
  const inspectionId = (await planned()).inspectionId;
  const later = { ...plan, team: [...team], stars: [...plan.stars], plannedOn: '2026-11-27' };
  const moved = await who.districtOrganiser.call(changePlan, { params: { inspectionId }, body: { ...later, version: 1 } });
  expect(moved.body).toMatchObject({ plannedOn: '2026-11-27', version: 2 });
  const stale = await who.districtOrganiser.call(changePlan, { params: { inspectionId }, body: { ...later, version: 1 } });
  expect(stale.problem).toMatchObject({ code: 'fieldwork.inspectionChanged', values: { theirs: { plannedOn: '2026-11-27' } } });
});

test('a finding is kept once however often it is sent, and its corrections stay', async () => {
  const at = await opened();
  const body = { ...wrong, id: randomUUID(), lineKey: 'MG1/checklist/board', version: 0 };
  const first = await who.districtAssessor.call(saveFinding, { params: at, body });
  expect(first.status, JSON.stringify(first.problem)).toBe(201);
  server.clock.set(noon('2026-11-26'));
  const again = await who.districtAssessor.call(saveFinding, { params: at, body });
  expect(again.body).toEqual(first.body);
  const corrected = { ...body, id: randomUUID(), severity: 'remark' as const, version: 1 };
  expect((await who.districtAssessor.call(saveFinding, { params: at, body: corrected })).body).toMatchObject({ version: 2 });
  // a device that comes back late with what it wrote first is answered as it was then
  expect((await who.districtAssessor.call(saveFinding, { params: at, body })).body).toEqual(first.body);
  const rows = await server.platform.owner
    .selectFrom('inspectionFinding')
    .select('version')
    .where('inspectionId', '=', at.inspectionId)
    .execute();
  expect(rows.map(({ version }) => version).sort((a, b) => a - b)).toEqual([1, 2]);
  server.clock.set(noon('2026-11-25'));
});

test('a finding names pieces of the village’s library that stand, and holds them', async () => {
  const at = await opened();
  const source = { kind: 'document' as const, reference: '村档案柜 3-2' };
  const { body: piece } = await who.districtAssessor.call(addEvidence, {
    params,
    body: { ...described('公开栏照片', ['MG1']), source },
  });
  const body = { ...wrong, id: randomUUID(), lineKey: 'MG1/checklist/board', version: 0 };
  const strange = randomUUID();
  const refused = await who.districtAssessor.call(saveFinding, { params: at, body: { ...body, evidence: [piece.id, strange] } });
  expect([refused.status, refused.problem.code, refused.problem.values]).toEqual([
    422,
    'fieldwork.proofNotFound',
    { evidenceId: strange },
  ]);
  const kept = await who.districtAssessor.call(saveFinding, { params: at, body: { ...body, evidence: [piece.id] } });
  expect([kept.status, kept.body.evidence]).toEqual([201, [piece.id]]);
  const withdrawal = { params: { evidenceId: piece.id }, body: { reason: '不用了' } };
  expect((await who.districtAssessor.call(withdrawEvidence, withdrawal)).status).toBe(409);
});

test('two who filled in one line both keep their words until one is chosen', async () => {
  const at = await opened();
  const of = (id: string) => ({ ...conforms, answer: 'conforms' as const, id, lineKey: 'ZF1/guide', words: id.slice(0, 4) });
  const [mine, theirs] = [of(randomUUID()), of(randomUUID())];
  expect((await who.leadZf.call(saveFinding, { params: at, body: theirs })).status).toBe(201);
  const refused = await who.districtAssessor.call(saveFinding, { params: at, body: mine });
  expect(refused.problem).toMatchObject({
    code: 'fieldwork.findingChanged',
    values: { yours: { words: mine.words }, theirs: { words: theirs.words, version: 1 } },
  });
  const chosen = await who.districtAssessor.call(saveFinding, { params: at, body: { ...mine, version: 1 } });
  expect(chosen.body).toMatchObject({ words: mine.words, version: 2 });
  expect((await who.leadZf.call(saveFinding, { params: at, body: { ...mine, version: 2 } })).problem.code).toBe(
    'fieldwork.idTaken',
  );
});

test('only the team, each in the own stars, fills in an open list, completely', async () => {
  const at = await planned();
  const body = { ...conforms, answer: 'conforms' as const, id: randomUUID(), lineKey: 'MG1/checklist/board' };
  const attempt = async (person: typeof who.clerk, more: object = {}) =>
    (await person.call(saveFinding, { params: at, body: { ...body, ...more } })).problem.code;
  expect(await attempt(who.districtAssessor)).toBe('fieldwork.inspectionNotInThisState');
  expect((await who.districtOrganiser.call(openInspection, { params: at, body: { version: 1 } })).problem.code).toBe(
    'fieldwork.notInTeam',
  );
  await who.districtAssessor.call(openInspection, { params: at, body: { version: 1 } });
  expect(await attempt(who.leadZf)).toBe('fieldwork.lineNotYours');
  expect(await attempt(who.districtOrganiser)).toBe('fieldwork.notInTeam');
  expect(await attempt(who.reviewer)).toBe('accounts.notPermitted');
  expect(await attempt(who.districtAssessor, { lineKey: 'LD1/guide' })).toBe('fieldwork.lineNotFound');
  expect(await attempt(who.districtAssessor, { ...wrong, severity: null })).toBe('fieldwork.findingNeedsSeverity');
  expect(await attempt(who.districtAssessor, { ...wrong, words: ' ' })).toBe('fieldwork.findingNeedsWords');
  expect(await attempt(who.districtAssessor, { severity: 'minor' })).toBe('fieldwork.severityNotUsed');
});

test('an interview names kinds and numbers, at least three; a mistake is corrected by a further record', async () => {
  const at = await opened();
  const body = {
    id: randomUUID(),
    heldOn: '2026-11-25',
    participantKind: 'villagersRepresentatives' as const,
    participants: 6,
    topics: '村务公开、培训安排',
    minutes: '代表认为公开栏位置偏，建议移到卫生室旁。',
    replaces: null,
  };
  const record = (more: object = {}) => who.districtAssessor.call(recordInterview, { params: at, body: { ...body, ...more } });
  expect((await record({ participants: 2 })).status).toBe(422);
  expect((await record({ names: ['某人'] })).status).toBe(422);
  expect((await record({ heldOn: '2026-11-28' })).problem.code).toBe('fieldwork.interviewInFuture');
  const first = await record();
  expect(first.status, JSON.stringify(first.problem)).toBe(201);
  expect((await record()).body).toEqual(first.body);
  const corrected = await record({ id: randomUUID(), participants: 7, replaces: body.id });
  expect(corrected.body).toMatchObject({ participants: 7, replaces: body.id, replaced: false });
  expect((await record({ id: randomUUID(), replaces: body.id })).problem.code).toBe('fieldwork.interviewReplaced');
  const { interviews } = (await who.districtAssessor.call(readInspection, { params: at })).body;
  expect(interviews.map(({ replaced }) => replaced)).toEqual([true, false]);
});

test('the village sees what was found when the inspection is closed, and its tasks at once; no score moves', async () => {
  const at = await opened();
  const sheet = { params: { ...params, stage: 'jointReview' as const } };
  const before = (await who.districtAssessor.call(readSheet, sheet)).body;
  const body = { ...wrong, severity: 'serious' as const, id: randomUUID(), lineKey: 'MGh/hardStandard', version: 0 };
  await who.districtAssessor.call(saveFinding, { params: at, body });
  const task = { words: '更新公开栏并每月更换。', owner: 'villageClerk', due: { workingDays: 5 } } as const;
  const findingId = body.id;
  const set = await who.districtAssessor.call(setFindingTask, { params: { ...at, findingId }, body: task });
  expect(set.body).toMatchObject({ source: 'inspection', starCode: 'MG', itemCode: 'MGh', dueOn: '2026-12-02', state: 'open' });
  const twice = await who.districtAssessor.call(setFindingTask, { params: { ...at, findingId }, body: task });
  expect(twice.problem.code).toBe('fieldwork.findingHasTask');

  for (const person of [who.secretary, who.supervisor, who.reviewer]) {
    const seen = (await person.call(readInspection, { params: at })).body;
    expect(seen).toMatchObject({ state: 'open', findings: [], interviews: [], count: null });
    expect(seen.tasks).toEqual([]);
  }
  expect((await who.clerk.call(readRectification, { params })).body.tasks.map(({ id }) => id)).toContain(set.body.id);
  await who.leadZf.call(closeInspection, { params: at, body: { version: 2 } });
  const seen = (await who.supervisor.call(readInspection, { params: at })).body;
  expect(seen).toMatchObject({ state: 'closed', count: { lines: 5, answered: 1, serious: 1 } });
  expect(seen.findings.map(({ words }) => words)).toEqual([body.words]);
  expect(
    (await who.districtAssessor.call(saveFinding, { params: at, body: { ...body, id: randomUUID(), version: 1 } })).problem.code,
  ).toBe('fieldwork.inspectionNotInThisState');
  expect((await who.districtAssessor.call(readSheet, sheet)).body).toEqual(before);
});

test('other districts and the work team see no inspection', async () => {
  const elsewhere = await server.as('districtAssessor', places.urho);
  expect((await elsewhere.call(listInspections, { params })).status).toBe(404);
  const workTeam = await server.as('workTeamMember', places.xiaoguai);
  expect((await workTeam.call(listInspections, { params })).problem.code).toBe('accounts.notPermitted');
});

test('the share closed on time is taken over into a proportion, and into nothing that counts', async () => {
  const at = { params: { ...params, stage: 'jointReview' as const } };
  const version =
    (await who.districtAssessor.call(readSheet, at)).body.cells.find(({ itemCode }) => itemCode === 'ZF2')?.version ?? 0;
  server.clock.set(noon('2026-12-04')); // the task above fell due two days ago
  const take = (itemCode: string) => who.leadZf.call(takeOverRectification, { ...at, body: { itemCode, version } });
  expect((await take('ZF2')).body).toEqual({ itemCode: 'ZF2', onTime: 0, due: 1, version: version + 1 });
  const cell = (await who.leadZf.call(readSheet, at)).body.cells.find(({ itemCode }) => itemCode === 'ZF2');
  expect(cell).toMatchObject({ entry: { kind: 'inputs', values: { done: 0, planned: 1 } }, score: 0 });
  for (const itemCode of ['ZF1', 'ZF3', 'MG2']) expect((await take(itemCode)).problem.code).toBe('fieldwork.itemNotProportion');
  const stranger = await who.leadMg.call(takeOverRectification, { ...at, body: { itemCode: 'ZF2', version: version + 1 } });
  expect(stranger.problem.code).toBe('assessment.starNotYours');
});
