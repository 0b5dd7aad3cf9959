import {
  acceptTask,
  extendTask,
  listTasks,
  readRectification,
  recordGuidance,
  reportTask,
  sendTaskBack,
  printRectificationLetter,
  setTask,
  withdrawTask,
} from '@xingcun/core/cycles/rectification/contract';
import { strongEntries } from '@xingcun/core/assessment/given';
import { readSheet, saveCells } from '@xingcun/core/assessment/contract';
import { withdrawEvidence } from '@xingcun/core/fieldwork/evidence/contract';
import { expect, test } from 'vitest';
import { application, cellsOf, cycle, noon, people } from './test/given.ts';
import { readPaper, readWord } from './test/read-pdf.ts';
import { uploaded } from './test/given-evidence.ts';
import { photo } from './test/pictures.ts';
import { places, testServer } from './test/server.ts';

const server = await testServer();
const { assessments } = await cycle(server);
const assessmentId = assessments[places.xiaoguai] ?? '';
const params = { assessmentId };
const who = await people(server);
await application(server, { assessmentId, secretary: who.secretary });
const on = (day: string) => server.clock.set(noon(day));

const visit = { heldOn: '2026-06-03', stars: ['ZF'], words: '看了培训台账和公开栏。', advice: [] };
const advice = { starCode: 'ZF', itemCode: 'ZF2', words: '补齐三季度培训签到表（只留人数）。' };

async function newTask(
  more: Partial<{ owner: 'villageClerk' | 'villageSecretary'; due: { workingDays: number }; starCode: string }> = {},
) {
  const { owner = 'villageClerk', due = { workingDays: 5 }, starCode = 'ZF' } = more;
  on('2026-06-03');
  const { body } = await who.districtAssessor.call(recordGuidance, {
    params,
    body: { ...visit, stars: [starCode], advice: [{ ...advice, starCode, itemCode: starCode === 'ZF' ? 'ZF2' : null }] },
  });
  const set = await who.districtAssessor.call(setTask, {
    params,
    body: {
      source: 'guidance',
      sourceId: body.advice[0]?.id ?? '',
      starCode: null,
      itemCode: null,
      words: advice.words,
      owner,
      due,
    },
  });
  expect(set.status, JSON.stringify(set.problem)).toBe(201);
  return set.body;
}

test('guidance gives advice, advice a task, and a late close stays visible', async () => {
  const task = await newTask();
  expect(task).toMatchObject({
    source: 'guidance',
    starCode: 'ZF', // from the advice, not from the caller
    itemCode: 'ZF2',
    owner: 'villageClerk',
    setLevel: 'district',
    state: 'open',
    dueOn: '2026-06-10',
    late: false,
    version: 1,
  });
  const taskId = task.id;
  on('2026-06-09');
  const reported = await who.clerk.call(reportTask, {
    params: { taskId },
    body: { version: 1, words: '已补齐。', evidence: [] },
  });
  expect(reported.body).toMatchObject({ state: 'reported', late: false });
  on('2026-06-10');
  const back = await who.districtAssessor.call(sendTaskBack, {
    params: { taskId },
    body: { version: 2, words: '缺七月一次。', due: { workingDays: 3 } },
  });
  expect(back.body).toMatchObject({ state: 'returned', dueOn: '2026-06-15' });
  on('2026-07-01');
  const overdue = (await who.townshipSecretary.call(readRectification, { params })).body.tasks.find(({ id }) => id === taskId);
  expect(overdue).toMatchObject({ late: true, overdueDays: 11, escalatedTo: 'district' });
  await who.clerk.call(reportTask, { params: { taskId }, body: { version: 3, words: '七月一次已补。', evidence: [] } });
  const accepted = await who.districtAssessor.call(acceptTask, { params: { taskId }, body: { version: 4, words: '' } });
  expect(accepted.body).toMatchObject({ state: 'accepted', late: true, overdueDays: 0, escalatedTo: null });
  const { body } = await who.supervisor.call(readRectification, { params });
  expect(body.share).toEqual({ onTime: 0, due: 1 });
  const entries = await server.platform.owner.selectFrom('auditEntry').select('after').where('subjectId', '=', taskId).execute();
  expect(entries.map(({ after }) => (after as { act: string }).act)).toEqual([
    'set',
    'reported',
    'sentBack',
    'reported',
    'accepted',
  ]);
});

