import { z } from 'zod';
import { fileSchema } from '../bytes.ts';
import { route } from '../route.ts';
import { textSchema } from '../text.ts';
import { hundredthsSchema, itemCodeSchema, unitCodeSchema } from '../wire.ts';

const filterSchema = z.strictObject({
  /** Absent: every published year. */
  year: z.coerce.number().int().optional(),
  /** A village, or all villages below a unit. */
  under: unitCodeSchema.optional(),
});
const rateLimit = { max: 120, windowSeconds: 3600 };
const score = hundredthsSchema.nullable();

export const readOpenData = route({
  method: 'GET',
  path: '/public/data/stars.json',
  permission: 'public',
  summary: { zh: '开放数据：各村各星（JSON）', en: 'Open data: the stars of villages (JSON)' },
  query: filterSchema,
  rateLimit,
  revalidated: true,
  response: z.strictObject({
    licence: z.strictObject({ code: z.string(), url: z.string(), title: textSchema }),
    columns: z.array(
      z.strictObject({
        name: z.string(),
        words: textSchema,
        values: z
          .array(z.strictObject({ code: z.string(), words: textSchema }))
          .readonly()
          .optional(),
      }),
    ),
    /** Scores in hundredths of a point. */
    stars: z.array(
      z.strictObject({
        year: z.int(),
        villageCode: unitCodeSchema,
        villageName: textSchema,
        townshipName: textSchema,
        districtName: textSchema,
        standard: z.string(),
        standardVersion: z.string(),
        state: z.string(),
        starCode: itemCodeSchema,
        starTitle: textSchema,
        starState: z.string(),
        score,
        passMark: score,
        levels: z.strictObject({
          selfAssessment: score,
          preliminaryReview: score,
          jointReview: score,
          finalAppraisal: score,
        }),
      }),
    ),
  }),
});

export const downloadOpenData = route({
  method: 'GET',
  path: '/public/data/stars.csv',
  permission: 'public',
  summary: { zh: '开放数据：各村各星（CSV）', en: 'Open data: the stars of villages (CSV)' },
  query: filterSchema,
  rateLimit,
  revalidated: true,
  response: fileSchema,
});

/** What there is to download. */
export const listOpenData = route({
  method: 'GET',
  path: '/public/data',
  permission: 'public',
  summary: { zh: '开放数据目录', en: 'What open data there is' },
  response: z.strictObject({
    years: z.array(
      z.strictObject({
        year: z.int(),
        title: textSchema,
        state: z.string(),
        standardId: z.uuid(),
        standardTitle: textSchema,
        standardVersion: z.string(),
        villages: z.int(),
        sample: z.boolean(),
      }),
    ),
  }),
});
