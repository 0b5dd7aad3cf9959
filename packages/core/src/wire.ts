import { z } from 'zod';

/** A calendar day, `2026-11-01`. */
export const daySchema = z.iso.date();
/** A moment in UTC, `2026-11-01T02:03:04.000Z`. */
export const instantSchema = z.iso.datetime();
/** Code of a unit: twelve digits, departments and work teams with a suffix. */
export const unitCodeSchema = z.string().regex(/^[0-9]{12}(-[A-Z0-9]{2,12})?$/);
/** Code of a star, indicator, veto … in a standard. */
export const itemCodeSchema = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/);
/** A score in hundredths of a point. */
export const hundredthsSchema = z.int().min(-1_000_000).max(1_000_000);

/** RFC 9457 problem details, the body of every refusal. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  /** The values that caused it, as in the refusal's words. */
  values: z.record(z.string(), z.unknown()),
  /** Where a body, query or path has several faults: one entry each. */
  problems: z.array(z.object({ path: z.string(), message: z.string(), value: z.unknown() })).optional(),
  requestId: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;
