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
} from '@xingcun/core/disclosure/contract';
import { issueCertificates, moveStar } from '@xingcun/core/disclosure/recognition-contract';
import { expect, test } from 'vitest';
import { settledCycle } from '../test/given-cycle.ts';
import { places } from '../test/server.ts';
import { expectCountedOnce } from './counted-once.ts';
import { mortalServer } from './mortal-server.ts';
import { cutBy } from './operations.ts';

const server = await mortalServer(cutBy.result);
const { as, anyone, clock, platform } = server;
const { organiser, cycle, assessments } = await settledCycle(server);
const params = { cycleId: cycle.id };
const assessmentId = assessments[places.xiaoguai] ?? '';
const version = async () => (await organiser.call(readCycle, { params })).body.version;

test('a correction that an appeal ordered, certificates, and a star suspended', { timeout: 600_000 }, async () => {
  clock.set('2026-11-04T02:00:00Z');
  await organiser.call(publishPreliminary, { params, body: { version: cycle.version } });
  const { receiptCode } = (
    await anyone.call(makeObjection, {
      params: { villageCode: places.xiaoguai },
      body: { starCode: 'LD_2', words: '村里少记了三次培训。' },
    })
  ).body;
  const [objection] = (await organiser.call(listObjections, { params })).body;
  const answer = { answer: '台账与记录一致，得分不变。', publicWords: '培训次数是否少记' };
  const district = await as('districtOrganiser', places.karamay);
  await district.call(answerObjection, { params: { objectionId: objection?.id ?? '' }, body: answer });
  await anyone.call(makeAppeal, { body: { receiptCode, words: '答复没有说明少记的三次，请复核。' } });

  const panel = [
    await as('cityAssessor', places.city),
    await as('cityAssessor', places.city),
    await as('cityAssessor', places.city),
  ];
  const [one, two] = panel;
  if (!one || !two) throw new Error('a panel of three');
  const read = async () => (await one.call(listAppeals, { params })).body[0];
  const appealId = (await read())?.id ?? '';
  await organiser.call(namePanel, { params: { appealId }, body: { accountIds: panel.map(({ accountId }) => accountId) } });
  const proposal = {
    outcome: 'partlyUpheld' as const,
    decision: '三次培训有签到，应当计入。',
    publicWords: '培训是否少记三次',
    order: { items: ['LD2'], words: '按培训签到重新核定 LD2。' },
  };
  await one.call(proposeDecision, { params: { appealId }, body: { version: 1, proposal } });
  await two.call(agreeToDecision, { params: { appealId }, body: { version: 2 } });
  const corrected = await organiser.call(carryOutCorrection, {
    params: { correctionId: (await read())?.correction?.id ?? '' },
    body: {
      reason: '按复核组决定计入三次培训。',
      cells: [{ itemCode: 'LD2', version: 1, entry: { kind: 'mark', score: 4200 } }],
    },
  });
  expect(corrected.body.correction, corrected.problem?.detail).toMatchObject({ items: [{ score: 4200, version: 2 }] });

  clock.set('2026-12-29T02:00:00Z');
  const confirmed = await organiser.call(confirmFinal, { params, body: { version: await version() } });
  expect(confirmed.status, confirmed.problem?.detail).toBe(201);
  await platform.owner.updateTable('cycle').set({ carrier: 'approvedActivity' }).where('id', '=', cycle.id).execute();
  expect((await organiser.call(issueCertificates, { params })).body).toEqual({ issued: 2, kept: 0 });
  const decision = {
    act: 'suspended' as const,
    fromOn: '2027-03-01',
    untilOn: null,
    document: '克市组通〔2027〕3号（样例）',
    authority: '中共克拉玛依市委组织部',
    reason: '培训台账抽查不实，限期整改。',
  };
  clock.set('2027-03-02T02:00:00Z');
  expect((await organiser.call(moveStar, { params: { assessmentId, starCode: 'ZF' }, body: decision })).status).toBe(201);
  expectCountedOnce(server.cuts, cutBy.result);
});
