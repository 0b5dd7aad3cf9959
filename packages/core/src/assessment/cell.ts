import { z } from 'zod';
import { hundredthsSchema, itemCodeSchema } from '../wire.ts';

/**
 * What one level entered for one item of the standard: an indicator (mark, inputs, not applicable), a bonus item (count), or a hard
 * standard (holds). Vetoes are not cells: each is a finding with a document.
 */
export const cellEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mark'), score: hundredthsSchema }),
  z.strictObject({ kind: z.literal('inputs'), values: z.record(itemCodeSchema, z.int()) }),
  z.strictObject({ kind: z.literal('notApplicable') }),
  z.strictObject({ kind: z.literal('count'), count: z.int().min(0).max(1000) }),
  z.strictObject({ kind: z.literal('holds'), holds: z.boolean() }),
]);
export type CellEntry = z.infer<typeof cellEntrySchema>;

/** A sheet is open, then submitted; returned items reopen it in part; sealed once the next level has submitted. */
export const sheetStates = ['open', 'submitted', 'returned', 'sealed'] as const;
export type SheetState = (typeof sheetStates)[number];

/** A reference to proof that exists: a document number, a notice, a ledger page, an address. */
export const proofSchema = z.strictObject({
  title: z.string().trim().min(1).max(200),
  reference: z.string().trim().max(500),
  /** The piece of the proof library that it is; without it the words stand alone. */
  evidenceId: z.uuid().optional(),
});
export type Proof = z.infer<typeof proofSchema>;
