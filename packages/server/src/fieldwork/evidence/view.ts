import type { Actor } from '@xingcun/core/accounts/permission';
import { assert } from '@xingcun/core/assert';
import { declaredItems, type SheetItem } from '@xingcun/core/assessment/items';
import { readableStages } from '@xingcun/core/assessment/workflow';
import type { Piece, readEvidence } from '@xingcun/core/fieldwork/evidence/contract';
import { type CitedProof, coverItems, missingByStar, wishedEvidence } from '@xingcun/core/fieldwork/evidence/coverage';
import {
  addObstacles,
  linkObstacles,
  mayOpen,
  type PieceState,
  redactObstacles,
  withdrawObstacles,
} from '@xingcun/core/fieldwork/evidence/piece';
import { Refusal } from '@xingcun/core/refusal';
import type { ResponseOf } from '@xingcun/core/route';
import type { Tx } from '../../db/database.ts';
import type { Found } from '../../assessment/situation.ts';
import { findCited, findLikenesses, findLinks, findPieces, type Likeness, type PieceRow } from './piece-store.ts';
import { placeOf } from './place.ts';
import { findRecords, type RecordFound } from './record-store.ts';
import { findUnfinished, findVillage } from './upload-store.ts';

/** All that is known of the pieces of one assessment. */
export interface Library {
  rows: PieceRow[];
  links: ReadonlyMap<string, readonly string[]>;
  /** A cell that names a sealed original rests on its redacted copy. */
  cited: CitedProof[];
  copies: ReadonlyMap<string, string>;
}

export async function findLibrary(tx: Tx, found: Found, actor: Actor): Promise<Library> {
  const rows = await findPieces(tx, found.id);
  const copies = new Map(
    rows
      .toReversed()
      .flatMap(({ id, redactionOf, withdrawnAt }) => (redactionOf && !withdrawnAt ? [[redactionOf, id] as const] : [])),
  );
  const cited = await findCited(tx, found.id, readableStages(found.situation, actor));
  return {
    rows,
    links: await findLinks(tx, found.id),
    cited: cited.map((proof) => ({ ...proof, evidenceId: standingFor(copies, proof.evidenceId) })),
    copies,
  };
}

/** The copy that stands for an original, and the copy of that copy; the piece itself where it has none. */
function standingFor(copies: ReadonlyMap<string, string>, id: string | undefined): string | undefined {
  const seen = new Set<string>();
  let at = id;
  for (let next = at; next !== undefined && !seen.has(next); next = copies.get(next)) {
    seen.add(next);
    at = next;
  }
  return at;
}

/** What the rules ask of a piece. */
export function stateOf(row: PieceRow, { links, cited }: Library): PieceState {
  return {
    kind: row.kind,
    addedFor: row.addedFor,
    withdrawn: row.withdrawnAt !== null,
    sealed: row.sealedAt !== null,
    itemCodes: links.get(row.id) ?? [],
    citedItems: cited.flatMap(({ evidenceId, itemCode }) => (evidenceId === row.id ? [itemCode] : [])),
    inRecords: row.inRecords,
    contentType: row.contentType,
  };
}

/** @throws {Refusal} fieldwork.evidenceNotFound */
export function pieceIn(library: Library, evidenceId: string): { row: PieceRow; state: PieceState } {
  const row = library.rows.find(({ id }) => id === evidenceId);
  if (!row) throw new Refusal('fieldwork.evidenceNotFound', { evidenceId });
  return { row, state: stateOf(row, library) };
}

/** The whole library as the wire knows it. */
export async function viewLibrary(tx: Tx, found: Found, actor: Actor): Promise<ResponseOf<typeof readEvidence>> {
  const library = await findLibrary(tx, found, actor);
  const { standard } = found.form.compiled;
  const declared = found.situation.declaredStars;
  const stars = standard.stars.filter(({ code }) => declared.length === 0 || declared.includes(code));
  const items = declaredItems(
    found.form,
    stars.map(({ code }) => code),
  );
  const standing = library.rows.filter(({ withdrawnAt, sealedAt }) => withdrawnAt === null && sealedAt === null);
  const linked = standing.map(({ id, kind }) => ({ id, kind, itemCodes: library.links.get(id) ?? [] }));
  const covered = coverItems(items, wishedEvidence(standard), linked, library.cited);
  return {
    assessmentId: found.id,
    ...(await findVillage(tx, found.id)),
    cycleState: found.situation.cycleState,
    stars: stars.map(({ code, title }) => ({ code, title })),
    items: covered,
    missing: missingByStar(covered),
    pieces: await viewPieces(tx, found, actor, library),
    unfinished: await findUnfinished(tx, found.id, actor.accountId),
    acts: { add: addObstacles(placeOf(found), [], actor) },
  };
}

