import { Refusal } from '@xingcun/core/refusal';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

/** A village's passage through the cycle, locked until the transaction ends. @throws {Refusal} cycles.assessmentNotFound */
export async function lockAssessment(tx: Tx, id: string) {
  const assessment = await tx
    .selectFrom('assessment')
    .select(['id', 'cycleId', 'villageCode', sql<string>`village_path::text`.as('villagePath'), 'stage'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!assessment) throw new Refusal('cycles.assessmentNotFound', { id });
  return assessment;
}

export async function findApplication(tx: Tx, assessmentId: string) {
  const found = await tx
    .selectFrom('starApplication')
    .select(['assessmentId', 'stars', 'commitments', 'rowVersion as version', 'submittedAt'])
    .where('assessmentId', '=', assessmentId)
    .executeTakeFirst();
  return found ?? null;
}

export async function saveStarApplication(
  tx: Tx,
  { assessmentId, stars, commitments }: { assessmentId: string; stars: string[]; commitments: Record<string, string> },
): Promise<void> {
  const words = JSON.stringify(commitments);
  await tx
    .insertInto('starApplication')
    .values({ assessmentId, stars, commitments: words, submittedBy: null, submittedAt: null })
    .onConflict((conflict) =>
      conflict
        .column('assessmentId')
        .doUpdateSet((of) => ({ stars, commitments: words, rowVersion: of('starApplication.rowVersion', '+', 1) })),
    )
    .execute();
}

/** Marks the application as submitted; the village stands at its self-assessment from here on. */
export async function submitStarApplication(
  tx: Tx,
  { assessmentId, by, at }: { assessmentId: string; by: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('starApplication')
    .set((of) => ({ submittedBy: by, submittedAt: at, rowVersion: of('rowVersion', '+', 1) }))
    .where('assessmentId', '=', assessmentId)
    .execute();
  await tx
    .updateTable('assessment')
    .set((of) => ({ stage: 'selfAssessment', rowVersion: of('rowVersion', '+', 1) }))
    .where('id', '=', assessmentId)
    .execute();
}
