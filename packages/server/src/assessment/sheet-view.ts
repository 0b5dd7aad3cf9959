import type { Actor } from '@xingcun/core/accounts/permission';
import { type Cell, type readSheet } from '@xingcun/core/assessment/contract';
import { declaredItems, isFilled, type SheetItem } from '@xingcun/core/assessment/items';
import {
  readableStages,
  scoreObstacles,
  sendBackObstacles,
  type SheetToSubmit,
  signOffObstacles,
  standingOf,
  submitObstacles,
  writableItems,
} from '@xingcun/core/assessment/workflow';
import type { Stage } from '@xingcun/core/cycles/stage';
import { Refusal } from '@xingcun/core/refusal';
import type { ResponseOf } from '@xingcun/core/route';
import type { Tx } from '../db/database.ts';
import { findSheetCells } from './cell-store.ts';
import { findReturned, findSignOffs } from './sheet-store.ts';
import type { Found } from './situation.ts';

/** @throws {Refusal} assessment.sheetNotReadable */
export function refuseUnreadable({ situation }: Found, actor: Actor, stage: Stage): void {
  if (!readableStages(situation, actor).includes(stage)) throw new Refusal('assessment.sheetNotReadable', { stage });
}

/** The required items of the declared stars that have no value among these cells. */
export function unfilledItems({ form, situation }: Found, cells: readonly Cell[]): SheetItem[] {
  const entries = new Map(cells.map(({ itemCode, entry }) => [itemCode, entry]));
  return declaredItems(form, situation.declaredStars).filter(
    (item) => item.required && !isFilled(form, item, entries.get(item.code) ?? null),
  );
}

/** What the rules ask of the sheet before this person submits it. */
export function toSubmit(found: Found, cells: readonly Cell[], { accountId }: Actor): SheetToSubmit {
  // what is taken over from the level below confirms it; a mark of one's own always has a reason
  const marked = cells.filter(
    ({ entry, reason, updatedBy }) => entry?.kind === 'mark' && reason !== '' && updatedBy.accountId === accountId,
  );
  const ownOverrides = marked.flatMap(({ itemCode }) => {
    const item = found.form.items.get(itemCode);
    return item?.mark === 'needsReasonAndProof' ? [item] : [];
  });
  return { unfilled: unfilledItems(found, cells), ownOverrides };
}

/** The sheet as the wire knows it, with what the caller may do and why not. */
export async function viewSheet(tx: Tx, found: Found, actor: Actor, stage: Stage): Promise<ResponseOf<typeof readSheet>> {
  const { id, form, situation } = found;
  const cells = await findSheetCells(tx, id, stage);
  const ready = toSubmit(found, cells, actor);
  const isJoint = stage === 'jointReview';
  const standing = standingOf(situation, stage);
  return {
    assessmentId: id,
    stage,
    state: standing?.state ?? null,
    round: standing?.round ?? 1,
    cells,
    returned: await findReturned(tx, id, stage),
    signOffs: isJoint ? await findSignOffs(tx, id) : [],
    writable: writableItems(situation, actor, stage, declaredItems(form, situation.declaredStars)).map(({ code }) => code),
    acts: {
      score: scoreObstacles(situation, actor, stage),
      submit: submitObstacles(situation, actor, stage, ready),
      sendBack: sendBackObstacles(situation, actor, stage),
      signOff: isJoint
        ? Object.fromEntries(
            situation.declaredStars.map((star) => [star, signOffObstacles(situation, actor, star, ready.unfilled)]),
          )
        : {},
    },
  };
}
