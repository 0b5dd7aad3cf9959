import type { Proof } from '@xingcun/core/assessment/cell';
import { Refusal } from '@xingcun/core/refusal';
import type { Tx } from '../db/database.ts';

/**
 * A proof that points into the proof library points at a standing piece of this assessment. Proofs of words alone cost no look-up.
 * @throws {Refusal} assessment.proofNotFound
 */
export async function refuseUnknownProofs(tx: Tx, assessmentId: string, proofs: readonly Proof[]): Promise<void> {
  const ids = proofs.flatMap(({ evidenceId }) => evidenceId ?? []);
  if (ids.length === 0) return;
  const rows = await tx
    .selectFrom('evidence')
    .select('id')
    .where('assessmentId', '=', assessmentId)
    .where('id', 'in', ids)
    .where('withdrawnAt', 'is', null)
    .execute();
  const unknown = proofs.find(({ evidenceId }) => evidenceId !== undefined && !rows.some(({ id }) => id === evidenceId));
  if (unknown) throw new Refusal('assessment.proofNotFound', { title: unknown.title, evidenceId: unknown.evidenceId });
}
