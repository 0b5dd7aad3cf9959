import { z } from 'zod';
import { route } from '../route.ts';
import { daySchema, instantSchema, unitCodeSchema } from '../wire.ts';
import { appealOutcomes } from './appeal-outcome.ts';

/** What was said under a receipt code, and what became of it. */
export const readReceipt = route({
  method: 'POST',
  path: '/public/receipts',
  permission: 'public',
  summary: { zh: '凭回执查询意见或异议的答复', en: 'Look up the answer to an opinion or objection by its receipt code' },
  body: z.strictObject({ receiptCode: z.string().min(8).max(40) }),
  readOnly: true,
  rateLimit: { max: 30, windowSeconds: 3600 },
  response: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('opinion'),
      villageCode: unitCodeSchema,
      words: z.string(),
      madeOn: daySchema,
      /** The theme in which it was answered; null before. */
      theme: z.strictObject({ title: z.string(), gist: z.string(), answer: z.string(), answeredAt: instantSchema }).nullable(),
    }),
    z.strictObject({
      kind: z.literal('objection'),
      villageCode: unitCodeSchema,
      words: z.string(),
      madeAt: instantSchema,
      dueOn: daySchema,
      /** Working days past the due day, also where the answer came late; 0 in time. */
      overdueWorkingDays: z.int(),
      answer: z.string().nullable(),
      answeredAt: instantSchema.nullable(),
      /** The last day on which the answer can be appealed; null where it cannot (any more). */
      appealableUntil: daySchema.nullable(),
      appeal: z
        .strictObject({
          words: z.string(),
          madeAt: instantSchema,
          dueOn: daySchema,
          overdueWorkingDays: z.int(),
          outcome: z.enum(appealOutcomes).nullable(),
          decision: z.string().nullable(),
          decidedAt: instantSchema.nullable(),
        })
        .nullable(),
    }),
  ]),
});
