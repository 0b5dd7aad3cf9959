import type { Actor, Permission } from '@xingcun/core/accounts/permission';
import type { EvidencePlace } from '@xingcun/core/fieldwork/evidence/piece';
import { Refusal } from '@xingcun/core/refusal';
import type { Tx } from '../../db/database.ts';
import { findForScoring, type Found } from '../../assessment/situation.ts';

export interface Asked {
  actor: Actor;
  permission: Permission;
  today: string;
}

/** The assessment on which proof hangs, after `permit` for its village. */
export function findPlace(tx: Tx, assessmentId: string, asked: Asked): Promise<Found> {
  return findForScoring(tx, { id: assessmentId, ...asked }, 'selfAssessment');
}

/** The assessment of a piece, its row locked against others who change it. @throws {Refusal} fieldwork.evidenceNotFound */
export async function findPlaceOf(tx: Tx, evidenceId: string, asked: Asked): Promise<Found> {
  const row = await tx.selectFrom('evidence').select('assessmentId').where('id', '=', evidenceId).forUpdate().executeTakeFirst();
  if (!row) throw new Refusal('fieldwork.evidenceNotFound', { evidenceId });
  return findPlace(tx, row.assessmentId, asked);
}

/** Nobody else adds a piece meanwhile, so that one file or record becomes one piece; scores are saved all the same. */
export async function lockLibrary(tx: Tx, assessmentId: string): Promise<void> {
  await tx.selectFrom('assessment').select('id').where('id', '=', assessmentId).forNoKeyUpdate().execute();
}

/** What the rules of proof ask of it. */
export const placeOf = ({ situation: { villagePath, cycleState } }: Found): EvidencePlace => ({ villagePath, cycleState });
