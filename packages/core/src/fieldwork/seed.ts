import type { Obstacle } from '../obstacle.ts';
import { sha256Hex } from './draw.ts';
import { type Commitment, type SeedParts, seedRules } from './seed-parts.ts';

/** What a side publishes before it reveals: SHA-256 of two lines, its number and its salt. */
export const commitmentOf = ({ number, salt }: { number: string; salt: string }): string => sha256Hex(`${number}\n${salt}`);

/** The seed as one line of text: the throws as digits, or the sides' numbers and salts in the order in which they committed. */
export function seedText(parts: SeedParts): string {
  return parts.kind === 'dice'
    ? `dice:${parts.throws.join('')}`
    : `committedNumbers:${parts.sides.map(({ number, salt }) => `${number},${salt}`).join(';')}`;
}

/**
 * Why these parts make no seed; empty where they do.
 * @param committed the commitments as published before, in their order; none are needed for dice
 */
export function seedObstacles(parts: SeedParts, committed: readonly Commitment[]): Obstacle[] {
  if (parts.kind === 'dice') {
    const { throws, witnesses } = seedRules.dice;
    const found: Obstacle[] = [];
    if (parts.throws.length < throws)
      found.push({ code: 'fieldwork.diceTooFew', details: { thrown: parts.throws.length, needed: throws } });
    if (new Set(parts.witnesses).size < witnesses)
      found.push({
        code: 'fieldwork.witnessesTooFew',
        details: { witnesses: new Set(parts.witnesses).size, needed: witnesses },
      });
    return found;
  }
  const { sides: needed, saltAtLeast } = seedRules.committedNumbers;
  if (committed.length < needed)
    return [{ code: 'fieldwork.commitmentsMissing', details: { published: committed.length, needed } }];
  const found: Obstacle[] = [];
  if (parts.sides.length !== committed.length)
    found.push({ code: 'fieldwork.sidesDiffer', details: { revealed: parts.sides.length, published: committed.length } });
  for (const [index, side] of parts.sides.entries()) {
    const published = committed[index];
    if (side.salt.length < saltAtLeast)
      found.push({ code: 'fieldwork.saltTooShort', details: { side: side.side, needed: saltAtLeast } });
    const honest =
      published !== undefined &&
      published.side === side.side &&
      published.commitment === side.commitment &&
      commitmentOf(side) === published.commitment;
    if (!honest) found.push({ code: 'fieldwork.revealDiffers', details: { side: side.side } });
  }
  return found;
}
