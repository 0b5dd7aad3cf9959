import { Refusal } from '@xingcun/core/refusal';
import type { Tx } from '../db/database.ts';

/**
 * The pieces that a record is about to name are of its assessment's library, and none is withdrawn; a sealed original will do, because its
 * redacted copy stands for it. They are locked: none is withdrawn before the record holds it.
 * It stands among the records because tasks of a programme name pieces too, and they know nothing of fieldwork.
 * @throws {Refusal} fieldwork.proofNotFound, .proofWithdrawn
 */
export async function refuseUnusablePieces(tx: Tx, assessmentId: string, evidenceIds: readonly string[]): Promise<void> {
  if (evidenceIds.length === 0) return;
  const pieces = await tx
    .selectFrom('evidence')
    .select(['id', 'title', 'withdrawnAt'])
    .where('assessmentId', '=', assessmentId)
    .where('id', 'in', [...evidenceIds])
    .orderBy('id')
    .forShare()
    .execute();
  for (const evidenceId of evidenceIds) {
    const piece = pieces.find(({ id }) => id === evidenceId);
    if (!piece) throw new Refusal('fieldwork.proofNotFound', { evidenceId });
    if (piece.withdrawnAt) throw new Refusal('fieldwork.proofWithdrawn', { title: piece.title, evidenceId });
  }
}