test('the second of two who act at once sees what both wanted', async () => {
  const { id: taskId } = await newTask();
  const [first, second] = await Promise.all(
    [who.clerk, who.secretary].map((person) =>
      person.call(reportTask, { params: { taskId }, body: { version: 1, words: '已办。', evidence: [] } }),
    ),
  );
  expect(new Set([first?.status, second?.status])).toEqual(new Set([201, 409]));
  const refused = first?.status === 409 ? first : second;
  expect(refused?.problem).toMatchObject({
    code: 'cycles.taskChanged',
    values: { yours: { act: 'reported', words: '已办。' }, theirs: [{ act: 'reported' }] },
  });
});

test('a report names proof of its own village’s library, and none that was withdrawn', async () => {
  const { id: taskId } = await newTask();
  on('2026-09-15');
  const mended = await uploaded(who.clerk, assessmentId, photo({ waves: 3 }), '整改后的公开栏');
  const mistaken = await uploaded(who.clerk, assessmentId, photo({ waves: 5 }), '传错的图');
  await who.clerk.call(withdrawEvidence, { params: { evidenceId: mistaken.id }, body: { reason: '误传' } });
  const neighbours = assessments[places.hake] ?? '';
  const theirs = await uploaded(await server.as('villageClerk', places.hake), neighbours, photo({ waves: 7 }), '邻村的图');
  const report = (evidence: string[]) =>
    who.clerk.call(reportTask, { params: { taskId }, body: { version: 1, words: '已更新公开栏。', evidence } });
  expect((await report([theirs.id])).problem).toMatchObject({
    code: 'fieldwork.proofNotFound',
    values: { evidenceId: theirs.id },
  });
  expect((await report([mended.id, mistaken.id])).problem).toMatchObject({
    code: 'fieldwork.proofWithdrawn',
    values: { title: '传错的图' },
  });
  expect((await report([mended.id])).body).toMatchObject({ state: 'reported' });
});

test('roles: the village reports, nobody in it checks; a lead unit acts in its star; other districts see nothing', async () => {
  const { id: taskId } = await newTask();
  const report = { params: { taskId }, body: { version: 1, words: '已办。', evidence: [] } };
  for (const person of [who.supervisor, who.reviewer, who.districtAssessor, who.cityAssessor])
    expect((await person.call(reportTask, report)).problem.code).toBe('accounts.notPermitted');
  const accept = { params: { taskId }, body: { version: 1, words: '' } };
  expect((await who.secretary.call(acceptTask, accept)).problem.code).toBe('accounts.notPermitted');
  expect((await who.districtAssessor.call(acceptTask, accept)).problem.code).toBe('cycles.taskNotInThisState');
  await who.clerk.call(reportTask, report);
  const second = { params: { taskId }, body: { version: 2, words: '' } };
  expect((await who.townshipSecretary.call(acceptTask, second)).problem.code).toBe('cycles.taskSetAbove');
  expect((await who.leadMg.call(acceptTask, second)).problem.code).toBe('accounts.notPermitted');
  const elsewhere = await server.as('districtOrganiser', places.urho);
  expect((await elsewhere.call(acceptTask, second)).problem.code).toBe('cycles.taskNotFound');
  expect((await elsewhere.call(readRectification, { params })).status).toBe(404);
  expect((await elsewhere.call(listTasks, { query: { show: 'all' } })).body.tasks).toEqual([]);
  expect((await who.leadZf.call(acceptTask, second)).body).toMatchObject({ state: 'accepted', late: false });
});

