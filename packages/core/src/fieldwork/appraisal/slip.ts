import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { normalCode, readableCode } from '../../values/readable-code.ts';

/** Random bytes of a slip's code: 80 bits, which nobody guesses. */
export const slipBytes = 10;

/** The code of a slip from random bytes, e.g. `7K3M-0XQ2-9RBD-HW5T`. */
export const slipCode = (random: Uint8Array): string => readableCode(random);

export interface Slip {
  /** What is stored of the code. */
  digest: string;
  /** Under which the ballot is found in the published list. It follows from the code and tells nothing of it, nor of the choice. */
  tracker: string;
}

/** What follows from a slip's code, however it was typed; null where the text cannot be a code. */
export function slipOf(typed: string): Slip | null {
  const signs = normalCode(typed, 16);
  if (signs === null) return null;
  const hash = (purpose: string) => sha256(utf8ToBytes(`xingcun ${purpose}\n${signs}`));
  return { digest: bytesToHex(hash('slip')), tracker: readableCode(hash('tracker').subarray(0, 8)) };
}
