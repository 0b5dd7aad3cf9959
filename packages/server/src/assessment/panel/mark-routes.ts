import { commitMark, listMyGroups } from '@xingcun/core/assessment/panel/contract';
import { checkProposal, findItem } from '@xingcun/core/assessment/items';
import type { Mark } from '@xingcun/core/assessment/panel/aggregate';
import { markObstacles } from '@xingcun/core/assessment/panel/marking';
import type { CellEntry } from '@xingcun/core/assessment/cell';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import { implement, reachAllGrants } from '../../http/implement.ts';
import { findStanding } from '../cell-writing.ts';
import { refuseUnknownProofs } from '../proofs.ts';
import { findAssessment, lockAssessment, saveHands } from '../situation.ts';
import { lockGroup } from './group-store.ts';
import { seatOf, unsoundness, viewGroup } from './group-view.ts';
import { findMarks, findPanelItems, saveMark } from './item-store.ts';
import { findMyGroups } from './my-groups.ts';
import { settle } from './settling.ts';

export const entryOf = (score: Mark): CellEntry => (score === null ? { kind: 'notApplicable' } : { kind: 'mark', score });

export const markRoutes = [
  implement(commitMark, async ({ tx, actor, now, today, params, body, audit }) => {
    const { assessmentId, stage } = params;
    const { itemCode, score, reason, proofs } = body;
    const of = { assessmentId, stage };
    await lockAssessment(tx, assessmentId, 'cells');
    const found = await findAssessment(tx, { id: assessmentId, actor, permission: commitMark.permission, today });
    const item = findItem(found.form, itemCode);
    const group = await lockGroup(tx, assessmentId, stage);
    const unsound = unsoundness(found, stage, group);
    const [panelItem] = await findPanelItems(tx, of, itemCode);
    if (!panelItem) {
      refuseAny(unsound);
      throw new Refusal('assessment.notMarkedByGroup', { itemCode });
    }
    const standing = { ...panelItem, code: itemCode };
    refuseAny(markObstacles(found.situation, actor, { stage, item: standing, seat: seatOf(group, actor), group: unsound }));
    const { round } = panelItem;
    const before = (await findMarks(tx, of, { accountId: actor.accountId })).findLast(
      (mark) => mark.itemCode === itemCode && mark.round === round,
    );
    const current = before?.revision ?? 0;
    if (current !== body.revision) throw new Refusal('assessment.markChanged', { itemCode, yours: body.revision, current });
    // To one who marks blind the lower value is not there; a refusal must not tell how far he is from it, so a reason is asked of everyone
    if (reason === '' && (panelItem.hides.length > 0 || before)) throw new Refusal('assessment.markNeedsReason', { itemCode });
    const { lower } = await findStanding(tx, assessmentId, stage, [itemCode]);
    await refuseUnknownProofs(tx, assessmentId, proofs);
    checkProposal(found.form, item, { entry: entryOf(score), reason, proofs }, lower.get(itemCode)?.entry ?? null);

    const mark = { accountId: actor.accountId, revision: current + 1, score, reason, proofs, at: now };
    await saveMark(tx, { ...of, villagePath: found.situation.villagePath, itemCode, round }, mark);
    await saveHands(tx, found, stage);
    await settle({ tx, actor, now, today, audit }, found, stage, itemCode);
    // the mark itself is kept in its own append-only table: the village's supervisor reads this log
    audit({
      path: found.situation.villagePath,
      subjectKind: 'panelMark',
      subjectId: `${assessmentId}/${stage}/${itemCode}`,
      after: { itemCode, round, revision: mark.revision },
      ...(item.starCode === null ? {} : { star: item.starCode }),
    });
    return viewGroup(
      tx,
      await findAssessment(tx, { id: assessmentId, actor, permission: commitMark.permission, today }),
      actor,
      stage,
    );
  }),

  implement(listMyGroups, async ({ tx, actor }) => {
    await reachAllGrants(tx, actor);
    return findMyGroups(tx, actor.accountId);
  }),
];
