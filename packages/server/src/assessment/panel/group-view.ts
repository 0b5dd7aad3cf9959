import { type Actor, accountsOf } from '@xingcun/core/accounts/permission';
import { declaredItems } from '@xingcun/core/assessment/items';
import type { Group, ownMarkSchema } from '@xingcun/core/assessment/panel/contract';
import { compositionObstacles, dueFor, formObstacles, type Place } from '@xingcun/core/assessment/panel/group';
import { markObstacles, type PanelStanding, readsMarks } from '@xingcun/core/assessment/panel/marking';
import { isMarkedByGroup } from '@xingcun/core/assessment/workflow';
import { type PanelStage, type Stage, stages } from '@xingcun/core/cycles/stage';
import type { Obstacle } from '@xingcun/core/obstacle';
import type { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import type { Found } from '../situation.ts';
import { findDisagreementIds } from './disagreement-store.ts';
import { findGroup, findRecusals, type GroupFound } from './group-store.ts';
import { askForMarks, findMarks, findPanelItems, type ItemToAsk, type MarkFound, type PanelItem } from './item-store.ts';

export const placeOf = ({ situation }: Found, stage: PanelStage): Place => ({
  villagePath: situation.villagePath,
  stage,
  declaredStars: situation.declaredStars,
});

/** Why the group as it stands cannot mark. */
export function unsoundness(found: Found, stage: PanelStage, group: GroupFound | null): Obstacle[] {
  if (!group) return [{ code: 'assessment.groupMissing', details: {} }];
  const { form, situation } = found;
  return compositionObstacles(group.members, placeOf(found, stage), {
    standard: form.compiled.standard,
    ledStars: situation.ledStars,
  });
}

export function seatOf(group: GroupFound | null, { accountId }: Actor): PanelStanding['seat'] {
  const member = group?.members.find((each) => each.accountId === accountId);
  return member ? { role: member.role, declared: member.declaredAt !== null } : null;
}

export const wireMark = ({ score, reason, proofs, revision, committedAt }: MarkFound): z.output<typeof ownMarkSchema> => ({
  score,
  reason,
  proofs,
  revision,
  committedAt: committedAt.toISOString(),
});

/** Whether lower values of this indicator are hidden from the person, who may act for a member. */
const isHidden = ({ hides, due, committedBy, state }: PanelItem, accounts: readonly string[]) =>
  hides.length > 0 && state !== 'settled' && accounts.some((account) => due.includes(account) && !committedBy.includes(account));

/** The group as the wire knows it, with what the caller may do and why not. */
export async function viewGroup(tx: Tx, found: Found, actor: Actor, stage: PanelStage): Promise<Group> {
  const { situation } = found;
  const of = { assessmentId: found.id, stage };
  const group = await findGroup(tx, found.id, stage);
  const items = await findPanelItems(tx, of);
  const own = await findMarks(tx, of, { accountId: actor.accountId });
  const disagreements = readsMarks(situation.villagePath, actor, stage)
    ? await findDisagreementIds(tx, found.id, stage)
    : new Map();
  const seat = seatOf(group, actor);
  const unsound = unsoundness(found, stage, group);
  return {
    ...of,
    formed: group?.formed ?? null,
    version: group?.version ?? 0,
    members: (group?.members ?? []).map(({ accountId, name, unitName, role, stars, joinedAt, declaredAt }) => ({
      person: { accountId, name },
      unitName,
      role,
      stars: stars === null ? null : [...stars],
      joinedAt: joinedAt.toISOString(),
      declaredNoConflictAt: declaredAt?.toISOString() ?? null,
    })),
    recusals: await findRecusals(tx, found.id),
    items: items.map((item) => {
      const mine = own.findLast(({ itemCode, round }) => itemCode === item.itemCode && round === item.round);
      const standing = { ...item, code: item.itemCode };
      return {
        itemCode: item.itemCode,
        starCode: item.starCode,
        round: item.round,
        state: item.state,
        due: item.due.length,
        committed: item.due.filter((accountId) => item.committedBy.includes(accountId)).length,
        own: mine ? wireMark(mine) : null,
        mark: markObstacles(situation, actor, { stage, item: standing, seat, group: unsound }),
        hidden: isHidden(item, accountsOf(actor)),
        disagreementId: disagreements.get(`${item.itemCode} ${item.round}`) ?? null,
      };
    }),
    unsound,
    acts: {
      form: formObstacles(situation, actor, stage),
      declare:
        seat === null || seat.role === 'observer'
          ? [{ code: 'assessment.notInGroup', details: {} }]
          : seat.declared
            ? [{ code: 'assessment.alreadyDeclared', details: {} }]
            : [],
    },
  };
}

/** Everything that the group is to mark, with who is due now; what has a result stays as it is. */
export async function askMembers(tx: Tx, found: Found, stage: PanelStage): Promise<void> {
  const group = await findGroup(tx, found.id, stage);
  const of = { assessmentId: found.id, stage };
  const known = new Map((await findPanelItems(tx, of)).map((item) => [item.itemCode, item]));
  const { form, situation, blind } = found;
  const asked = declaredItems(form, situation.declaredStars).flatMap((item): ItemToAsk[] => {
    if (item.starCode === null || !isMarkedByGroup(situation, stage, item)) return [];
    const before = known.get(item.code);
    if (before?.state === 'settled') return [];
    return [
      {
        itemCode: item.code,
        starCode: item.starCode,
        due: dueFor(item.starCode, group?.members ?? []),
        hides: before ? before.hides : blind ? lowerThan(stage) : [],
        round: before?.round ?? 1,
      },
    ];
  });
  await askForMarks(tx, { ...of, villagePath: situation.villagePath }, asked);
}

/** Judged indicators of a sheet that was sent back are marked again; that they were seen before cannot be undone, so nothing is hidden. */
export async function askAgain(tx: Tx, found: Found, stage: Stage, round: number, itemCodes: readonly string[]): Promise<void> {
  const { form, situation } = found;
  if (!isGroupStage(stage)) return;
  const group = await findGroup(tx, found.id, stage);
  const asked = itemCodes.flatMap((itemCode): ItemToAsk[] => {
    const item = form.items.get(itemCode);
    if (!item || item.starCode === null || !isMarkedByGroup(situation, stage, item)) return [];
    return [{ itemCode, starCode: item.starCode, due: dueFor(item.starCode, group?.members ?? []), hides: [], round }];
  });
  await askForMarks(tx, { assessmentId: found.id, stage, villagePath: situation.villagePath }, asked);
}

const isGroupStage = (stage: Stage): stage is PanelStage => stage !== 'selfAssessment';
const lowerThan = (stage: Stage) => stages.slice(0, stages.indexOf(stage));
