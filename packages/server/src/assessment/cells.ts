import type { Actor } from '@xingcun/core/accounts/permission';
import { assert } from '@xingcun/core/assert';
import type { CellEntry, Proof } from '@xingcun/core/assessment/cell';
import { adoptStar, type Cell, saveCell, saveCells } from '@xingcun/core/assessment/contract';
import { checkProposal, declaredItems, findItem, isFilled, scoreOf, type SheetForm } from '@xingcun/core/assessment/items';
import { scoreObstacles } from '@xingcun/core/assessment/workflow';
import { type Stage, stageBefore } from '@xingcun/core/cycles/stage';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import { canonicalJson } from '@xingcun/core/standards/canonical';
import type { Tx } from '../db/database.ts';
import { implement } from '../http/implement.ts';
import type { AuditEntry } from '../records/audit.ts';
import { type CellToStore, findCells, moveCounters, storeCells } from './cell-store.ts';
import { refuseUnknownProofs } from './proofs.ts';
import { openSheet, resolveReturned, voidSignOffs } from './sheet-store.ts';
import { findForScoring, type Found, lockAssessment, saveHands } from './situation.ts';

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
}

export const cellRoutes = [
  implement(saveCell, async ({ tx, actor, now, today, params, body, audit }) => {
    const { assessmentId, stage, itemCode } = params;
    return writeCell({ tx, actor, now, today, audit }, { assessmentId, stage, proposed: () => ({ ...body, itemCode }) });
  }),

  implement(saveCells, async ({ tx, actor, now, today, params, body, audit }) => {
    const { assessmentId, stage } = params;
    await lockAssessment(tx, assessmentId, 'cells');
    const found = await findForScoring(tx, { id: assessmentId, actor, permission: saveCells.permission, today }, stage);
    refuseAny(scoreObstacles(found.situation, actor, stage));
    const codes = body.cells.map(({ itemCode }) => itemCode);
    const { own, lower } = await findStanding(tx, assessmentId, stage, codes);

    const faults = body.cells.flatMap((cell, index) => {
      if (codes.indexOf(cell.itemCode) !== index)
        return [{ itemCode: cell.itemCode, code: 'assessment.itemRepeated', details: {} }];
      return faultsOf(() => {
        const item = findItem(found.form, cell.itemCode);
        refuseAny(scoreObstacles(found.situation, actor, stage, item));
        checkProposal(found.form, item, cell, lower.get(cell.itemCode)?.entry ?? null);
      }).map((fault) => ({ itemCode: cell.itemCode, ...fault }));
    });
    if (faults.length > 0) throw new Refusal('assessment.cellsNotValid', { count: faults.length, items: faults });
    const conflicts = body.cells
      .filter((cell) => (own.get(cell.itemCode)?.version ?? 0) !== cell.version)
      .map((cell) => conflictOf(cell, own.get(cell.itemCode)));
    if (conflicts.length > 0) refuseChanged(conflicts);
    await refuseUnknownProofs(
      tx,
      assessmentId,
      body.cells.flatMap(({ proofs }) => proofs),
    );
    return { cells: await writeCells({ tx, actor, now, stage, audit }, found, own, body.cells, refuseChanged) };
  }),

  implement(adoptStar, async ({ tx, actor, now, today, params, body, audit }) => {
    const { assessmentId, stage } = params;
    const { starCode } = body;
    await lockAssessment(tx, assessmentId, 'cells');
    const found = await findForScoring(tx, { id: assessmentId, actor, permission: adoptStar.permission, today }, stage);
    const items = declaredItems(found.form, found.situation.declaredStars).filter((item) => item.starCode === starCode);
    const [first] = items;
    refuseAny(scoreObstacles(found.situation, actor, stage));
    const codes = items.map(({ code }) => code);
    const { own, lower } = await findStanding(tx, assessmentId, stage, codes);
    const adopted = codes.flatMap((itemCode): Proposed[] => {
      const entry = lower.get(itemCode)?.entry ?? null;
      const mine = own.get(itemCode);
      return entry === null || mine?.entry ? [] : [{ itemCode, entry, reason: '', proofs: [], version: mine?.version ?? 0 }];
    });
    const writable = adopted.filter(
      ({ itemCode }) => scoreObstacles(found.situation, actor, stage, findItem(found.form, itemCode)).length === 0,
    );
    if (writable.length === 0) {
      refuseAny(scoreObstacles(found.situation, actor, stage, first ?? { code: '', starCode }));
      throw new Refusal('assessment.nothingToAdopt', { starCode });
    }
    return { cells: await writeCells({ tx, actor, now, stage, audit }, found, own, writable, refuseChanged) };
  }),
];

