import type { CellEntry } from '@xingcun/core/assessment/cell';
import { assert } from '@xingcun/core/assert';
import { declaredItems } from '@xingcun/core/assessment/items';
import { Refusal } from '@xingcun/core/refusal';
import { findCells } from '../assessment/cell-store.ts';
import { formOf } from '../assessment/forms.ts';
import { findRatedVillages } from '../assessment/rating-store.ts';
import type { Tx } from '../db/database.ts';

/** A village's sheet as its standard and its declared stars make it. */
export async function findSheetForm(tx: Tx, assessmentId: string) {
  const [village] = await findRatedVillages(tx, [assessmentId]);
  assert(village, `the assessment ${assessmentId} of an appeal can be read`);
  const form = await formOf(tx, village);
  return { form, items: declaredItems(form, village.declaredStars) };
}

/** A correction as it is shown: each item with the city's value as it stands. */
export async function findCorrection(tx: Tx, appealId: string, assessmentId: string) {
  const found = await tx.selectFrom('scoreCorrection').selectAll().where('appealId', '=', appealId).executeTakeFirst();
  if (!found) return null;
  const cells = await findCells(tx, { assessmentId, stages: ['finalAppraisal'], itemCodes: found.items });
  const items = found.items.map((itemCode) => {
    const cell = cells.find(({ cell: { itemCode: code } }) => code === itemCode)?.cell;
    return {
      itemCode,
      entry: (cell?.entry ?? null) as CellEntry | null,
      score: cell?.score ?? null,
      version: cell?.version ?? 0,
    };
  });
  const { id, words, orderedAt, doneAt, doneReason } = found;
  return { id, items, words, orderedAt: orderedAt.toISOString(), doneAt: doneAt?.toISOString() ?? null, doneReason };
}

/** @throws {Refusal} disclosure.correctionNotFound, .correctionDone */
export async function lockCorrection(tx: Tx, id: string): Promise<{ id: string; appealId: string; items: string[] }> {
  const found = await tx
    .selectFrom('scoreCorrection')
    .select(['id', 'appealId', 'items', 'doneAt'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Refusal('disclosure.correctionNotFound', { id });
  if (found.doneAt !== null) throw new Refusal('disclosure.correctionDone', { id });
  return found;
}

export async function saveCorrectionDone(tx: Tx, id: string, done: { by: string; at: Date; reason: string }): Promise<void> {
  await tx
    .updateTable('scoreCorrection')
    .set({ doneBy: done.by, doneAt: done.at, doneReason: done.reason })
    .where('id', '=', id)
    .execute();
}
