import { readCellHistory } from '@xingcun/core/assessment/contract';
import { readCycle } from '@xingcun/core/cycles/contract';
import {
  agreeToDecision,
  carryOutCorrection,
  listAppeals,
  makeAppeal,
  namePanel,
  proposeDecision,
} from '@xingcun/core/disclosure/appeal-contract';
import {
  answerObjection,
  confirmFinal,
  listObjections,
  makeObjection,
  publishPreliminary,
  readPublicVillage,
} from '@xingcun/core/disclosure/contract';
import { readReceipt } from '@xingcun/core/disclosure/receipt-contract';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { settledCycle } from '../test/given-cycle.ts';
import { places, testServer } from '../test/server.ts';

const server = await testServer();
const { as, anyone, clock, platform } = server;
const { organiser, assessor, cycle, assessments } = await settledCycle(server);
const villageCode = places.xiaoguai;
const params = { cycleId: cycle.id };
const district = await as('districtOrganiser', places.karamay);
const [one, two, three] = [
  await as('cityAssessor', places.city),
  await as('cityAssessor', places.city),
  await as('cityAssessor', places.city),
];
const panel = [one, two, three].map(({ accountId }) => accountId);
const confirm = async () => {
  const { version } = (await organiser.call(readCycle, { params })).body;
  return organiser.call(confirmFinal, { params, body: { version } });
};
const receiptOf = async (receiptCode: string) => (await anyone.call(readReceipt, { body: { receiptCode } })).body;

clock.set('2026-11-04T02:00:00Z');
await organiser.call(publishPreliminary, { params, body: { version: cycle.version } });
const secret = '我家也参加了培训，村里少记了三次。';
const { body: made } = await anyone.call(makeObjection, { params: { villageCode }, body: { starCode: 'LD_2', words: secret } });
const { receiptCode } = made;
const appealWords = '答复没有说明少记的三次，请复核。';
const appeal = () => anyone.call(makeAppeal, { body: { receiptCode, words: appealWords } });

test('only an answer can be appealed, for five working days, once, by who holds the receipt', async () => {
  expect((await appeal()).problem.code).toBe('disclosure.notAnswered');
  const [objection] = (await district.call(listObjections, { params })).body;
  clock.set('2026-11-05T02:00:00Z');
  const answer = { answer: '台账与记录一致，得分不变。', publicWords: '培训次数是否少记' };
  await district.call(answerObjection, { params: { objectionId: objection?.id ?? '' }, body: answer });
  expect(await receiptOf(receiptCode)).toMatchObject({ appealableUntil: '2026-11-12', appeal: null });
  const guess = { body: { receiptCode: '0000-0000-0000-0000', words: appealWords } };
  expect((await anyone.call(makeAppeal, guess)).problem.code).toBe('disclosure.receiptNotFound');
  clock.set('2026-11-12T16:00:00Z');
  expect((await appeal()).problem.detail).toBe('申诉期已于 2026年11月12日 结束。');
  clock.set('2026-11-12T02:00:00Z');
  expect(await appeal()).toMatchObject({ status: 201, body: { dueOn: '2026-12-03' } });
  expect((await appeal()).problem.code).toBe('disclosure.alreadyAppealed');
  expect(await receiptOf(receiptCode)).toMatchObject({ appealableUntil: null, appeal: { words: appealWords, outcome: null } });
});

