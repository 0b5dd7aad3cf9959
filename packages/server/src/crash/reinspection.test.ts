import {
  closeReinspection,
  commitReinspectionSeed,
  drawReinspection,
  publishReinspectionPlan,
  readReinspection,
  recordFinding,
} from '@xingcun/core/fieldwork/reinspection/contract';
import { commitmentOf } from '@xingcun/core/fieldwork/seed';
import { expect, test } from 'vitest';
import { application, cycle, days, noon, passage, people } from '../test/given.ts';
import { places } from '../test/server.ts';
import { expectCountedOnce } from './counted-once.ts';
import { mortalServer } from './mortal-server.ts';
import { cutBy } from './operations.ts';

const server = await mortalServer(cutBy.reinspection);
const { cycleId, assessments } = await cycle(server, { villages: [places.xiaoguai] });
const assessmentId = assessments[places.xiaoguai] ?? '';
const who = await people(server);

test('a re-inspection from its list to its end', { timeout: 600_000 }, async () => {
  await application(server, { assessmentId, secretary: who.secretary });
  await passage(server, assessmentId, who, 'jointReview');
  server.clock.set(noon(days.finalAppraisal));
  const params = { cycleId };
  await who.cityOrganiser.call(publishReinspectionPlan, { params, body: { rounds: 0 } });
  const read = async () => (await who.cityAssessor.call(readReinspection, { params })).body;
  const place = { reinspectionId: (await read()).reinspection?.id ?? '', round: 1 };
  const sides = ['市委组织部', '村民代表'].map((side, n) => {
    const secret = { number: String(1000 + n), salt: `salt-of-${n}-long` };
    return { side, ...secret, commitment: commitmentOf(secret) };
  });
  const commitments = sides.map(({ side, commitment }) => ({ side, commitment }));
  await who.cityOrganiser.call(commitReinspectionSeed, { params: place, body: { commitments } });
  await who.cityOrganiser.call(drawReinspection, { params: place, body: { parts: { kind: 'committedNumbers', sides } } });
  const { items } = await read();
  for (const { id, expected } of items)
    await who.cityAssessor.call(recordFinding, {
      params: { reinspectionItemId: id },
      body: { score: expected, notShown: false, reason: '', proofs: [], version: 0 },
    });
  const { reinspection } = await read();
  const closing = { params: { reinspectionId: place.reinspectionId }, body: { version: reinspection?.version ?? 0 } };
  const closed = await who.cityOrganiser.call(closeReinspection, closing);
  expect(closed.status, closed.problem?.detail).toBe(201);
  expect((await read()).items.filter(({ finding }) => finding !== null)).toHaveLength(items.length);
  expectCountedOnce(server.cuts, cutBy.reinspection);
});
