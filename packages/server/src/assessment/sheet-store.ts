import type { SheetState } from '@xingcun/core/assessment/cell';
import type { Transition } from '@xingcun/core/assessment/workflow';
import { type Stage, stages } from '@xingcun/core/cycles/stage';
import type { Tx } from '../db/database.ts';

export interface SheetAct {
  assessmentId: string;
  stage: Stage;
  round: number;
  act: 'opened' | 'submitted' | 'sentBack' | 'sealed';
  accountId: string | null;
  at: Date;
  reason?: string;
  digest?: string | null;
  snapshot?: string | null;
}

export async function saveActs(tx: Tx, acts: readonly SheetAct[]): Promise<void> {
  if (acts.length === 0) return;
  await tx
    .insertInto('sheetAct')
    .values(acts.map((act) => ({ reason: '', digest: null, snapshot: null, ...act })))
    .execute();
}

/** Makes the sheet of a stage at its first writing. */
export async function openSheet(
  tx: Tx,
  sheet: { assessmentId: string; stage: Stage; accountId: string | null; at: Date },
): Promise<void> {
  const { assessmentId, stage, accountId, at } = sheet;
  const made = await tx
    .insertInto('scoreSheet')
    .values({ assessmentId, stage, state: 'open' })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows) await saveActs(tx, [{ assessmentId, stage, round: 1, act: 'opened', accountId, at }]);
}

/** Saves where the village and its sheets stand after an act. */
export async function saveTransition(tx: Tx, assessmentId: string, { stage, sheets }: Transition): Promise<void> {
  const rows = stages.flatMap((each): { assessmentId: string; stage: Stage; state: SheetState; round: number }[] => {
    const standing = sheets[each];
    return standing ? [{ assessmentId, stage: each, ...standing }] : [];
  });
  await tx
    .insertInto('scoreSheet')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['assessmentId', 'stage'])
        .doUpdateSet((of) => ({ state: of.ref('excluded.state'), round: of.ref('excluded.round') })),
    )
    .execute();
  await tx
    .updateTable('assessment')
    .set((of) => ({ stage, rowVersion: of('rowVersion', '+', 1) }))
    .where('id', '=', assessmentId)
    .execute();
}

export async function findReturned(tx: Tx, assessmentId: string, stage: Stage) {
  const rows = await tx
    .selectFrom('returnedItem as r')
    .innerJoin('scoreSheet as s', (join) =>
      join.onRef('s.assessmentId', '=', 'r.assessmentId').onRef('s.stage', '=', 'r.stage').onRef('s.round', '=', 'r.round'),
    )
    .innerJoin('account', 'account.id', 'r.sentBackBy')
    .select([
      'r.itemCode',
      'r.reason',
      'r.dueOn',
      'r.fromStage',
      'r.sentBackBy',
      'r.sentBackAt',
      'r.resolvedAt',
      'account.displayName',
    ])
    .where('r.assessmentId', '=', assessmentId)
    .where('r.stage', '=', stage)
    .orderBy('r.itemCode')
    .execute();
  return rows.map(({ sentBackBy, sentBackAt, resolvedAt, displayName, ...item }) => ({
    ...item,
    sentBackBy: { accountId: sentBackBy, name: displayName },
    sentBackAt: sentBackAt.toISOString(),
    resolvedAt: resolvedAt?.toISOString() ?? null,
  }));
}

/** Marks returned items as dealt with. */
export async function resolveReturned(
  tx: Tx,
  { assessmentId, stage, itemCodes, at }: { assessmentId: string; stage: Stage; itemCodes: readonly string[]; at: Date },
): Promise<void> {
  if (itemCodes.length === 0) return;
  await tx
    .updateTable('returnedItem')
    .set({ resolvedAt: at })
    .where('assessmentId', '=', assessmentId)
    .where('stage', '=', stage)
    .where('itemCode', 'in', [...itemCodes])
    .where('resolvedAt', 'is', null)
    .execute();
}

/** The sign-offs that stand. */
export async function findSignOffs(tx: Tx, assessmentId: string) {
  const rows = await tx
    .selectFrom('starSignOff as o')
    .innerJoin('account', 'account.id', 'o.signedBy')
    .select(['o.starCode', 'o.signedBy', 'o.signedAt', 'account.displayName'])
    .where('o.assessmentId', '=', assessmentId)
    .where('o.voidedAt', 'is', null)
    .orderBy('o.starCode')
    .execute();
  return rows.map(({ starCode, signedBy, signedAt, displayName }) => ({
    starCode,
    by: { accountId: signedBy, name: displayName },
    at: signedAt.toISOString(),
  }));
}

/** A sign-off lapses when something of its star changes. */
export async function voidSignOffs(tx: Tx, assessmentId: string, starCodes: readonly string[], at: Date): Promise<void> {
  if (starCodes.length === 0) return;
  await tx
    .updateTable('starSignOff')
    .set({ voidedAt: at })
    .where('assessmentId', '=', assessmentId)
    .where('starCode', 'in', [...starCodes])
    .where('voidedAt', 'is', null)
    .execute();
}

export async function saveSignOff(
  tx: Tx,
  { assessmentId, starCode, round, by, at }: { assessmentId: string; starCode: string; round: number; by: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('starSignOff')
    .values({ assessmentId, starCode, round, signedBy: by, signedAt: at, voidedAt: null })
    .onConflict((conflict) =>
      conflict.columns(['assessmentId', 'starCode', 'round']).doUpdateSet({ signedBy: by, signedAt: at, voidedAt: null }),
    )
    .execute();
}

/** The digest with which a sheet was last submitted. */
export async function findDigest(tx: Tx, assessmentId: string, stage: Stage): Promise<string | null> {
  const act = await tx
    .selectFrom('sheetAct')
    .select('digest')
    .where('assessmentId', '=', assessmentId)
    .where('stage', '=', stage)
    .where('act', '=', 'submitted')
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  return act?.digest ?? null;
}
