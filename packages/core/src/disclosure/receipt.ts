import { normalCode, readableCode } from '../values/readable-code.ts';

/** Sixteen signs in four groups from ten random bytes (80 bits), e.g. `7K3M-0XQ2-9RBD-HW5T`. */
export const receiptCode = (random: Uint8Array): string => readableCode(random);

/** A code as typed – any case, spaces, missing dashes, I for 1 – as the text that is digested; null where it cannot be a code. */
export const normalReceipt = (typed: string): string | null => normalCode(typed, 16);
