import { adoptStar, type Cell, saveCell, saveCells } from '@xingcun/core/assessment/contract';
import { checkProposal, declaredItems, findItem, type SheetForm } from '@xingcun/core/assessment/items';
import { scoreObstacles } from '@xingcun/core/assessment/workflow';
import { assert } from '@xingcun/core/assert';
import type { Stage } from '@xingcun/core/cycles/stage';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import { implement } from '../http/implement.ts';
import { conflictOf, findStanding, type Proposed, refuseChanged, writeCells, type Writing } from './cell-writing.ts';
import { refuseUnknownProofs } from './proofs.ts';
import { findForScoring, lockAssessment } from './situation.ts';

export const cellRoutes = [
  implement(saveCell, async ({ tx, actor, now, today, params, body, audit }) => {
    const { assessmentId, stage, itemCode } = params;
    return writeCell({ tx, actor, now, today, audit }, { assessmentId, stage, proposed: () => ({ ...body, itemCode }) });
  }),

  implement(saveCells, async ({ tx, actor, now, today, params, body, audit }) => {
    const { assessmentId, stage } = params;
    await lockAssessment(tx, assessmentId, 'cells');
    const found = await findForScoring(tx, { id: assessmentId, actor, permission: saveCells.permission, today }, stage);
    refuseAny(scoreObstacles(found.situation, actor, stage));
    const codes = body.cells.map(({ itemCode }) => itemCode);
    const { own, lower } = await findStanding(tx, assessmentId, stage, codes);

    const faults = body.cells.flatMap((cell, index) => {
      if (codes.indexOf(cell.itemCode) !== index)
        return [{ itemCode: cell.itemCode, code: 'assessment.itemRepeated', details: {} }];
      return faultsOf(() => {
        const item = findItem(found.form, cell.itemCode);
        refuseAny(scoreObstacles(found.situation, actor, stage, item));
        checkProposal(found.form, item, cell, lower.get(cell.itemCode)?.entry ?? null);
      }).map((fault) => ({ itemCode: cell.itemCode, ...fault }));
    });
    if (faults.length > 0) throw new Refusal('assessment.cellsNotValid', { count: faults.length, items: faults });
    const conflicts = body.cells
      .filter((cell) => (own.get(cell.itemCode)?.version ?? 0) !== cell.version)
      .map((cell) => conflictOf(cell, own.get(cell.itemCode)));
    if (conflicts.length > 0) refuseChanged(conflicts);
    await refuseUnknownProofs(
      tx,
      assessmentId,
      body.cells.flatMap(({ proofs }) => proofs),
    );
    return { cells: await writeCells({ tx, actor, now, stage, audit }, found, own, body.cells, refuseChanged) };
  }),

  implement(adoptStar, async ({ tx, actor, now, today, params, body, audit }) => {
    const { assessmentId, stage } = params;
    const { starCode } = body;
    await lockAssessment(tx, assessmentId, 'cells');
    const found = await findForScoring(tx, { id: assessmentId, actor, permission: adoptStar.permission, today }, stage);
    const items = declaredItems(found.form, found.situation.declaredStars).filter((item) => item.starCode === starCode);
    const [first] = items;
    refuseAny(scoreObstacles(found.situation, actor, stage));
    const codes = items.map(({ code }) => code);
    const { own, lower } = await findStanding(tx, assessmentId, stage, codes);
    const adopted = codes.flatMap((itemCode): Proposed[] => {
      const entry = lower.get(itemCode)?.entry ?? null;
      const mine = own.get(itemCode);
      return entry === null || mine?.entry ? [] : [{ itemCode, entry, reason: '', proofs: [], version: mine?.version ?? 0 }];
    });
    const writable = adopted.filter(
      ({ itemCode }) => scoreObstacles(found.situation, actor, stage, findItem(found.form, itemCode)).length === 0,
    );
    if (writable.length === 0) {
      refuseAny(scoreObstacles(found.situation, actor, stage, first ?? { code: '', starCode }));
      throw new Refusal('assessment.nothingToAdopt', { starCode });
    }
    return { cells: await writeCells({ tx, actor, now, stage, audit }, found, own, writable, refuseChanged) };
  }),
];

/**
 * Writes one cell: everything that is asked of a cell typed by hand is asked of one that another capability fills.
 * @param proposed what shall stand in it, known once the standard's form is
 * @throws {Refusal} as `scoreObstacles` and `checkProposal`; assessment.cellChanged
 */
export async function writeCell(
  { tx, actor, now, today, audit }: Omit<Writing, 'stage'> & { today: string },
  { assessmentId, stage, proposed }: { assessmentId: string; stage: Stage; proposed: (form: SheetForm) => Proposed },
): Promise<Cell> {
  await lockAssessment(tx, assessmentId, 'cells');
  const found = await findForScoring(tx, { id: assessmentId, actor, permission: saveCell.permission, today }, stage);
  const wanted = proposed(found.form);
  const { itemCode } = wanted;
  const item = findItem(found.form, itemCode);
  refuseAny(scoreObstacles(found.situation, actor, stage, item));
  const { own, lower } = await findStanding(tx, assessmentId, stage, [itemCode]);
  const standing = own.get(itemCode);
  if ((standing?.version ?? 0) !== wanted.version)
    throw new Refusal('assessment.cellChanged', { ...conflictOf(wanted, standing) });
  checkProposal(found.form, item, wanted, lower.get(itemCode)?.entry ?? null);
  await refuseUnknownProofs(tx, assessmentId, wanted.proofs);
  const [cell] = await writeCells({ tx, actor, now, stage, audit }, found, own, [wanted], ([conflict]) => {
    throw new Refusal('assessment.cellChanged', { ...conflict });
  });
  assert(cell, 'the cell just written');
  return cell;
}

function faultsOf(check: () => void): { code: string; details: Refusal['details'] }[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof Refusal) return [{ code: error.code, details: error.details }];
    throw error;
  }
}
