import { readAssessment, readCellHistory, readDiscrepancies, readRating, readSheet } from '@xingcun/core/assessment/contract';
import { exportDiscrepancyMatrix, readDiscrepancyMatrix, readGroup } from '@xingcun/core/assessment/panel/contract';
import { expect, test } from 'vitest';
import { groupAtTownship, mark } from '../../test/given-group.ts';
import { places, testServer } from '../../test/server.ts';

const server = await testServer();
const { assessmentId, cycleId, who, second, third, group } = await groupAtTownship(server, { blind: true });
const self = { params: { assessmentId, stage: 'selfAssessment' as const } };

/** Everything by which a person could learn what the village gave itself for ZF1: 38 points of 40. */
async function attack(person: typeof second): Promise<string[]> {
  const unitCode = places.xiaoguaiTownship;
  const answers = [
    await person.call(readSheet, self),
    await person.call(readDiscrepancies, { params: { assessmentId } }),
    await person.call(readRating, { params: { assessmentId }, query: {} }),
    await person.call(readRating, { params: { assessmentId }, query: { stage: 'selfAssessment' } }),
    await person.call(readCellHistory, { params: { ...self.params, itemCode: 'ZF1' } }),
    await person.call(readAssessment, { params: { assessmentId } }),
    await person.call(readGroup, { params: group }),
    await person.call(readDiscrepancyMatrix, { params: { cycleId }, query: { unitCode } }),
    await person.call(exportDiscrepancyMatrix, { params: { cycleId, format: 'csv' }, query: { unitCode } }),
  ];
  return answers.filter(({ body }) => /"score":3800|3800/.test(JSON.stringify(body))).map((_, index) => String(index));
}

test('until he has marked, a member learns the lower level’s value from no answer of the server', async () => {
  expect(await attack(second)).toEqual([]);
  expect((await second.call(readCellHistory, { params: { ...self.params, itemCode: 'ZF1' } })).problem.code).toBe(
    'assessment.hiddenUntilMarked',
  );
  const { body } = await second.call(readGroup, { params: group });
  expect(body.items.map(({ itemCode, hidden }) => [itemCode, hidden])).toEqual([
    ['LD1', true],
    ['ZF1', true],
  ]);
});

test('nor from how a mark is refused: near or far, every mark asks for a reason and none for proof', async () => {
  for (const score of [0, 1500, 3800, 4000])
    expect((await mark(second, group, { score, reason: '' })).problem).toMatchObject({
      code: 'assessment.markNeedsReason',
      values: { itemCode: 'ZF1' },
    });
});

test('having marked he reads it, the others still do not; who does not mark was never kept from it', async () => {
  expect((await mark(second, group, { score: 1500 })).status).toBe(201);
  expect((await attack(second)).length).toBeGreaterThan(0);
  expect(await attack(third)).toEqual([]);
  expect((await attack(who.townshipSecretary)).length).toBeGreaterThan(0);
});

test('who acts for a member is kept from the value until the member has marked, in the database as well', async () => {
  const deputy = await server.as('townshipReviewer', places.xiaoguaiTownship, { deputyFor: third.accountId, toOn: '2026-12-31' });
  expect(await attack(deputy)).toEqual([]);
  expect((await deputy.call(readGroup, { params: group })).body.items.find(({ itemCode }) => itemCode === 'LD1')).toMatchObject({
    hidden: true,
  });
  expect((await mark(third, group, { score: 1500 })).status).toBe(201);
  expect((await attack(deputy)).length).toBeGreaterThan(0);
});

test('a result far below waits until somebody names proof, then it stands', async () => {
  await mark(who.reviewer, group, { score: 1500 });
  const state = async () =>
    (await second.call(readGroup, { params: group })).body.items.find(({ itemCode }) => itemCode === 'ZF1')?.state;
  expect(await state()).toBe('proofMissing');
  await mark(second, group, { score: 1500, proved: true, revision: 1 });
  expect(await state()).toBe('settled');
});
