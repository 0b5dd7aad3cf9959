import { readCycle } from '@xingcun/core/cycles/contract';
import { carryOutCorrection } from '@xingcun/core/disclosure/appeal-contract';
import { confirmFinal } from '@xingcun/core/disclosure/contract';
import { issueCertificates, moveStar } from '@xingcun/core/disclosure/recognition-contract';
import { expect, test } from 'vitest';
import { orderedCorrection } from '../test/given-appeal.ts';
import { expectCountedOnce } from './counted-once.ts';
import { mortalServer } from './mortal-server.ts';
import { cutBy } from './operations.ts';

const server = await mortalServer(cutBy.result);
const { clock, platform } = server;

test('a correction that an appeal ordered, certificates, and a star suspended', { timeout: 600_000 }, async () => {
  const { organiser, params, assessmentId, correction } = await orderedCorrection(server);
  const corrected = await organiser.call(carryOutCorrection, correction);
  expect(corrected.body.correction, corrected.problem?.detail).toMatchObject({ items: [{ score: 4200, version: 2 }] });

  clock.set('2026-12-29T02:00:00Z');
  const { version } = (await organiser.call(readCycle, { params })).body;
  const confirmed = await organiser.call(confirmFinal, { params, body: { version } });
  expect(confirmed.status, confirmed.problem?.detail).toBe(201);
  await platform.owner.updateTable('cycle').set({ carrier: 'approvedActivity' }).where('id', '=', params.cycleId).execute();
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