test('the words of objector and appeal never reach village or township, nor the log', async () => {
  const path = `${places.city}.${places.karamay}.${places.xiaoguaiTownship}`;
  const count = (role: 'xingcun_app' | 'xingcun_public', scope: string) =>
    platform.db.transaction().execute(async (tx) => {
      await sql`select set_config('role', ${role}, true), set_config('app.scope', ${scope}, true)`.execute(tx);
      const { rows } = await sql<{ count: number }>`select count(*)::integer as count from appeal`.execute(tx);
      return rows[0]?.count;
    });
  expect(await count('xingcun_app', `{${places.city}}`)).toBe(1);
  expect(await count('xingcun_app', `{${places.city}.${places.karamay}}`)).toBe(1);
  for (const scope of [`{${path}}`, `{${path}.${villageCode}}`, '']) expect(await count('xingcun_app', scope)).toBe(0);
  expect(await count('xingcun_public', '')).toBe(0);
  for (const unit of [places.xiaoguaiTownship, villageCode])
    for (const role of ['cityOrganiser', 'districtOrganiser'] as const) {
      const mistaken = await as(role, unit);
      expect((await mistaken.call(listAppeals, { params })).body).toEqual([]);
      expect((await mistaken.call(listObjections, { params })).body).toEqual([]);
    }
  const entries = JSON.stringify(await platform.owner.selectFrom('auditEntry').selectAll().execute());
  expect(entries).not.toContain('少记了三次');
  expect(entries).not.toContain('少记的三次');
  const page = JSON.stringify((await anyone.call(readPublicVillage, { params: { villageCode }, query: {} })).body);
  expect(page).not.toContain('少记了三次');
  expect(page).not.toContain('少记的三次');
});

test('an appeal that waits beyond fifteen working days shows as overdue to everybody', async () => {
  clock.set('2026-12-04T02:00:00Z');
  const { body: page } = await anyone.call(readPublicVillage, { params: { villageCode }, query: {} });
  expect(page.village.overdue).toEqual([{ kind: 'appeal', workingDays: 1 }]);
  expect(await receiptOf(receiptCode)).toMatchObject({ overdueWorkingDays: 0, appeal: { overdueWorkingDays: 1 } });
  clock.set('2026-11-12T02:00:00Z');
});

const current = async () => (await one.call(listAppeals, { params })).body[0];

test('nobody who scored or answered names the panel or sits on it', async () => {
  const found = await current();
  const appealId = found?.id ?? '';
  const bars = new Map(found?.candidates.map(({ accountId, bar }) => [accountId, bar]));
  expect(bars.get(assessor.accountId)).toBe('disclosure.memberScored');
  expect(bars.get(one.accountId)).toBeNull();
  expect((await assessor.call(listAppeals, { params })).body).toEqual([]);
  const name = (who: typeof one, accountIds: string[]) => who.call(namePanel, { params: { appealId }, body: { accountIds } });
  expect((await name(district, panel)).status).toBe(403);
  expect((await name(assessor, panel)).problem.code).toBe('disclosure.memberScored');
  expect((await name(one, [one.accountId, two.accountId])).problem.detail).toBe('复核组须为 3 人以上的单数，现在是 2 人。');
  const withScorer = [assessor.accountId, one.accountId, two.accountId];
  expect((await name(one, withScorer)).problem.code).toBe('disclosure.memberScored');
  expect((await name(one, [district.accountId, one.accountId, two.accountId])).problem.code).toBe('disclosure.memberUnknown');
  const named = await name(organiser, panel);
  expect(named.status).toBe(201);
  expect(named.body.panel).toHaveLength(3);
});

