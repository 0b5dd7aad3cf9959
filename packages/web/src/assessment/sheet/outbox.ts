import type { CellEntry, Proof } from '@xingcun/core/assessment/cell';
import type { Problem } from '@xingcun/core/wire';

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

/** One request: repeated with the same key until it is answered, so that it has one effect. */
export interface Attempt {
  key: string;
  draft: Draft;
  version: number;
}

/**
 * `waiting`: to be sent. `silent`: sent, no answer yet, to be repeated. `refused`: the server said no and the person must correct it.
 * `conflict`: someone else saved another value, and the person must choose.
 */
export type Standing = 'waiting' | 'sending' | 'silent' | 'refused' | 'conflict';

export interface Unsent {
  draft: Draft;
  /** The version of the server's cell on which the draft is based; 0 where there was none. */
  version: number;
  attempt: Attempt | null;
  standing: Standing;
  /** Why the server refused. */
  problem: Problem | null;
}

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
    return { ...outbox, [itemCode]: { draft, version: saved?.version ?? 0, attempt: null, standing: 'waiting', problem: null } };
  }
  if (known.attempt === null && known.standing !== 'conflict' && sameDraft(draft, saved ?? emptyDraft))
    return without(outbox, itemCode);
  const standing = known.standing === 'refused' ? 'waiting' : known.standing;
  return { ...outbox, [itemCode]: { ...known, draft, standing, problem: null } };
}

/** A request goes out: the one that has had no answer again, or a new one of what stands now. */
export function begun(outbox: Outbox, itemCode: string, newKey: string): Outbox {
  return change(outbox, itemCode, (unsent) => ({
    ...unsent,
    standing: 'sending',
    attempt: unsent.attempt ?? { key: newKey, draft: unsent.draft, version: unsent.version },
  }));
}

/** The server holds what was sent; anything typed since then follows on the new version. */
export function acknowledged(outbox: Outbox, itemCode: string, version: number): Outbox {
  const unsent = outbox[itemCode];
  if (!unsent?.attempt || sameDraft(unsent.draft, unsent.attempt.draft)) return without(outbox, itemCode);
  return { ...outbox, [itemCode]: { ...unsent, version, attempt: null, standing: 'waiting', problem: null } };
}

export function notAnswered(outbox: Outbox, itemCode: string): Outbox {
  return change(outbox, itemCode, (unsent) => ({ ...unsent, standing: 'silent' }));
}

/** The server said no. Where something else was typed meanwhile, that is tried instead. */
export function refusedBy(outbox: Outbox, itemCode: string, problem: Problem): Outbox {
  return change(outbox, itemCode, (unsent) => {
    if (problem.code === 'assessment.cellChanged') return { ...unsent, attempt: null, standing: 'conflict', problem };
    const since = unsent.attempt !== null && !sameDraft(unsent.draft, unsent.attempt.draft);
    return { ...unsent, attempt: null, standing: since ? 'waiting' : 'refused', problem: since ? null : problem };
  });
}

/** The choice of a conflict: what I entered replaces what the other person saved. */
export function mineKept(outbox: Outbox, itemCode: string, theirVersion: number): Outbox {
  return change(outbox, itemCode, (unsent) => ({
    ...unsent,
    version: theirVersion,
    attempt: null,
    standing: 'waiting',
    problem: null,
  }));
}

export function theirsKept(outbox: Outbox, itemCode: string): Outbox {
  return without(outbox, itemCode);
}

/** What waits to go out. */
export function toSend(outbox: Outbox): string[] {
  return Object.entries(outbox)
    .filter(([, { standing }]) => standing === 'waiting' || standing === 'silent')
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
    return Object.fromEntries(
      Object.entries(kept.outbox).map(([itemCode, unsent]) => [
        itemCode,
        unsent.standing === 'sending' ? { ...unsent, standing: 'silent' as const } : unsent,
      ]),
    );
  } catch {
    return {}; // not ours, or cut off: there is nothing to read in it
  }
}

function change(outbox: Outbox, itemCode: string, how: (unsent: Unsent) => Unsent): Outbox {
  const unsent = outbox[itemCode];
  return unsent ? { ...outbox, [itemCode]: how(unsent) } : outbox;
}

function without(outbox: Outbox, itemCode: string): Outbox {
  const { [itemCode]: _, ...rest } = outbox;
  return rest;
}
