import type { Actor } from '@xingcun/core/accounts/permission';
import {
  declareNoConflict,
  formGroup,
  listEligible,
  readGroup,
  recordRecusal,
  standDown,
} from '@xingcun/core/assessment/panel/contract';
import {
  candidateObstacles,
  formObstacles,
  groupObstacles,
  memberOf,
  type RecusalReason,
  type Seat,
} from '@xingcun/core/assessment/panel/group';
import { assert } from '@xingcun/core/assert';
import { type PanelStage, panelStages } from '@xingcun/core/cycles/stage';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import type { Tx } from '../../db/database.ts';
import { implement } from '../../http/implement.ts';
import type { AuditEntry } from '../../records/audit.ts';
import { findAssessment, type Found, lockAssessment } from '../situation.ts';
import {
  findCandidates,
  findGroup,
  findRecusals,
  type GroupFound,
  joinGroup,
  leaveGroup,
  lockGroup,
  saveGroup,
} from './group-store.ts';
import { askMembers, placeOf, seatOf, viewGroup } from './group-view.ts';
import { findPanelItems } from './item-store.ts';
import { settle } from './settling.ts';

export const groupRoutes = [
  implement(readGroup, async ({ tx, actor, today, params }) => {
    const found = await findAssessment(tx, { id: params.assessmentId, actor, permission: readGroup.permission, today });
    return viewGroup(tx, found, actor, params.stage);
  }),

  implement(listEligible, async ({ tx, actor, today, params, query }) => {
    const { assessmentId, stage } = params;
    const found = await findAssessment(tx, { id: assessmentId, actor, permission: listEligible.permission, today });
    const place = placeOf(found, stage);
    const wanted = { stage, search: query.search ?? '' };
    const people = await findCandidates(tx, { assessmentId, villagePath: place.villagePath, today }, wanted);
    return people.map((person) => ({
      person: { accountId: person.accountId, name: person.name },
      unitName: person.unitName,
      roles: [...new Set(person.grants.map(({ role }) => role))],
      asMember: candidateObstacles(person, 'member', place),
      asObserver: candidateObstacles(person, 'observer', place),
    }));
  }),

  implement(formGroup, async ({ tx, actor, now, today, params, body, audit }) => {
    const { assessmentId, stage } = params;
    await lockAssessment(tx, assessmentId, 'cells');
    const found = await findAssessment(tx, { id: assessmentId, actor, permission: formGroup.permission, today });
    refuseAny(formObstacles(found.situation, actor, stage));
    const group = await lockGroup(tx, assessmentId, stage);
    if ((group?.version ?? 0) !== body.version)
      throw new Refusal('assessment.groupChanged', { yours: body.version, current: group?.version ?? 0 });
    const { villagePath } = found.situation;
    const seats = await findSeats(tx, { assessmentId, villagePath, today }, body.members);
    const place = placeOf(found, stage);
    refuseAny(groupObstacles(seats, place, { standard: found.form.compiled.standard, ledStars: found.situation.ledStars }));
    const members = seats.map(({ candidate, role }) => memberOf(candidate, role, place));
    const stays = (accountId: string, role: string) => members.some((each) => each.accountId === accountId && each.role === role);
    const leaving = (group?.members ?? []).filter(({ accountId, role }) => !stays(accountId, role));
    await refuseMarked(tx, found, stage, leaving, members);

    const id = await saveGroup(tx, { assessmentId, villagePath, stage, by: actor.accountId, at: now });
    await leaveGroup(
      tx,
      id,
      leaving.map(({ accountId }) => accountId),
      now,
    );
    const sits = (accountId: string, role: string) =>
      group?.members.some((each) => each.accountId === accountId && each.role === role) ?? false;
    const joining = members.filter(({ accountId, role }) => !sits(accountId, role));
    await joinGroup(tx, { groupId: id, villagePath, at: now }, joining);
    await askMembers(tx, found, stage);
    await settle({ tx, actor, now, today, audit }, found, stage);
    audit({
      path: villagePath,
      subjectKind: 'reviewGroup',
      subjectId: `${assessmentId}/${stage}`,
      ...(group ? { before: { members: group.members.map(({ accountId, role }) => ({ accountId, role })) } } : {}),
      after: { members: members.map(({ accountId, role }) => ({ accountId, role })) },
    });
    return viewAgain(tx, actor, { id: assessmentId, stage, today });
  }),

  implement(declareNoConflict, async ({ tx, actor, now, today, params, audit }) => {
    const { assessmentId, stage } = params;
    const found = await findAssessment(tx, { id: assessmentId, actor, permission: declareNoConflict.permission, today });
    const group = await lockGroup(tx, assessmentId, stage);
    const seat = seatOf(group, actor);
    if (!group || !seat || seat.role === 'observer') throw new Refusal('assessment.notInGroup');
    if (seat.declared) throw new Refusal('assessment.alreadyDeclared');
    await tx
      .updateTable('reviewGroupMember')
      .set({ declaredNoConflictAt: now })
      .where('groupId', '=', group.id)
      .where('accountId', '=', actor.accountId)
      .where('leftAt', 'is', null)
      .execute();
    audit({
      path: found.situation.villagePath,
      subjectKind: 'reviewGroup',
      subjectId: `${assessmentId}/${stage}`,
      after: { declaredNoConflict: true },
    });
    return viewGroup(tx, found, actor, stage);
  }),

  implement(standDown, async ({ tx, actor, now, today, params, body, audit }) => {
    const found = await findAssessment(tx, { id: params.assessmentId, actor, permission: standDown.permission, today });
    return recuse({ tx, actor, now, audit }, found, { accountId: actor.accountId, reason: body.reason });
  }),

  implement(recordRecusal, async ({ tx, actor, now, today, params, body, audit }) => {
    const { assessmentId } = params;
    const found = await findAssessment(tx, { id: assessmentId, actor, permission: recordRecusal.permission, today });
    const known = await tx.selectFrom('account').select('id').where('id', '=', body.accountId).executeTakeFirst();
    if (!known) throw new Refusal('accounts.accountNotFound', { accountId: body.accountId });
    return recuse({ tx, actor, now, audit }, found, body);
  }),
];