/**
 * Writes one cell: everything that is asked of a cell typed by hand is asked of one that another capability fills.
 * @param proposed what shall stand in it, known once the standard's form is
 * @throws {Refusal} as `scoreObstacles` and `checkProposal`; assessment.cellChanged
 */
export async function writeCell(
  { tx, actor, now, today, audit }: Omit<Writing, 'stage'> & { today: string },
  { assessmentId, stage, proposed }: { assessmentId: string; stage: Stage; proposed: (form: SheetForm) => Proposed },
): Promise<Cell> {
  await lockAssessment(tx, assessmentId, 'cells');
  const found = await findForScoring(tx, { id: assessmentId, actor, permission: saveCell.permission, today }, stage);
  const wanted = proposed(found.form);
  const { itemCode } = wanted;
  const item = findItem(found.form, itemCode);
  refuseAny(scoreObstacles(found.situation, actor, stage, item));
  const { own, lower } = await findStanding(tx, assessmentId, stage, [itemCode]);
  const standing = own.get(itemCode);
  if ((standing?.version ?? 0) !== wanted.version)
    throw new Refusal('assessment.cellChanged', { ...conflictOf(wanted, standing) });
  checkProposal(found.form, item, wanted, lower.get(itemCode)?.entry ?? null);
  await refuseUnknownProofs(tx, assessmentId, wanted.proofs);
  const [cell] = await writeCells({ tx, actor, now, stage, audit }, found, own, [wanted], ([conflict]) => {
    throw new Refusal('assessment.cellChanged', { ...conflict });
  });
  assert(cell, 'the cell just written');
  return cell;
}

type Standing = ReadonlyMap<string, Cell>;

/** What stands in these cells at the stage and at the one below. */
export async function findStanding(tx: Tx, assessmentId: string, stage: Stage, itemCodes: readonly string[]) {
  const below = stageBefore(stage);
  const cells = await findCells(tx, { assessmentId, stages: below ? [stage, below] : [stage], itemCodes });
  const at = (wanted: Stage | null): Standing =>
    new Map(cells.filter(({ stage: each }) => each === wanted).map(({ cell }) => [cell.itemCode, cell]));
  return { own: at(stage), lower: at(below) };
}

interface Conflict {
  itemCode: string;
  yours: Pick<Proposed, 'entry' | 'reason' | 'version'>;
  theirs: { entry: CellEntry | null; score: number | null; reason: string; version: number; by: string; at: string } | null;
}

/** Both values, so that nobody’s is lost. */
function conflictOf({ itemCode, entry, reason, version }: Proposed, theirs: Cell | undefined): Conflict {
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

function faultsOf(check: () => void): { code: string; details: Refusal['details'] }[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof Refusal) return [{ code: error.code, details: error.details }];
    throw error;
  }
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
  { tx, actor, now, stage, audit }: Writing,
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
  await saveHands(tx, found, stage);

  const changed = cells.filter((cell) => {
    const before = own.get(cell.itemCode);
    return !before || canonicalJson(traceOf(before)) !== canonicalJson(traceOf(cell));
  });
  const isReturned = (itemCode: string) =>
    situation.returned.some((item) => item.stage === stage && item.itemCode === itemCode && !item.resolved);
  const resolved = changed.filter(({ itemCode }) => isReturned(itemCode)).map(({ itemCode }) => itemCode);
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
