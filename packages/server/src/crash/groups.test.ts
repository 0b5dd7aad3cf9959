import { recordVeto, saveCell } from '@xingcun/core/assessment/contract';
import {
  askArbitration,
  decideDisagreement,
  discuss,
  readDisagreement,
  recordRecusal,
  standDown,
} from '@xingcun/core/assessment/panel/contract';
import { expect, test } from 'vitest';
import { groupAtTownship, mark } from '../test/given-group.ts';
import { expectCountedOnce } from './counted-once.ts';
import { mortalServer } from './mortal-server.ts';
import { cutBy } from './operations.ts';

const server = await mortalServer(cutBy.groups);
const { who, members, second, third, group } = await groupAtTownship(server);

test('marks far apart, discussed and arbitrated; a cell, a veto, and who stands down', { timeout: 600_000 }, async () => {
  let disagreementId = '';
  for (const [index, score] of [9000, 8800, 6500].entries()) {
    const member = members[index];
    if (!member) throw new Error('a group of three');
    const { body, problem } = await mark(member, group, { itemCode: 'LD1', score, proved: true });
    expect(problem.code).toBeUndefined();
    disagreementId = body.items.find(({ itemCode }) => itemCode === 'LD1')?.disagreementId ?? '';
  }
  const params = { disagreementId };
  await second.call(discuss, { params, body: { words: '会议记录在档案室。' } });
  await third.call(askArbitration, { params, body: { words: '小组意见不一，请裁定。', version: 1 } });
  const decision = { score: 7500, words: '两次会议有记录，一次没有。', proofs: [], version: 2 };
  await who.districtOrganiser.call(decideDisagreement, { params, body: decision });
  const { body } = await second.call(readDisagreement, { params });
  expect(body).toMatchObject({ state: 'resolved', resolution: { entry: { kind: 'mark', score: 7500 } } });
  expect(body.marks.flatMap(({ revisions }) => revisions)).toHaveLength(3);
  expect(body.entries.map(({ words }) => words)).toContain('会议记录在档案室。');

  const { assessmentId } = group;
  const recusal = { accountId: third.accountId, reason: 'contactOfficial' as const };
  await who.townshipSecretary.call(recordRecusal, { params: { assessmentId }, body: recusal });
  await second.call(standDown, { params: { assessmentId }, body: { reason: 'nearRelative' } });
  const cell = { entry: { kind: 'inputs' as const, values: { late: 1 } }, reason: '', proofs: [], version: 0 };
  const saved = await who.reviewer.call(saveCell, { params: { ...group, itemCode: 'MG2' }, body: cell });
  expect(saved.body.version, saved.problem.detail).toBe(1);
  const finding = { vetoCode: 'ZFv', document: '审计报告〔2026〕3号', authority: '区审计局', foundOn: '2026-10-01' };
  await who.districtOrganiser.call(recordVeto, { params: { assessmentId }, body: finding });
});

test('each was counted once', () => expectCountedOnce(server.cuts, cutBy.groups));
