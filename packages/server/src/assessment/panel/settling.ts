import type { Actor } from '@xingcun/core/accounts/permission';
import { assert } from '@xingcun/core/assert';
import type { CellEntry, Proof } from '@xingcun/core/assessment/cell';
import { findItem, type SheetItem } from '@xingcun/core/assessment/items';
import { isComplete } from '@xingcun/core/assessment/panel/marking';
import { outcomeOf, proofsOf, reasonOf } from '@xingcun/core/assessment/panel/outcome';
import type { PanelStage } from '@xingcun/core/cycles/stage';
import { Refusal } from '@xingcun/core/refusal';
import type { Tx } from '../../db/database.ts';
import type { AuditEntry } from '../../records/audit.ts';
import { findStanding, writeCells } from '../cell-writing.ts';
import type { Found } from '../situation.ts';
import { saveDispute } from './differences.ts';
import { openDisagreement, resolveDisagreement } from './disagreement-store.ts';
import { findMarks, findPanelItems, type MarkFound, movePanelItem, openComplete, type PanelItem } from './item-store.ts';

export interface Settling {
  tx: Tx;
  actor: Actor;
  now: Date;
  today: string;
  audit: (entry: AuditEntry) => void;
}

/** What everyone due has marked comes to its result: combined, to be discussed, or waiting for proof. */
export async function settle(request: Settling, found: Found, stage: PanelStage, itemCode?: string): Promise<void> {
  const { tx, now } = request;
  const of = { assessmentId: found.id, stage };
  await openComplete(tx, of, now);
  for (const item of await findPanelItems(tx, of)) {
    if (itemCode !== undefined && item.itemCode !== itemCode) continue;
    if (isComplete(item) && item.state !== 'settled' && item.state !== 'arbitration')
      await settleItem(request, found, stage, item);
  }
}

async function settleItem(request: Settling, found: Found, stage: PanelStage, panelItem: PanelItem): Promise<void> {
  const { tx, now, today, audit } = request;
  const { itemCode, starCode, round, state } = panelItem;
  const item = findItem(found.form, itemCode);
  const of = { assessmentId: found.id, stage, itemCode, round };
  const marks = latestOf(await findMarks(tx, of, of), panelItem.due);
  const { lower } = await findStanding(tx, found.id, stage, [itemCode]);
  const judged = { form: found.form, item, lower: lower.get(itemCode)?.entry ?? null };
  const outcome = outcomeOf(judged, marks, { discussed: state === 'discussion' });
  if (outcome.kind === 'open') return;
  if (outcome.kind === 'proofMissing') return movePanelItem(tx, of, { state: 'proofMissing', at: now });
  if (outcome.kind === 'disagreement') {
    const { spreadScore, limitScore } = outcome;
    const id = await openDisagreement(tx, { ...of, villagePath: found.situation.villagePath, spreadScore, limitScore, at: now });
    await movePanelItem(tx, of, { state: 'discussion', at: now });
    await saveDispute(tx, found, { stage, itemCode, starCode }, 'discussion');
    audit({
      path: found.situation.villagePath,
      subjectKind: 'disagreement',
      subjectId: id,
      after: { stage, itemCode, round, limitScore },
      star: starCode,
    });
    return;
  }
  const { entry, how } = outcome;
  if (state === 'discussion')
    await resolveDisagreement(tx, of, { resolution: 'agreement', entry, at: now, on: today, words: null, by: null });
  await saveResult(
    request,
    found,
    { stage, item, round },
    { entry, reason: reasonOf(judged, marks.length, how), proofs: proofsOf(marks), by: 'members' },
  );
}

/** The standing mark of each who is due, in the order of their names. */
function latestOf(marks: readonly MarkFound[], due: readonly string[]): MarkFound[] {
  return due.flatMap((accountId) => marks.findLast((mark) => mark.accountId === accountId) ?? []);
}

/** A group's result becomes the cell of its stage. */
export async function saveResult(
  { tx, actor, now, audit }: Settling,
  found: Found,
  { stage, item, round }: { stage: PanelStage; item: SheetItem; round: number },
  { entry, reason, proofs, by }: { entry: CellEntry; reason: string; proofs: Proof[]; by: 'members' | 'arbiter' },
): Promise<void> {
  const itemCode = item.code;
  const { starCode } = item;
  assert(starCode !== null, 'a judged indicator belongs to a star');
  await movePanelItem(tx, { assessmentId: found.id, stage, itemCode, round }, { state: 'settled', at: now });
  await saveDispute(tx, found, { stage, itemCode, starCode }, null);
  const { own } = await findStanding(tx, found.id, stage, [itemCode]);
  const version = own.get(itemCode)?.version ?? 0;
  await writeCells(
    { tx, actor, now, stage, audit, ofGroup: by },
    found,
    own,
    [{ itemCode, entry, reason, proofs, version }],
    ([conflict]) => {
      throw new Refusal('assessment.cellChanged', { ...conflict });
    },
  );
}
