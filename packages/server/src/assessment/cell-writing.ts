import type { Actor } from '@xingcun/core/accounts/permission';
import type { CellEntry, Proof } from '@xingcun/core/assessment/cell';
import type { Cell } from '@xingcun/core/assessment/contract';
import { findItem, isFilled, scoreOf, type SheetForm } from '@xingcun/core/assessment/items';
import { type Stage, stageBefore } from '@xingcun/core/cycles/stage';
import { Refusal } from '@xingcun/core/refusal';
import { canonicalJson } from '@xingcun/core/standards/canonical';
import type { Tx } from '../db/database.ts';
import type { AuditEntry } from '../records/audit.ts';
import { type CellToStore, findCells, moveCounters, storeCells } from './cell-store.ts';
import { saveDifferences } from './panel/differences.ts';
import { openSheet, resolveReturned, voidSignOffs } from './sheet-store.ts';
import { type Found, saveHands } from './situation.ts';

export interface Proposed {
  itemCode: string;
  entry: CellEntry | null;
  reason: string;
  proofs: Proof[];
  version: number;
}

export interface Writing {
  tx: Tx;
  actor: Actor;
  now: Date;
  stage: Stage;
  audit: (entry: AuditEntry) => void;
  /** The result of a group or of who decides between its members: it answers a return even where nothing changed. */
  ofGroup?: 'members' | 'arbiter';
}

export type Standing = ReadonlyMap<string, Cell>;

/** What stands in these cells at the stage and at the one below. */
export async function findStanding(tx: Tx, assessmentId: string, stage: Stage, itemCodes: readonly string[]) {
  const below = stageBefore(stage);
  const cells = await findCells(tx, { assessmentId, stages: below ? [stage, below] : [stage], itemCodes });
  const at = (wanted: Stage | null): Standing =>
    new Map(cells.filter(({ stage: each }) => each === wanted).map(({ cell }) => [cell.itemCode, cell]));
  return { own: at(stage), lower: at(below) };
}

export interface Conflict {
  itemCode: string;
  yours: Pick<Proposed, 'entry' | 'reason' | 'version'>;
  theirs: { entry: CellEntry | null; score: number | null; reason: string; version: number; by: string; at: string } | null;
}

/** Both values, so that nobody’s is lost. */
export function conflictOf({ itemCode, entry, reason, version }: Proposed, theirs: Cell | undefined): Conflict {
  return {
    itemCode,
    yours: { entry, reason, version },
    theirs: theirs
      ? {
          entry: theirs.entry,
          score: theirs.score,
          reason: theirs.reason,
          version: theirs.version,
          by: theirs.updatedBy.name,
          at: theirs.updatedAt,
        }
      : null,
  };
}

export function refuseChanged(conflicts: Conflict[]): never {
  throw new Refusal('assessment.cellsChanged', { count: conflicts.length, conflicts });
}

/** The cell as it is kept in the audit log. */
const traceOf = ({ entry, score, reason, proofs }: Omit<CellToStore, 'itemCode' | 'starCode' | 'version'>) => ({
  entry,
  score,
  reason,
  proofs,
});

export const cellSubject = (assessmentId: string, stage: Stage, itemCode: string) => `${assessmentId}/${stage}/${itemCode}`;

/** Writes cells that were checked, and everything that follows from them; `refuse` gets those that someone else wrote meanwhile. */
export async function writeCells(
  { tx, actor, now, stage, audit, ofGroup }: Writing,
  found: Found,
  own: Standing,
  proposed: readonly Proposed[],
  refuse: (conflicts: Conflict[]) => never,
): Promise<Cell[]> {
  const { id: assessmentId, form, situation } = found;
  const cells = proposed.map(({ itemCode, entry, reason, proofs, version }): CellToStore => {
    const item = findItem(form, itemCode);
    return { itemCode, starCode: item.starCode, entry, score: scoreOf(form, item, entry), reason, proofs, version };
  });
  if (!situation.sheets[stage]) await openSheet(tx, { assessmentId, stage, accountId: actor.accountId, at: now });
  const written = await storeCells(tx, { assessmentId, stage, by: actor.accountId, at: now, cells });
  const overtaken = proposed.filter(({ itemCode }) => !written.includes(itemCode));
  if (overtaken.length > 0) {
    const codes = overtaken.map(({ itemCode }) => itemCode);
    const { own: theirs } = await findStanding(tx, assessmentId, stage, codes);
    refuse(overtaken.map((cell) => conflictOf(cell, theirs.get(cell.itemCode))));
  }
  await moveCounters(tx, { assessmentId, stage, byStar: filledByStar(form, own, cells) });
  // whoever decides between the members has no claim of his own at their stage
  if (ofGroup !== 'arbiter') await saveHands(tx, found, stage);

  const changed = cells.filter((cell) => {
    const before = own.get(cell.itemCode);
    return !before || canonicalJson(traceOf(before)) !== canonicalJson(traceOf(cell));
  });
  const isReturned = (itemCode: string) =>
    situation.returned.some((item) => item.stage === stage && item.itemCode === itemCode && !item.resolved);
  const resolved = (ofGroup ? cells : changed).filter(({ itemCode }) => isReturned(itemCode)).map(({ itemCode }) => itemCode);
  await saveDifferences(tx, found, stage, cells);
  await resolveReturned(tx, { assessmentId, stage, itemCodes: resolved, at: now });
  if (stage === 'jointReview') {
    const signed = changed.flatMap(({ starCode }) =>
      starCode !== null && situation.signedOff.includes(starCode) ? starCode : [],
    );
    await voidSignOffs(tx, assessmentId, [...new Set(signed)], now);
  }

  for (const cell of cells) {
    const before = own.get(cell.itemCode);
    audit({
      path: situation.villagePath,
      subjectKind: 'scoreCell',
      subjectId: cellSubject(assessmentId, stage, cell.itemCode),
      ...(before ? { before: traceOf(before) } : {}),
      after: traceOf(cell),
      reason: cell.reason,
      ...(cell.starCode === null ? {} : { star: cell.starCode }),
    });
  }
  const updatedBy = { accountId: actor.accountId, name: actor.displayName };
  return cells.map((cell) => ({
    ...cell,
    proofs: [...cell.proofs],
    version: cell.version + 1,
    updatedBy,
    updatedAt: now.toISOString(),
  }));
}

/** By star, how many required items got a value less how many lost theirs. */
function filledByStar(form: SheetForm, own: Standing, cells: readonly CellToStore[]): Map<string, number> {
  const byStar = new Map<string, number>();
  for (const { itemCode, entry } of cells) {
    const item = findItem(form, itemCode);
    if (!item.required) continue;
    const before = isFilled(form, item, own.get(itemCode)?.entry ?? null);
    const after = isFilled(form, item, entry);
    const star = item.starCode ?? '';
    byStar.set(star, (byStar.get(star) ?? 0) + Number(after) - Number(before));
  }
  return byStar;
}
