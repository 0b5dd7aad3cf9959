import type { CellEntry, Proof } from '@xingcun/core/assessment/cell';
import type { Problem } from '@xingcun/core/wire';
import * as one from '../../app/offline/unsent.ts';

/**
 * What was typed into a sheet and has not been acknowledged by the server, by item. Kept in the browser's storage as well, so that a
 * dropped connection or a reload loses nothing. Pure: `outbox-store.ts` sends.
 */
export type Outbox = Readonly<Record<string, Unsent>>;

export interface Draft {
  entry: CellEntry | null;
  reason: string;
  proofs: readonly Proof[];
}

export type Unsent = one.Unsent<Draft>;

/** What the server holds of a cell. */
export interface Saved extends Draft {
  version: number;
}

export const emptyDraft: Draft = { entry: null, reason: '', proofs: [] };

export function sameDraft(a: Draft, b: Draft): boolean {
  return textOf(a) === textOf(b);
}
const textOf = ({ entry, reason, proofs }: Draft) =>
  JSON.stringify([
    entry && sorted(entry.kind === 'inputs' ? { ...entry.values, kind: entry.kind } : entry),
    reason.trim(),
    proofs.map(({ title, reference, evidenceId = null }) => [title, reference, evidenceId]),
  ]);
const sorted = (entry: object) => Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1));

/** The person wants `draft` to stand. Back to what the server holds, there is nothing left to send. */
export function edited(outbox: Outbox, itemCode: string, draft: Draft, saved: Saved | null): Outbox {
  const known = outbox[itemCode];
  if (!known) {
    if (sameDraft(draft, saved ?? emptyDraft)) return outbox;
    return { ...outbox, [itemCode]: one.finished(one.opened(draft, saved?.version ?? 0)) };
  }
  if (known.attempt === null && known.standing !== 'conflict' && sameDraft(draft, saved ?? emptyDraft))
    return without(outbox, itemCode);
  return change(outbox, itemCode, (unsent) => one.written(unsent, draft));
}

/** A request goes out: the one that has had no answer again, or a new one of what stands now. */
export function begun(outbox: Outbox, itemCode: string, newKey: string): Outbox {
  return change(outbox, itemCode, (unsent) => one.begun(unsent, newKey));
}

/** The server holds what was sent; anything typed since then follows on the new version. */
export function acknowledged(outbox: Outbox, itemCode: string, version: number): Outbox {
  return change(outbox, itemCode, (unsent) =>
    unsent.attempt ? one.acknowledged(unsent, { key: unsent.attempt.key, version }, sameDraft) : null,
  );
}

export function notAnswered(outbox: Outbox, itemCode: string): Outbox {
  return change(outbox, itemCode, one.notAnswered);
}

/** The server said no. Where something else was typed meanwhile, that is tried instead. */
export function refusedBy(outbox: Outbox, itemCode: string, problem: Problem): Outbox {
  const isConflict = problem.code === 'assessment.cellChanged';
  return change(outbox, itemCode, (unsent) =>
    unsent.attempt ? one.refusedBy(unsent, { key: unsent.attempt.key, problem, isConflict }, sameDraft) : unsent,
  );
}

/** The choice of a conflict: what I entered replaces what the other person saved. */
export function mineKept(outbox: Outbox, itemCode: string, theirVersion: number): Outbox {
  return change(outbox, itemCode, (unsent) => one.mineKept(unsent, theirVersion));
}

export function theirsKept(outbox: Outbox, itemCode: string): Outbox {
  return without(outbox, itemCode);
}

/** What waits to go out. */
export function toSend(outbox: Outbox): string[] {
  return Object.entries(outbox)
    .filter(([, unsent]) => one.isToSend(unsent))
    .map(([itemCode]) => itemCode);
}

const storedForm = 1;

export function toStorage(outbox: Outbox): string {
  return JSON.stringify({ form: storedForm, outbox });
}

/** What an earlier visit left behind; a request that was on its way then is repeated with its key. */
export function fromStorage(text: string | null): Outbox {
  if (text === null) return {};
  try {
    const kept: { form?: unknown; outbox?: Outbox } = JSON.parse(text);
    if (kept.form !== storedForm || !kept.outbox) return {};
    return Object.fromEntries(Object.entries(kept.outbox).map(([itemCode, unsent]) => [itemCode, one.notAnswered(unsent)]));
  } catch {
    return {}; // not ours, or cut off: there is nothing to read in it
  }
}

function change(outbox: Outbox, itemCode: string, how: (unsent: Unsent) => Unsent | null): Outbox {
  const unsent = outbox[itemCode];
  if (!unsent) return outbox;
  const next = how(unsent);
  return next ? { ...outbox, [itemCode]: next } : without(outbox, itemCode);
}

function without(outbox: Outbox, itemCode: string): Outbox {
  const { [itemCode]: _, ...rest } = outbox;
  return rest;
}
