import { z } from 'zod';
import type { Obstacle } from '../obstacle.ts';
import { sha256Hex } from './draw.ts';

/**
 * Where a seed may come from. `dice`: thrown before witnesses and read out; twenty throws are 6^20 ≈ 3.7 × 10^15 possible seeds, more than
 * anybody tries out beforehand. `committedNumbers`: each side first publishes the digest of its number, then all reveal; no side
 * can choose its number after seeing another's. Source: docs/sources.md, `draw-tickets` (public dice with witnesses).
 */
export const seedRules = {
  dice: { throws: 20, throwsAtMost: 100, witnesses: 2 },
  committedNumbers: { sides: 2, sidesAtMost: 6, saltAtLeast: 8 },
} as const;

/** A post, never a person's name: “村监委会主任”. */
const postSchema = z.string().trim().min(2).max(60);
export const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);

export const commitmentSchema = z.strictObject({ side: postSchema, commitment: digestSchema });
export type Commitment = z.infer<typeof commitmentSchema>;

export const seedPartsSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('dice'),
    /** In the order read out, each 1–6. */
    throws: z.array(z.int().min(1).max(6)).max(seedRules.dice.throwsAtMost),
    /** Posts of those who watched. */
    witnesses: z.array(postSchema).max(10),
  }),
  z.strictObject({
    kind: z.literal('committedNumbers'),
    sides: z
      .array(
        commitmentSchema.extend({
          number: z.string().regex(/^[0-9]{1,40}$/),
          salt: z.string().regex(/^[\x21-\x7e]{1,100}$/),
        }),
      )
      .max(seedRules.committedNumbers.sidesAtMost),
  }),
]);
export type SeedParts = z.infer<typeof seedPartsSchema>;

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
