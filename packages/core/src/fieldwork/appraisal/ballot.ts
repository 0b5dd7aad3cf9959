import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { Refusal } from '../../refusal.ts';
import { normalCode, readableCode } from '../../values/readable-code.ts';
import { type Asked, type Option, options } from './asked.ts';

/** What one ballot says; null is a question left unmarked, which is an abstention. */
export type Choices = Partial<Record<Asked, Option | null>>;

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

/** @throws {Refusal} fieldwork.choicesNotAsked where a question is missing or was not asked */
export function checkChoices(asked: readonly Asked[], choices: Choices): void {
  const given = Object.keys(choices);
  if (given.length !== asked.length || !asked.every((code) => given.includes(code)))
    throw new Refusal('fieldwork.choicesNotAsked', { asked: asked.length });
}

/** Ballots of one question by what they say; `blank` was left unmarked. */
export type Counts = Record<Option | 'blank', number>;

/** Counts every question. The order of the ballots does not matter: it was lost before they come here. */
export function tally(asked: readonly Asked[], ballots: readonly Choices[]): { code: Asked; counts: Counts }[] {
  return asked.map((code) => {
    const counts: Counts = { satisfied: 0, fairlySatisfied: 0, dissatisfied: 0, unsure: 0, blank: 0 };
    for (const choices of ballots) counts[choices[code] ?? 'blank'] += 1;
    return { code, counts };
  });
}

export const countKeys = [...options, 'blank'] as const;