/** One piece after something was done to it. */
export async function viewPiece(tx: Tx, found: Found, actor: Actor, evidenceId: string): Promise<Piece> {
  const piece = (await viewPieces(tx, found, actor, await findLibrary(tx, found, actor))).find(({ id }) => id === evidenceId);
  assert(piece, 'the piece that was just written');
  return piece;
}

async function viewPieces(tx: Tx, found: Found, actor: Actor, library: Library): Promise<Piece[]> {
  const shown = library.rows.filter((row) => mayOpen(placeOf(found), { sealed: row.sealedAt !== null }, actor));
  const likenesses = shown.some(({ hasThumbnail }) => hasThumbnail) ? await findLikenesses(tx, found.id) : [];
  const records = shown.some(({ kind }) => kind === 'record') ? await findRecords(tx, found.id) : [];
  return shown.map((row) => viewOf(row, found, actor, library, { likenesses, records }));
}

interface Beside {
  likenesses: readonly Likeness[];
  records: readonly RecordFound[];
}

function viewOf(row: PieceRow, found: Found, actor: Actor, library: Library, { likenesses, records }: Beside): Piece {
  const state = stateOf(row, library);
  const place = placeOf(found);
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    note: row.note,
    effectiveFrom: row.effectiveFrom,
    effectiveTo: row.effectiveTo,
    itemCodes: [...state.itemCodes],
    version: row.rowVersion,
    addedBy: { accountId: row.addedBy, name: row.adderName },
    addedAt: row.addedAt.toISOString(),
    addedFor: { code: row.unitCode, name: row.unitName },
    file: fileOf(row),
    record: recordOf(row, records),
    reference: row.reference,
    citedBy: library.cited.flatMap(({ stage, itemCode, evidenceId }) => (evidenceId === row.id ? [{ stage, itemCode }] : [])),
    redaction: row.redactionOf && row.redactionReason ? { of: row.redactionOf, reason: row.redactionReason } : null,
    sealed: row.sealedAt
      ? { at: row.sealedAt.toISOString(), by: row.sealerName ?? '', copyId: library.copies.get(row.id) ?? null }
      : null,
    withdrawn: row.withdrawnAt
      ? {
          at: row.withdrawnAt.toISOString(),
          by: row.withdrawerName ?? '',
          reason: row.withdrawalReason ?? '',
          erased: row.erasedAt !== null,
        }
      : null,
    looksLike: likenesses.filter(({ of }) => of === row.id).map(likeOf),
    acts: {
      link: linkObstacles(place, state, actor),
      withdraw: withdrawObstacles(place, state, actor),
      redact: redactObstacles(place, state, actor),
    },
  };
}

function likeOf({
  id,
  assessmentId,
  villageName,
  year,
  title,
  addedAt,
  hasThumbnail,
  bits,
}: Likeness): Piece['looksLike'][number] {
  return { id, assessmentId, villageName, year, title, addedAt: addedAt.toISOString(), hasThumbnail, bits };
}

function fileOf({ contentType, size, sha256, width, height, pages, hasThumbnail }: PieceRow): Piece['file'] {
  return contentType && size && sha256 ? { contentType, size, sha256, width, height, pages, hasThumbnail } : null;
}

/** A record that is not there any more – a meeting that was replaced – keeps the title under which it was added. */
function recordOf({ recordKind, recordId, title }: PieceRow, records: readonly RecordFound[]): Piece['record'] {
  if (!recordKind || !recordId) return null;
  const record = records.find(({ kind, id }) => kind === recordKind && id === recordId);
  return { kind: recordKind, id: recordId, words: record?.words ?? { zh: title, en: title }, on: record?.on ?? null };
}

/**
 * The items named for a piece, each once and each of the standard.
 * @throws {Refusal} fieldwork.itemRepeated, assessment.itemNotFound
 */
export function itemsNamed(found: Found, itemCodes: readonly string[]): SheetItem[] {
  return itemCodes.map((itemCode, index) => {
    if (itemCodes.indexOf(itemCode) !== index) throw new Refusal('fieldwork.itemRepeated', { itemCode });
    const item = found.form.items.get(itemCode);
    if (!item) throw new Refusal('assessment.itemNotFound', { itemCode });
    return item;
  });
}
