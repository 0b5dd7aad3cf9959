import { adoptStar, readSheet, saveCell, sendBack, submitSheet } from '@xingcun/core/assessment/contract';
import {
  askArbitration,
  decideDisagreement,
  discuss,
  readDisagreement,
  readDiscrepancyMatrix,
  readGroup,
} from '@xingcun/core/assessment/panel/contract';
import { expect, test } from 'vitest';
import { days, noon, type Person } from '../../test/given.ts';
import { groupAtTownship, mark } from '../../test/given-group.ts';
import { places, testServer } from '../../test/server.ts';

const server = await testServer();
const { cycleId, who, second, third, group } = await groupAtTownship(server);
const first = who.reviewer;
const params = group;
const itemOf = async (person: Person, code: string) =>
  (await person.call(readGroup, { params })).body.items.find(({ itemCode }) => itemCode === code);
const cellOf = async (person: Person, code: string) =>
  (await person.call(readSheet, { params })).body.cells.find(({ itemCode }) => itemCode === code);
let disagreementId = '';
const at = () => ({ params: { disagreementId } });
const row = async (only: 'inDiscussion' | 'inArbitration' | 'changesStar' | 'beyondLimit') =>
  (
    await who.townshipSecretary.call(readDiscrepancyMatrix, {
      params: { cycleId },
      query: { unitCode: places.xiaoguaiTownship, only },
    })
  ).body.rows.map(({ villageName, itemCode }) => [villageName, itemCode]);

test('where a group marks, one person alone does not; taking over a star leaves its judged indicators out', async () => {
  const cell = { entry: { kind: 'mark' as const, score: 3800 }, reason: '', proofs: [], version: 0 };
  const alone = await first.call(saveCell, { params: { ...params, itemCode: 'ZF1' }, body: cell });
  expect(alone.problem).toMatchObject({ code: 'assessment.markedByGroup', values: { itemCode: 'ZF1' } });
  const taken = await Promise.all(['ZF', 'MG', null].map((starCode) => first.call(adoptStar, { params, body: { starCode } })));
  expect(taken.flatMap(({ body }) => body.cells.map(({ itemCode }) => itemCode)).sort()).toEqual(
    ['MG1', 'MG2', 'MGh', 'ZF2', 'ZF3', 'satisfaction'].sort(),
  );
  const { body } = await first.call(readSheet, { params });
  expect(body.writable).not.toContain('ZF1');
});

test('a change from the level below needs a reason, and beyond a fifth of the maximum proof too', async () => {
  expect((await mark(first, group, { score: 3700, reason: '' })).problem.code).toBe('assessment.changeNeedsReason');
  expect((await mark(first, group, { score: 2950 })).problem).toMatchObject({
    code: 'assessment.changeNeedsProof',
    values: { score: '29.5', below: '38', limit: '8' },
  });
  expect((await mark(first, group, { score: 3725 })).problem.code).toBe('assessment.stepNotMet');
});

test('while marks come in each sees only his own and how many have marked', async () => {
  expect((await mark(first, group, { score: 3700 })).status).toBe(201);
  expect((await mark(second, group, { score: 3800, reason: '' })).status).toBe(201);
  expect(await itemOf(first, 'ZF1')).toMatchObject({ due: 3, committed: 2, own: { score: 3700 }, state: 'marking' });
  expect(await itemOf(third, 'ZF1')).toMatchObject({ due: 3, committed: 2, own: null });
  expect((await third.call(readGroup, { params })).headers['content-type']).toContain('json');
  expect(JSON.stringify((await third.call(readGroup, { params })).body)).not.toContain('3700');
  expect((await mark(first, group, { score: 3600 })).problem.code).toBe('assessment.alreadyMarked');
});

test('submission waits for the group: nothing goes up with marks outstanding', async () => {
  const { body } = await who.townshipSecretary.call(readSheet, { params });
  expect(body.acts.submit.map(({ code }) => code)).toEqual(['assessment.sheetNotComplete', 'assessment.marksOutstanding']);
});

test('with the last mark the result is the cell: the median, with how it came about', async () => {
  expect((await mark(third, group, { score: 3550 })).status).toBe(201);
  expect(await itemOf(first, 'ZF1')).toMatchObject({ committed: 3, state: 'settled', disagreementId: null });
  expect(await cellOf(first, 'ZF1')).toMatchObject({
    entry: { kind: 'mark', score: 3700 },
    reason: '考评小组3人独立打分，取中位数。',
    score: 3700,
  });
});

test('two agree, one is beyond the limit: both sides and their proof stand side by side, and nothing is scored yet', async () => {
  await mark(first, group, { itemCode: 'LD1', score: 9000, reason: '' });
  await mark(second, group, { itemCode: 'LD1', score: 8800 });
  const answer = await mark(third, group, { itemCode: 'LD1', score: 6500, reason: '三次会议无记录', proved: true });
  const item = answer.body.items.find(({ itemCode }) => itemCode === 'LD1');
  expect(item).toMatchObject({ state: 'discussion', committed: 3 });
  disagreementId = item?.disagreementId ?? '';
  const { body } = await second.call(readDisagreement, at());
  expect(body).toMatchObject({
    state: 'discussion',
    limitScore: 2000,
    spreadScore: 2500,
    itemCode: 'LD1',
    villageName: '小拐村',
  });
  const scores = body.marks.flatMap(({ revisions }) => revisions.map(({ score }) => score));
  expect(scores.sort((a, b) => Number(a) - Number(b))).toEqual([6500, 8800, 9000]);
  expect(body.marks.flatMap(({ revisions }) => revisions.flatMap(({ proofs }) => proofs))).toHaveLength(1);
  expect(await cellOf(first, 'LD1')).toBeUndefined();
  expect(await row('inDiscussion')).toEqual([['小拐村', 'LD1']]);
  const { body: sheet } = await who.townshipSecretary.call(readSheet, { params });
  expect(sheet.acts.submit.map(({ code }) => code)).toEqual(['assessment.sheetNotComplete', 'assessment.disagreementsOpen']);
});

