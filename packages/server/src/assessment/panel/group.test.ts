import {
  declareNoConflict,
  listEligible,
  listMyGroups,
  readGroup,
  recordRecusal,
  standDown,
} from '@xingcun/core/assessment/panel/contract';
import { expect, test } from 'vitest';
import { form, groupAtTownship, mark } from '../../test/given-group.ts';
import { places, testServer } from '../../test/server.ts';

const server = await testServer();
const { assessmentId, who, members, second, third, observer, group } = await groupAtTownship(server, { formed: false });
const params = group;

test('the list of eligible people says who can sit in the group, who can observe, and why others cannot', async () => {
  const { body } = await who.townshipSecretary.call(listEligible, { params, query: {} });
  const of = (accountId: string) => body.find(({ person }) => person.accountId === accountId);
  expect(of(second.accountId)).toMatchObject({ asMember: [], asObserver: [{ code: 'assessment.notAnObserver' }] });
  expect(of(observer.accountId)).toMatchObject({ asObserver: [], asMember: [{ code: 'assessment.notAScorer' }] });
  expect(of(who.supervisor.accountId)).toBeUndefined();
  const found = await who.townshipSecretary.call(listEligible, { params, query: { search: '没有这个人' } });
  expect(found.body.map(({ person }) => person.accountId)).not.toContain(observer.accountId);
});

test('only the stage’s signer forms a group, and only a sound one', async () => {
  expect((await form(who.districtOrganiser, group, { members, observer })).problem.code).toBe('accounts.notPermitted');
  expect((await form(who.reviewer, group, { members, observer })).status).toBe(403);
  const refusal = async (people: typeof members, watching: typeof observer | null = observer) =>
    (await form(who.townshipSecretary, group, { members: people, observer: watching })).problem.code;
  expect(await refusal([second, third])).toBe('assessment.groupNotOdd');
  expect(await refusal(members, null)).toBe('assessment.groupNeedsObserver');
  expect(await refusal([second, second, third])).toBe('assessment.memberRepeated');
  expect(await refusal([who.clerk, second, third])).toBe('assessment.ofThisVillage');
  expect(await refusal(members, who.supervisor)).toBe('assessment.ofThisVillage');
  const other = { ...group, stage: 'jointReview' as const };
  expect((await form(who.districtOrganiser, other, { members, observer })).problem.code).toBe('assessment.notAPanelStage');
});

test('who stands down is not chosen; a sound group is formed, a second change needs its version', async () => {
  const fourth = await server.as('townshipReviewer', places.xiaoguaiTownship);
  const own = await fourth.call(standDown, { params: { assessmentId }, body: { reason: 'contactOfficial' } });
  expect(own.body).toMatchObject({ reason: 'contactOfficial', person: { accountId: fourth.accountId } });
  const again = await who.townshipSecretary.call(recordRecusal, {
    params: { assessmentId },
    body: { accountId: fourth.accountId, reason: 'contactOfficial' },
  });
  expect(again.problem.code).toBe('assessment.alreadyRecused');
  const refused = await form(who.townshipSecretary, group, { members: [who.reviewer, second, fourth], observer });
  expect(refused.problem).toMatchObject({ code: 'assessment.recused', values: { reason: 'contactOfficial' } });

  const { status, body } = await form(who.townshipSecretary, group, { members, observer });
  expect([status, body.version, body.members.map(({ role }) => role)]).toEqual([
    200,
    1,
    ['head', 'member', 'member', 'observer'],
  ]);
  expect(body.items.map(({ itemCode, due, committed }) => [itemCode, due, committed])).toEqual([
    ['LD1', 3, 0],
    ['ZF1', 3, 0],
  ]);
  expect((await form(who.townshipSecretary, group, { members, observer })).problem).toMatchObject({
    code: 'assessment.groupChanged',
    values: { yours: 0, current: 1 },
  });
});

test('nobody marks before he declares that nothing obliges him to stand down; an observer never does', async () => {
  expect((await mark(second, group, { score: 3800 })).problem.code).toBe('assessment.conflictNotDeclared');
  expect((await mark(who.townshipSecretary, group, { score: 3800 })).problem.code).toBe('assessment.notInGroup');
  expect((await mark(observer, group, { score: 3800 })).status).toBe(403);
});

test('an observer sees the groups he watches and how far they are, from his own village, and no more', async () => {
  const { body } = await observer.call(listMyGroups, {});
  expect(body).toMatchObject([{ assessmentId, role: 'observer', villageName: '小拐村', items: 2, settled: 0, waiting: 0 }]);
  expect(body[0]?.members).toHaveLength(4);
  expect((await observer.call(readGroup, { params })).problem.code).toBe('assessment.notFound');
  expect((await who.clerk.call(listMyGroups, {})).body).toEqual([]);
});

test('one who stands down leaves the group, which then marks nothing until it is made up again; one who marked is not dropped', async () => {
  const { body: before } = await who.townshipSecretary.call(readGroup, { params });
  expect(before.unsound).toEqual([]);
  await second.call(standDown, { params: { assessmentId }, body: { reason: 'nearRelative' } });
  const { body } = await who.townshipSecretary.call(readGroup, { params });
  expect(body.unsound).toMatchObject([{ code: 'assessment.groupNotOdd' }]);
  expect(body.items.map(({ due }) => due)).toEqual([2, 2]);
  expect(body.recusals.map(({ reason }) => reason)).toEqual(['contactOfficial', 'nearRelative']);

  const fifth = await server.as('townshipReviewer', places.xiaoguaiTownship);
  const { version } = body;
  const made = await form(who.townshipSecretary, group, { members: [who.reviewer, third, fifth], observer, version });
  expect(made.body.items.map(({ due }) => due)).toEqual([3, 3]);
  await fifth.call(declareNoConflict, { params, body: {} });
  expect((await mark(fifth, group, { score: 3800 })).status).toBe(201);
  const sixth = await server.as('townshipReviewer', places.xiaoguaiTownship);
  const dropped = await form(who.townshipSecretary, group, {
    members: [who.reviewer, third, sixth],
    observer,
    version: made.body.version,
  });
  expect(dropped.problem.code).toBe('assessment.memberHasMarked');
});