test('one member proposes, a second agrees to what he read, and that is the decision', async () => {
  const appealId = (await current())?.id ?? '';
  const order = { items: ['LD2'], words: '按培训签到重新核定 LD2。' };
  const proposal = {
    outcome: 'partlyUpheld',
    decision: '三次培训有签到，应当计入。',
    publicWords: '培训是否少记三次',
    order,
  } as const;
  const propose = (who: typeof one, version: number, changed: object = {}) =>
    who.call(proposeDecision, { params: { appealId }, body: { version, proposal: { ...proposal, ...changed } } });
  expect((await propose(organiser, 1)).problem.code).toBe('disclosure.notOnPanel');
  expect((await propose(one, 1, { outcome: 'dismissed' })).problem.code).toBe('disclosure.orderWithoutReason');
  const unknown = { order: { ...order, items: ['QQ9'] } };
  expect((await propose(one, 1, unknown)).problem.detail).toBe('评定表里没有这一项：QQ9。');
  expect((await propose(one, 1)).body).toMatchObject({ version: 2, decidedAt: null, proposal: { outcome: 'partlyUpheld' } });
  const stale = await propose(two, 1, { outcome: 'dismissed', order: null });
  expect(stale.problem).toMatchObject({
    code: 'disclosure.appealChanged',
    values: { version: 2, yours: 1, proposal: { outcome: 'partlyUpheld' } },
  });
  expect(await receiptOf(receiptCode)).toMatchObject({ appeal: { outcome: null, decision: null } });
  const agree = (who: typeof one, version: number) => who.call(agreeToDecision, { params: { appealId }, body: { version } });
  expect((await agree(one, 2)).problem.code).toBe('disclosure.alreadyAgreed');
  expect((await agree(two, 1)).problem.code).toBe('disclosure.appealChanged');
  expect((await confirm()).problem).toMatchObject({
    code: 'disclosure.appealsUndecided',
    values: { count: 1 },
  });
  expect((await agree(two, 2)).body.decidedAt).toBe('2026-11-12T02:00:00.000Z');
  expect((await agree(three, 2)).problem.code).toBe('disclosure.appealDecided');
  expect((await one.call(namePanel, { params: { appealId }, body: { accountIds: panel } })).problem.code).toBe(
    'disclosure.appealDecided',
  );
  expect(await receiptOf(receiptCode)).toMatchObject({
    answer: '台账与记录一致，得分不变。',
    appeal: { outcome: 'partlyUpheld', decision: proposal.decision },
  });
  const { body: page } = await anyone.call(readPublicVillage, { params: { villageCode }, query: {} });
  expect(page.answered).toMatchObject([
    {
      words: '培训次数是否少记',
      answer: '台账与记录一致，得分不变。',
      appeal: { words: proposal.publicWords, outcome: 'partlyUpheld', decision: proposal.decision },
    },
  ]);
  await expect(
    platform.owner.updateTable('appeal').set({ decision: '另一个决定。' }).where('id', '=', appealId).execute(),
  ).rejects.toThrow('stands');
});

test('what the decision ordered is carried out in the city’s sheet, with the old value kept, before the result is final', async () => {
  const correction = (await current())?.correction;
  expect(correction).toMatchObject({ items: [{ itemCode: 'LD2', score: 3900, version: 1 }], doneAt: null });
  expect((await confirm()).problem.code).toBe('disclosure.correctionsOpen');
  const run = (who: typeof one, cells: { itemCode: string; version: number }[]) =>
    who.call(carryOutCorrection, {
      params: { correctionId: correction?.id ?? '' },
      body: {
        reason: '按复核组决定计入三次培训。',
        cells: cells.map((cell) => ({ ...cell, entry: { kind: 'mark', score: 4200 } as const })),
      },
    });
  expect((await run(one, [{ itemCode: 'LD2', version: 1 }])).status).toBe(403);
  expect((await run(organiser, [{ itemCode: 'LD1', version: 1 }])).problem.code).toBe('disclosure.itemNotOrdered');
  expect((await run(organiser, [{ itemCode: 'LD2', version: 0 }])).problem.code).toBe('assessment.cellChanged');
  const done = await run(organiser, [{ itemCode: 'LD2', version: 1 }]);
  expect(done.body.correction).toMatchObject({ items: [{ score: 4200, version: 2 }], doneReason: '按复核组决定计入三次培训。' });
  expect((await run(organiser, [])).problem.code).toBe('disclosure.correctionDone');

  const history = await organiser.call(readCellHistory, {
    params: { assessmentId: assessments[villageCode] ?? '', stage: 'finalAppraisal', itemCode: 'LD2' },
  });
  expect(history.body[0]).toMatchObject({ before: { score: 3900 }, after: { score: 4200 } });
  const shownBefore = await anyone.call(readPublicVillage, { params: { villageCode }, query: {} });
  expect(shownBefore.body.village.stars[1]).toMatchObject({ score: 7900, state: 'notYet' });
  expect((await confirm()).status).toBe(201);
  const final = await anyone.call(readPublicVillage, { params: { villageCode }, query: {} });
  expect(final.body.village.stars[1]).toMatchObject({ score: 8200, state: 'won' });
});