async function viewAgain(tx: Tx, actor: Actor, { id, stage, today }: { id: string; stage: PanelStage; today: string }) {
  const found = await findAssessment(tx, { id, actor, permission: formGroup.permission, today });
  return viewGroup(tx, found, actor, stage);
}

/** The people of a list, each once. @throws {Refusal} assessment.memberRepeated, accounts.accountNotFound */
async function findSeats(
  tx: Tx,
  of: { assessmentId: string; villagePath: string; today: string },
  wanted: readonly { accountId: string; role: Seat['role'] }[],
): Promise<Seat[]> {
  const accountIds = wanted.map(({ accountId }) => accountId);
  const people = new Map((await findCandidates(tx, of, { accountIds })).map((person) => [person.accountId, person]));
  return wanted.map(({ accountId, role }, index) => {
    const candidate = people.get(accountId);
    if (!candidate) throw new Refusal('accounts.accountNotFound', { accountId });
    if (accountIds.indexOf(accountId) !== index) throw new Refusal('assessment.memberRepeated', { name: candidate.name });
    return { candidate, role };
  });
}

/** Nobody is dropped for what he marked. @throws {Refusal} assessment.memberHasMarked */
async function refuseMarked(
  tx: Tx,
  found: Found,
  stage: PanelStage,
  leaving: GroupFound['members'],
  members: readonly { accountId: string; role: string }[],
): Promise<void> {
  const committed = new Set((await findPanelItems(tx, { assessmentId: found.id, stage })).flatMap((item) => item.committedBy));
  const stillMarks = (accountId: string) => members.some((each) => each.accountId === accountId && each.role !== 'observer');
  const dropped = leaving.find(({ accountId }) => committed.has(accountId) && !stillMarks(accountId));
  if (dropped) throw new Refusal('assessment.memberHasMarked', { name: dropped.name });
}

interface Recusing {
  tx: Tx;
  actor: Actor;
  now: Date;
  audit: (entry: AuditEntry) => void;
}

/** Records the ground, and the person leaves every group of the village that has not finished. */
async function recuse({ tx, actor, now, audit }: Recusing, found: Found, who: { accountId: string; reason: RecusalReason }) {
  const { villagePath } = found.situation;
  await lockAssessment(tx, found.id, 'cells');
  const saved = await tx
    .insertInto('recusal')
    .values({ ...who, assessmentId: found.id, villagePath, declaredBy: actor.accountId, declaredAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!saved.numInsertedOrUpdatedRows) throw new Refusal('assessment.alreadyRecused', who);
  for (const stage of panelStages) {
    const group = await findGroup(tx, found.id, stage);
    if (!group?.members.some(({ accountId }) => accountId === who.accountId)) continue;
    await lockGroup(tx, found.id, stage);
    await leaveGroup(tx, group.id, [who.accountId], now);
    await askMembers(tx, found, stage);
  }
  audit({
    path: villagePath,
    subjectKind: 'recusal',
    subjectId: `${found.id}/${who.accountId}`,
    after: who,
  });
  const recusal = (await findRecusals(tx, found.id)).find(
    ({ person, reason }) => person.accountId === who.accountId && reason === who.reason,
  );
  assert(recusal, 'the ground just recorded');
  return recusal;
}