test('the judged village reads no mark of its judges, and the level above does not decide what is still discussed', async () => {
  expect((await who.clerk.call(readDisagreement, at())).problem.code).toBe('assessment.marksNotReadable');
  expect((await itemOf(who.clerk, 'LD1'))?.disagreementId).toBeNull();
  const body = { score: 8000, words: '依据记录裁定', proofs: [], version: 1 };
  expect((await who.districtOrganiser.call(decideDisagreement, { ...at(), body })).problem.code).toBe(
    'assessment.stillDiscussed',
  );
  expect((await who.townshipSecretary.call(discuss, { ...at(), body: { words: '请说明' } })).problem.code).toBe(
    'assessment.notInGroup',
  );
});

test('members talk and revise their marks with a reason; the first ones stay', async () => {
  expect((await first.call(discuss, { ...at(), body: { words: '会议记录在档案室。' } })).status).toBe(201);
  expect((await mark(third, group, { itemCode: 'LD1', score: 7500, revision: 0 })).problem).toMatchObject({
    code: 'assessment.markChanged',
  });
  expect((await mark(third, group, { itemCode: 'LD1', score: 7500, reason: '', revision: 1 })).problem.code).toBe(
    'assessment.markNeedsReason',
  );
  await mark(third, group, { itemCode: 'LD1', score: 7500, reason: '已见两次记录', revision: 1 });
  const { body } = await first.call(readDisagreement, at());
  expect(body.state).toBe('discussion');
  expect(body.marks.find(({ person }) => person.accountId === third.accountId)?.revisions.map(({ score }) => score)).toEqual([
    6500, 7500,
  ]);
  expect(body.entries.map(({ words }) => words)).toEqual(['会议记录在档案室。']);
});

test('a member asks the level above, which has five working days and decides in words; late shows', async () => {
  const asked = await third.call(askArbitration, { ...at(), body: { words: '小组意见不一，请裁定。', version: 1 } });
  expect(asked.body).toMatchObject({
    state: 'arbitration',
    arbitration: { askedOn: '2026-11-05', dueOn: '2026-11-12', late: false },
  });
  expect(await row('inArbitration')).toEqual([['小拐村', 'LD1']]);
  expect((await mark(third, group, { itemCode: 'LD1', score: 9000, revision: 2 })).problem.code).toBe('assessment.inArbitration');
  const decision = { score: 7500, words: '两次会议有记录，一次没有。', proofs: [], version: 2 };
  expect((await who.townshipSecretary.call(decideDisagreement, { ...at(), body: decision })).status).toBe(403);
  expect(
    (await who.districtOrganiser.call(decideDisagreement, { ...at(), body: { ...decision, version: 1 } })).problem.code,
  ).toBe('assessment.disagreementChanged');
  server.clock.set(noon('2026-11-13'));
  const { body } = await who.districtOrganiser.call(decideDisagreement, { ...at(), body: decision });
  expect(body).toMatchObject({
    state: 'resolved',
    resolution: { kind: 'arbitration', entry: { kind: 'mark', score: 7500 }, words: '两次会议有记录，一次没有。' },
    arbitration: { late: true },
  });
  expect(body.marks.flatMap(({ revisions }) => revisions)).toHaveLength(4);
  expect(await cellOf(first, 'LD1')).toMatchObject({
    entry: { kind: 'mark', score: 7500 },
    reason: '上一级裁定：两次会议有记录，一次没有。',
    proofs: [{ title: '走访记录' }],
  });
});

test('a difference that loses the star is found as such, and the sheet goes up', async () => {
  expect(await row('changesStar')).toEqual([['小拐村', 'LD1']]);
  expect(await row('inArbitration')).toEqual([]);
  const up = await who.townshipSecretary.call(submitSheet, { params, body: { words: '' } });
  expect([up.status, up.body.state]).toEqual([201, 'submitted']);
});

test('who decided for the group may still review the village at his own level', async () => {
  server.clock.set(noon(days.jointReview));
  const { body } = await who.districtOrganiser.call(readSheet, { params });
  expect(body.acts.sendBack).toEqual([]);
});

test('sent back, a judged indicator is marked again by everyone, and the same result answers the return', async () => {
  const body = { items: [{ itemCode: 'ZF1', reason: '请复核' }], dueOn: '2026-12-01' };
  await who.districtOrganiser.call(sendBack, { params, body });
  expect(await itemOf(first, 'ZF1')).toMatchObject({ round: 2, state: 'marking', committed: 0, own: null });
  const blocked = await who.townshipSecretary.call(submitSheet, { params, body: { words: '' } });
  expect(blocked.problem).toMatchObject({
    code: 'assessment.returnedItemsOpen',
    values: { others: [{ code: 'assessment.marksOutstanding' }] },
  });
  for (const member of [first, second, third]) await mark(member, group, { score: 3700, reason: '复核无误' });
  expect(await itemOf(first, 'ZF1')).toMatchObject({ round: 2, state: 'settled' });
  expect((await who.townshipSecretary.call(submitSheet, { params, body: { words: '已复核' } })).status).toBe(201);
});
