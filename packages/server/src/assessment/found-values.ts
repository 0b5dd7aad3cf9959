import type { Permission } from '@xingcun/core/accounts/permission';
import type { CellEntry, Proof } from '@xingcun/core/assessment/cell';
import type { Cell } from '@xingcun/core/assessment/contract';
import { checkProposal, findItem } from '@xingcun/core/assessment/items';
import { scoreObstacles } from '@xingcun/core/assessment/workflow';
import { refuseAny } from '@xingcun/core/obstacle';
import { findStanding, refuseChanged, writeCells, type Writing } from './cells.ts';
import { findForScoring, lockAssessment } from './situation.ts';

/** What was found beside the sheets – by ballots, visits, inspectors – and is to stand in one of them. */
export interface FoundValue {
  itemCode: string;
  entry: CellEntry;
  reason: string;
  proofs: Proof[];
}

/**
 * Enters found values into a sheet by the rules that hold for a person who types them: stage, star, reason, proof. What stands there is
 * replaced; the audit log keeps it.
 * @param writing.permission under which the caller acts; the transaction's scope is that of the present route
 * @throws {Refusal} as `saveCells` does
 */
export async function enterFound(
  writing: Writing & { assessmentId: string; permission: Permission; today: string },
  values: readonly FoundValue[],
): Promise<Cell[]> {
  const { tx, actor, stage, assessmentId, permission, today } = writing;
  await lockAssessment(tx, assessmentId, 'cells');
  const found = await findForScoring(tx, { id: assessmentId, actor, permission, today }, stage);
  const codes = values.map(({ itemCode }) => itemCode);
  const { own, lower } = await findStanding(tx, assessmentId, stage, codes);
  for (const value of values) {
    const item = findItem(found.form, value.itemCode);
    refuseAny(scoreObstacles(found.situation, actor, stage, item));
    checkProposal(found.form, item, value, lower.get(value.itemCode)?.entry ?? null);
  }
  const proposed = values.map((value) => ({ ...value, version: own.get(value.itemCode)?.version ?? 0 }));
  return writeCells(writing, found, own, proposed, refuseChanged);
}
