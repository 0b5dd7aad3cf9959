/**
 * Codes of slips just issued, in the memory of this page alone: they are shown once and kept nowhere. Reloading loses them.
 */
interface Held {
  codes: readonly string[];
  /** The last so many are shown for phones; the others are printed. */
  phones: number;
}

const held = new Map<string, Held>();

export const heldSlips = (appraisalId: string): Held => held.get(appraisalId) ?? { codes: [], phones: 0 };

/** @param afresh in place of the earlier ones, which are void */
export function holdSlips(appraisalId: string, codes: readonly string[], afresh = false): void {
  const before = afresh ? { codes: [], phones: 0 } : heldSlips(appraisalId);
  held.set(appraisalId, { ...before, codes: [...before.codes, ...codes] });
}

export function setPhones(appraisalId: string, phones: number): void {
  held.set(appraisalId, { ...heldSlips(appraisalId), phones });
}

export function printedSlips(appraisalId: string): readonly string[] {
  const { codes, phones } = heldSlips(appraisalId);
  return codes.slice(0, codes.length - phones);
}

export function phoneSlips(appraisalId: string): readonly string[] {
  const { codes, phones } = heldSlips(appraisalId);
  return codes.slice(codes.length - phones);
}

/** Where a slip leads; behind the `#`, so that no server is ever sent it. */
export const slipAddress = (code: string): string => `${location.origin}/ballot#${code}`;
