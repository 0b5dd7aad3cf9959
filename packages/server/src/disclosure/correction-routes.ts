import { permit } from '@xingcun/core/accounts/permission';
import { checkProposal, findItem, scoreOf } from '@xingcun/core/assessment/items';
import { carryOutCorrection } from '@xingcun/core/disclosure/appeal-contract';
import { stateObstacles } from '@xingcun/core/cycles/lifecycle';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import { findCells, storeCells } from '../assessment/cell-store.ts';
import { cellSubject } from '../assessment/cell-writing.ts';
import { implement } from '../http/implement.ts';
import { shownAppeal } from './appeal-routes.ts';
import { lockAppeal } from './appeal-store.ts';
import { findSheetForm, lockCorrection, saveCorrectionDone } from './correction-store.ts';
import { getVillageOfBoard } from './posting-store.ts';

const stage = 'finalAppraisal';

export const correctionRoutes = [
  /** Writes the city's values anew, although its sheet is sealed: the decision is the ground, and the history of each cell keeps the old ones. */
  implement(carryOutCorrection, async ({ tx, actor, now, today, params, body: { reason, cells }, audit }) => {
    const correction = await lockCorrection(tx, params.correctionId);
    const appeal = await lockAppeal(tx, correction.appealId);
    permit(actor, carryOutCorrection.permission, appeal.cityPath);
    refuseAny(stateObstacles('decideAppeal', appeal.cycleState));
    const { assessmentId } = appeal;
    const { form } = await findSheetForm(tx, assessmentId);
    const { villagePath } = await getVillageOfBoard(tx, assessmentId);
    const proofs = [{ title: '申诉决定 · Decision of an appeal', reference: appeal.id.slice(0, 8) }];
    const standing = await findCells(tx, { assessmentId, stages: [stage], itemCodes: correction.items });

    const written = cells.map(({ itemCode, entry, version }) => {
      if (!correction.items.includes(itemCode)) throw new Refusal('disclosure.itemNotOrdered', { item: itemCode });
      const item = findItem(form, itemCode);
      checkProposal(form, item, { entry, reason, proofs }, null);
      return { itemCode, starCode: item.starCode, entry, score: scoreOf(form, item, entry), reason, proofs, version };
    });
    const stored = await storeCells(tx, { assessmentId, stage, by: actor.accountId, at: now, cells: written });
    const overtaken = written.find(({ itemCode }) => !stored.includes(itemCode));
    if (overtaken) {
      const theirs = standing.find(({ cell }) => cell.itemCode === overtaken.itemCode)?.cell ?? null;
      throw new Refusal('assessment.cellChanged', { itemCode: overtaken.itemCode, yours: overtaken.entry, theirs });
    }
    await saveCorrectionDone(tx, correction.id, { by: actor.accountId, at: now, reason });

    for (const { itemCode, entry, score } of written) {
      const before = standing.find(({ cell }) => cell.itemCode === itemCode)?.cell;
      audit({
        path: villagePath,
        subjectKind: 'scoreCell',
        subjectId: cellSubject(assessmentId, stage, itemCode),
        ...(before ? { before: { entry: before.entry, score: before.score, reason: before.reason, proofs: before.proofs } } : {}),
        after: { entry, score, reason, proofs },
        reason,
      });
    }
    audit({
      path: appeal.cityPath,
      subjectKind: 'scoreCorrection',
      subjectId: correction.id,
      after: { items: written.map(({ itemCode }) => itemCode) },
      reason,
    });
    return shownAppeal(tx, await lockAppeal(tx, appeal.id), today);
  }),
];
