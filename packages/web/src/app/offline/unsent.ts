import type { Problem } from '@xingcun/core/wire';

/**
 * Something that was entered here and that the server has not acknowledged. Pure: what is typed, sent, answered, lost or repeated turns
 * one `Unsent` into the next, and never drops a draft that the server does not hold.
 */
export interface Unsent<D> {
  draft: D;
  /** The version of what the server holds on which the draft is based; 0 where there was none. */
  version: number;
  attempt: Attempt<D> | null;
  standing: Standing;
  /** Why the server refused. */
  problem: Problem | null;
}

/** One request: repeated with the same key until it is answered, so that it has one effect. */
export interface Attempt<D> {
  key: string;
  draft: D;
  version: number;
}

/**
 * `open`: still being filled in. `waiting`: to be sent. `silent`: sent, no answer yet, to be repeated. `refused`: the server said no and
 * the person must correct it. `conflict`: someone else was first, and the person must choose.
 */
export type Standing = 'open' | 'waiting' | 'sending' | 'silent' | 'refused' | 'conflict';

type Same<D> = (a: D, b: D) => boolean;

/** A draft begins; nothing of it is sent before it is `finished`. */
export function opened<D>(draft: D, version: number): Unsent<D> {
  return { draft, version, attempt: null, standing: 'open', problem: null };
}

/** The person wants `draft` to stand. What is on its way stays on its way; the draft follows it. */
export function written<U extends Unsent<unknown>>(unsent: U, draft: U['draft']): U {
  const standing = unsent.standing === 'refused' ? 'waiting' : unsent.standing;
  return { ...unsent, draft, standing, problem: null };
}

/** The person is done: it goes out from here on. */
export function finished<U extends Unsent<unknown>>(unsent: U): U {
  return unsent.standing === 'open' ? { ...unsent, standing: 'waiting' } : unsent;
}

/** Back to be filled in. Not while a request may have reached the server: then only its answer can tell what holds. */
export function reopened<U extends Unsent<unknown>>(unsent: U): U {
  const movable = unsent.standing === 'waiting' || unsent.standing === 'refused';
  return movable ? { ...unsent, standing: 'open', problem: null } : unsent;
}

/** A request goes out: the one that has had no answer again, or a new one of what stands now. */
export function begun<U extends Unsent<unknown>>(unsent: U, newKey: string): U {
  const { draft, version } = unsent;
  return { ...unsent, standing: 'sending', attempt: unsent.attempt ?? { key: newKey, draft, version } };
}

/**
 * The server holds what was sent with `key`; null: nothing is left to send. Anything entered since then follows on the new version.
 * An answer to a request that is no longer the one on its way changes nothing.
 */
export function acknowledged<D, U extends Unsent<D>>(
  unsent: U,
  { key, version }: { key: string; version: number },
  same: Same<D>,
): U | null {
  if (unsent.attempt?.key !== key) return unsent;
  if (same(unsent.draft, unsent.attempt.draft)) return null;
  return { ...unsent, version, attempt: null, standing: 'waiting', problem: null };
}

/** No answer came, or the page was gone before it did. */
export function notAnswered<U extends Unsent<unknown>>(unsent: U): U {
  return unsent.standing === 'sending' ? { ...unsent, standing: 'silent' } : unsent;
}

/** The server said no. Where something else was entered meanwhile, that is tried instead. */
export function refusedBy<D, U extends Unsent<D>>(
  unsent: U,
  { key, problem, isConflict }: { key: string; problem: Problem; isConflict: boolean },
  same: Same<D>,
): U {
  if (unsent.attempt?.key !== key) return unsent;
  if (isConflict) return { ...unsent, attempt: null, standing: 'conflict', problem };
  const since = !same(unsent.draft, unsent.attempt.draft);
  return { ...unsent, attempt: null, standing: since ? 'waiting' : 'refused', problem: since ? null : problem };
}

/** The choice of a conflict: what I entered replaces what the other person saved. */
export function mineKept<U extends Unsent<unknown>>(unsent: U, theirVersion: number): U {
  return { ...unsent, version: theirVersion, attempt: null, standing: 'waiting', problem: null };
}

export function isToSend({ standing }: Pick<Unsent<unknown>, 'standing'>): boolean {
  return standing === 'waiting' || standing === 'silent';
}
