import { z } from 'zod';

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
