import type { CellEntry } from '@xingcun/core/assessment/cell';
import type { PanelStage } from '@xingcun/core/cycles/stage';
import { Refusal } from '@xingcun/core/refusal';
import type { Tx } from '../../db/database.ts';

interface Of {
  assessmentId: string;
  stage: PanelStage;
  itemCode: string;
  round: number;
}

/** @returns its id */
export async function openDisagreement(
  tx: Tx,
  { at, ...opened }: Of & { villagePath: string; spreadScore: number; limitScore: number; at: Date },
): Promise<string> {
  const none = {
    askedBy: null,
    askedAt: null,
    askedOn: null,
    decisionDueOn: null,
    resolution: null,
    resolvedAt: null,
    resolvedOn: null,
    decidedBy: null,
    decisionWords: null,
    decidedEntry: null,
  };
  const { assessmentId, villagePath, stage, itemCode, round, spreadScore, limitScore } = opened;
  const { id } = await tx
    .insertInto('disagreement')
    .values({
      ...none,
      assessmentId,
      villagePath,
      stage,
      itemCode,
      round,
      spreadScore,
      limitScore,
      state: 'discussion',
      openedAt: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export interface Resolution {
  resolution: 'agreement' | 'arbitration';
  entry: CellEntry;
  at: Date;
  on: string;
  words: string | null;
  by: string | null;
}

export async function resolveDisagreement(
  tx: Tx,
  { assessmentId, stage, itemCode, round }: Of,
  { resolution, entry, at, on, words, by }: Resolution,
): Promise<void> {
  await tx
    .updateTable('disagreement')
    .set((of) => ({
      state: 'resolved',
      resolution,
      resolvedAt: at,
      resolvedOn: on,
      decidedBy: by,
      decisionWords: words,
      decidedEntry: JSON.stringify(entry),
      rowVersion: of('rowVersion', '+', 1),
    }))
    .where('assessmentId', '=', assessmentId)
    .where('stage', '=', stage)
    .where('itemCode', '=', itemCode)
    .where('round', '=', round)
    .execute();
}

/**
 * The disagreement, and where it stands.
 * @throws {Refusal} assessment.disagreementNotFound
 */
export async function getDisagreement(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('disagreement as d')
    .innerJoin('assessment as a', 'a.id', 'd.assessmentId')
    .innerJoin('unit as village', 'village.code', 'a.villageCode')
    .leftJoin('unit as township', 'township.code', 'village.parentCode')
    .leftJoin('account as asker', 'asker.id', 'd.askedBy')
    .leftJoin('account as decider', 'decider.id', 'd.decidedBy')
    .selectAll('d')
    .select(['a.cycleId', 'village.name as villageName', 'township.name as townshipName'])
    .select(['asker.displayName as askerName', 'decider.displayName as deciderName'])
    .where('d.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('assessment.disagreementNotFound', { id });
  return row;
}
export type DisagreementFound = Awaited<ReturnType<typeof getDisagreement>>;

export async function findEntries(tx: Tx, disagreementId: string) {
  const rows = await tx
    .selectFrom('disagreementEntry as e')
    .innerJoin('account', 'account.id', 'e.accountId')
    .select(['e.id', 'e.accountId', 'e.words', 'e.at', 'account.displayName as name'])
    .where('e.disagreementId', '=', disagreementId)
    .orderBy('e.at')
    .orderBy('e.id')
    .execute();
  return rows.map(({ id, accountId, name, words, at }) => ({ id, by: { accountId, name }, words, at: at.toISOString() }));
}

/** The disagreements of a stage, by item and round. */
export async function findDisagreementIds(tx: Tx, assessmentId: string, stage: PanelStage): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('disagreement')
    .select(['id', 'itemCode', 'round'])
    .where('assessmentId', '=', assessmentId)
    .where('stage', '=', stage)
    .execute();
  return new Map(rows.map(({ id, itemCode, round }) => [`${itemCode} ${round}`, id]));
}