test('guidance and tasks outside a lead unit’s stars, unknown items, past days and unknown fields are refused', async () => {
  on('2026-06-03');
  const refused = async (body: object) => {
    const { problem } = await who.leadZf.call(recordGuidance, { params, body: { ...visit, ...body } });
    return problem.code;
  };
  expect(await refused({ stars: ['MG'] })).toBe('accounts.notPermitted');
  expect(await refused({ advice: [{ ...advice, itemCode: 'MG1' }] })).toBe('cycles.taskItemUnknown');
  expect(await refused({ heldOn: '2026-06-04' })).toBe('cycles.guidanceInFuture');
  expect(await refused({ score: 3 })).toBe('request.invalid');
  const direct = {
    source: 'result',
    sourceId: null,
    starCode: 'ZF',
    itemCode: null,
    words: '公开栏更新',
    owner: 'villageClerk',
  } as const;
  const due = { on: '2026-06-03', reason: '今天' };
  const set = await who.districtOrganiser.call(setTask, { params, body: { ...direct, due } });
  expect(set.problem.code).toBe('cycles.notInThisState'); // there is no result yet
  const advised = { ...direct, source: 'guidance', sourceId: '00000000-0000-4000-8000-000000000000', due } as const;
  expect((await who.districtOrganiser.call(setTask, { params, body: advised })).problem.code).toBe('cycles.adviceNotFound');
});

test('a day is moved later with a reason, or the task withdrawn; the list finds each by its state', async () => {
  const { id: taskId } = await newTask({ owner: 'villageSecretary' });
  const early = await who.districtOrganiser.call(extendTask, {
    params: { taskId },
    body: { version: 1, words: '供货推迟', on: '2026-06-05' },
  });
  expect(early.problem.code).toBe('cycles.taskDueEarlier');
  await who.districtOrganiser.call(extendTask, { params: { taskId }, body: { version: 1, words: '供货推迟', on: '2026-06-30' } });
  on('2026-07-03');
  const listed = async (query: object) => (await who.cityOrganiser.call(listTasks, { query })).body.tasks.map(({ id }) => id);
  expect(await listed({ show: 'overdue', starCode: 'ZF' })).toContain(taskId);
  expect(await listed({ show: 'overdue', townshipCode: places.urhoTown })).toEqual([]);
  await who.districtOrganiser.call(withdrawTask, { params: { taskId }, body: { version: 2, words: '村里已不设此岗。' } });
  expect(await listed({ show: 'open' })).not.toContain(taskId);
  expect(await listed({ show: 'closed' })).toContain(taskId);
});

test('the view of where tasks stand says what the rule says', async () => {
  const all = (await who.cityOrganiser.call(listTasks, { query: { show: 'all' } })).body.tasks;
  const standing = await server.platform.owner.selectFrom('rectificationStanding').selectAll().execute();
  expect(all.length).toBeGreaterThan(3);
  for (const { id, state, dueOn } of all) expect(standing).toContainEqual({ taskId: id, state, dueOn });
});

test('counts never score: however many tasks a village has, its sheet stands as it was', async () => {
  on('2026-10-20');
  const sheet = { params: { ...params, stage: 'selfAssessment' as const } };
  await who.clerk.call(saveCells, { ...sheet, body: { cells: cellsOf(strongEntries) } });
  const before = (await who.clerk.call(readSheet, sheet)).body.cells;
  await newTask();
  await newTask();
  on('2026-10-21');
  expect((await who.clerk.call(readSheet, sheet)).body.cells).toEqual(before);
});

test('acts are append-only for the owner of the database as well', async () => {
  await expect(server.platform.owner.updateTable('rectificationAct').set({ words: 'x' }).execute()).rejects.toThrow(
    'append-only',
  );
  await expect(server.platform.owner.deleteFrom('rectificationTask').execute()).rejects.toThrow(/append-only|violates/);
});

test('a task comes as a letter to seal or to edit; whoever does not see the task gets none', async () => {
  const { id: taskId, words } = await newTask();
  const letter = (person: typeof who.clerk, query: { format?: 'pdf' | 'docx'; language?: 'zh' | 'en' }) =>
    person.call(printRectificationLetter, { params: { taskId }, query });
  const { pages, words: set, fonts } = readPaper((await letter(who.clerk, {})).body);
  expect([pages, fonts]).toEqual([1, ['NotoSansSC-Bold', 'NotoSansSC-Regular']]);
  for (const said of ['整改通知书', '小拐乡小拐村：', words, '村文书', '签收人']) expect(set).toContain(said);
  const { body: word } = await letter(who.clerk, { format: 'docx', language: 'en' });
  expect(word.fileName).toBe('小拐村-整改通知书.docx');
  expect(readWord(word)).toContain('Rectification letter');
  const elsewhere = await server.as('villageClerk', places.hake);
  expect((await letter(elsewhere, {})).status).toBe(404);
});
