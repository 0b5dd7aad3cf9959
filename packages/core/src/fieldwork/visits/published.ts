import { z } from 'zod';
import { route } from '../../route.ts';
import { instantSchema, unitCodeSchema } from '../../wire.ts';
import { commitmentSchema, digestSchema, seedPartsSchema } from '../seed-parts.ts';
import { questionSchema } from './question.ts';
import { roundStates } from './visit.ts';

// Apart from the routes of people at work, so that a phone that opens a public draw loads no more than this.

const roundParams = z.strictObject({ roundId: z.uuid() });
export const percentSchema = z.int().min(0).max(100);
const lineSchema = z.string().trim().min(1).max(20);
const listedSchema = z.strictObject({ group: lineSchema, number: lineSchema });
const stratumSchema = z.strictObject({ group: z.string(), households: z.int(), size: z.int(), reserves: z.int() });

/** One draw of a round; a round is widened by a further draw with a fresh seed, which keeps the earlier ones. */
const drawnSchema = z.strictObject({
  order: z.int(),
  group: z.string(),
  number: z.string(),
  ticket: z.string(),
});
export const drawSchema = z.strictObject({
  seed: z.string(),
  seedParts: seedPartsSchema,
  strata: z.array(stratumSchema),
  sample: z.array(drawnSchema),
  reserves: z.array(drawnSchema),
  drawnAt: instantSchema,
});
export type RoundDraw = z.infer<typeof drawSchema>;

/** A count of people; null is “fewer than five, or so close to all that the others would be”. */
export const cellSchema = z.int().nullable();
const rangeSchema = z.strictObject({ low: percentSchema, high: percentSchema });
/** What may be shown of one question (core/fieldwork/visits/small-numbers.ts). Rates are whole percents. */
export const questionResultSchema = z.strictObject({
  questionId: z.string(),
  /** Households that said yes, and all others that were asked: no, don’t know, no answer. Both null where one is under five. */
  yes: cellSchema,
  notYes: cellSchema,
  /** Which of the two is under five. */
  few: z.enum(['yes', 'notYes']).nullable(),
  /** The share of yes; from low to high where a small group is hidden, else both alike. */
  share: rangeSchema,
  /** The interval of that share in the whole village, at the round's confidence. */
  interval: rangeSchema,
  threshold: z.enum(['met', 'notMet', 'cannotTell']),
  /** Of `cannotTell`: how many more answers would settle it if the share stays as it is. */
  moreVisits: z.int().nullable(),
});
export type QuestionResult = z.infer<typeof questionResultSchema>;
export const resultSchema = z.strictObject({
  households: z.int(),
  answered: z.int(),
  /** Fewer than ten households answered: no question is shown. */
  insufficient: z.boolean(),
  refused: cellSchema,
  absent: cellSchema,
  questions: z.array(questionResultSchema),
});
export type VisitResult = z.infer<typeof resultSchema>;

/** Everything that re-checking a draw needs, also saved as a file for `xingcun draw check`. */
export const publicDrawSchema = z.strictObject({
  algorithm: z.string(),
  roundId: z.uuid(),
  villageCode: unitCodeSchema,
  villageName: z.string(),
  purpose: z.string(),
  sample: z.boolean(),
  state: z.enum(roundStates),
  frameSource: z.string(),
  households: z.array(listedSchema),
  digest: digestSchema,
  publishedAt: instantSchema,
  commitments: z.array(commitmentSchema),
  draws: z.array(drawSchema),
  questions: z.array(questionSchema),
  thresholdPercent: percentSchema,
  confidencePercent: percentSchema,
  result: resultSchema.nullable(),
});
export type PublicDraw = z.infer<typeof publicDrawSchema>;

export const readPublicDraw = route({
  method: 'GET',
  path: '/public/draws/:roundId',
  permission: 'public',
  summary: { zh: '抽户公开：名册、摘要、种子、结果', en: 'A draw in public: list, digest, seed, drawn households, results' },
  params: roundParams,
  response: publicDrawSchema,
});

export const listPublicDraws = route({
  method: 'GET',
  path: '/public/villages/:villageCode/draws',
  permission: 'public',
  summary: { zh: '一个村公开的抽户', en: 'Published draws of a village' },
  params: z.strictObject({ villageCode: unitCodeSchema }),
  response: z.array(
    z.strictObject({ roundId: z.uuid(), purpose: z.string(), state: z.enum(roundStates), publishedAt: instantSchema }),
  ),
});
