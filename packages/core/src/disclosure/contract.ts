import { z } from 'zod';
import { ratingSchema } from '../assessment/contract.ts';
import { cycleStates } from '../cycles/cycle.ts';
import { stages } from '../cycles/stage.ts';
import { route } from '../route.ts';
import { textSchema } from '../text.ts';
import { daySchema, hundredthsSchema, instantSchema, itemCodeSchema, unitCodeSchema } from '../wire.ts';
import { appealOutcomes } from './appeal-outcome.ts';
import { boardSchema } from './posting-contract.ts';

export const noticeSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['preliminaryResult', 'finalResult']),
  opensOn: daySchema,
  closesOn: daySchema,
  noticeDays: z.int(),
  /** Working days left, today included; 0 once closed. */
  daysLeft: z.int(),
  digest: z.string(),
});

export const publishPreliminary = route({
  method: 'POST',
  path: '/cycles/:cycleId/notices',
  permission: 'disclosure.publish',
  summary: { zh: '公示初步结果（5个工作日）', en: 'Publish the preliminary result for five working days' },
  params: z.strictObject({ cycleId: z.uuid() }),
  body: z.strictObject({ version: z.int().min(1) }),
  status: 201,
  response: noticeSchema,
});

export const confirmFinal = route({
  method: 'POST',
  path: '/cycles/:cycleId/final-result',
  permission: 'disclosure.publish',
  summary: {
    zh: '公示期满、异议已答复，认定最终结果',
    en: 'After the notice and with every objection answered, confirm the final result',
  },
  params: z.strictObject({ cycleId: z.uuid() }),
  body: z.strictObject({ version: z.int().min(1) }),
  status: 201,
  response: noticeSchema,
});

export const objectionSchema = z.strictObject({
  id: z.uuid(),
  villageCode: unitCodeSchema,
  villageName: z.string(),
  starCode: itemCodeSchema.nullable(),
  words: z.string(),
  madeAt: instantSchema,
  dueOn: daySchema,
  late: z.boolean(),
  /** Working days past the due day; 0 in time. */
  overdueWorkingDays: z.int(),
  answer: z.string().nullable(),
  answeredAt: instantSchema.nullable(),
  appealed: z.boolean(),
});

export const listObjections = route({
  method: 'GET',
  path: '/cycles/:cycleId/objections',
  permission: 'disclosure.readObjections',
  summary: { zh: '异议及答复', en: 'Objections and answers' },
  params: z.strictObject({ cycleId: z.uuid() }),
  response: z.array(objectionSchema),
});

export const answerObjection = route({
  method: 'POST',
  path: '/objections/:objectionId/answer',
  permission: 'disclosure.answer',
  summary: { zh: '书面答复异议', en: 'Answer an objection in writing' },
  params: z.strictObject({ objectionId: z.uuid() }),
  body: z.strictObject({
    answer: z.string().trim().min(5).max(4000),
    /** The gist of the objection, in words that show nobody who made it; published beside the answer. Without it the answer stands alone. */
    publicWords: z.string().trim().min(1).max(2000).optional(),
  }),
  status: 201,
  response: objectionSchema,
});

/** Anyone, without an account and without personal data; rate-limited. The receipt code is shown once. */
export const makeObjection = route({
  method: 'POST',
  path: '/public/villages/:villageCode/objections',
  permission: 'public',
  summary: { zh: '提出异议（无需账号）', en: 'Object to a published result (no account)' },
  params: z.strictObject({ villageCode: unitCodeSchema }),
  body: z.strictObject({ starCode: itemCodeSchema.nullable(), words: z.string().trim().min(5).max(2000) }),
  status: 201,
  answeredOnce: true,
  rateLimit: { max: 10, windowSeconds: 3600 },
  response: z.strictObject({ receiptCode: z.string(), dueOn: daySchema }),
});

export const publicStarSchema = z.strictObject({
  starCode: itemCodeSchema,
  title: textSchema,
  state: z.string(),
  score: hundredthsSchema.nullable(),
  passMark: hundredthsSchema.nullable(),
  /** Two sentences from the explanation. */
  reason: textSchema,
});
const publicVillageSchema = z.strictObject({
  assessmentId: z.uuid(),
  villageCode: unitCodeSchema,
  villageName: textSchema,
  townshipName: textSchema,
  districtName: textSchema,
  targetStars: z.array(itemCodeSchema),
  starsWon: z.int().nullable(),
  grade: textSchema.nullable(),
  stars: z.array(publicStarSchema),
  /** Objections and appeals that nobody has answered although their day has passed: working days past it. */
  overdue: z.array(z.strictObject({ kind: z.enum(['objection', 'appeal']), workingDays: z.int() })),
});

/** Public: the star wall of a year. Before publicity it shows what villages declared, no scores. */
export const readStarWall = route({
  method: 'GET',
  path: '/public/star-wall',
  permission: 'public',
  summary: { zh: '星级墙（公开，分页）', en: 'The star wall (public, by pages)' },
  query: z.strictObject({
    year: z.coerce.number().int().optional(),
    /** From 1, absent the first; past the end, the last. */
    page: z.coerce.number().int().min(1).max(10_000).optional(),
  }),
  response: z.strictObject({
    years: z.array(z.int()),
    cycle: z
      .strictObject({
        id: z.uuid(),
        year: z.int(),
        title: textSchema,
        state: z.enum(cycleStates),
        carrier: z.string(),
        sponsor: z.string(),
        approvingDocument: z.string(),
        standardId: z.uuid(),
        standardTitle: textSchema,
        standardDraft: z.boolean(),
        sample: z.boolean(),
        stage: z.string().nullable(),
      })
      .nullable(),
    notice: noticeSchema.nullable(),
    starList: z.array(z.strictObject({ code: itemCodeSchema, title: textSchema })),
    page: z.int().min(1),
    pages: z.int().min(1),
    /** How many villages take part; `villages` holds those of this page. */
    villageCount: z.int(),
    villages: z.array(publicVillageSchema),
  }),
});

/** An objection with its answer, and what became of an appeal: gists as those who answered wrote them (empty where none), never the words. */
const answeredSchema = z.strictObject({
  starCode: itemCodeSchema.nullable(),
  words: z.string(),
  answer: z.string(),
  answeredAt: instantSchema,
  /** Working days by which the answer came late; 0 in time. */
  overdueWorkingDays: z.int(),
  appeal: z
    .strictObject({
      words: z.string(),
      outcome: z.enum(appealOutcomes),
      decision: z.string(),
      decidedAt: instantSchema,
      overdueWorkingDays: z.int(),
    })
    .nullable(),
});

export const readPublicVillage = route({
  method: 'GET',
  path: '/public/villages/:villageCode',
  permission: 'public',
  summary: { zh: '村公开页', en: 'A village’s public page' },
  params: z.strictObject({ villageCode: unitCodeSchema }),
  query: z.strictObject({ year: z.coerce.number().int().optional() }),
  response: z.strictObject({
    village: publicVillageSchema,
    year: z.int(),
    cycleTitle: textSchema,
    cycleState: z.enum(cycleStates),
    sample: z.boolean(),
    notice: noticeSchema.nullable(),
    /** Scores of every level, star by star, once the result is public. */
    levels: z.array(
      z.strictObject({
        stage: z.enum(stages),
        stars: z.array(z.strictObject({ starCode: itemCodeSchema, score: hundredthsSchema.nullable(), won: z.boolean() })),
      }),
    ),
    history: z.array(
      z.strictObject({ year: z.int(), starsWon: z.int(), grade: textSchema.nullable(), standardVersion: z.string() }),
    ),
    rating: ratingSchema.nullable(),
    /** Objections of the village that were answered; see `answeredSchema`. */
    answered: z.array(answeredSchema),
    /** The check code of what the poster and this page say; null without a notice. See `pageDigest`. */
    pageDigest: z.string().nullable(),
    /** How the notice of the preliminary result stood on the village's board; null without one. */
    board: boardSchema.nullable(),
    /** The last day on which opinions are heard; null where none are. */
    opinionsUntil: daySchema.nullable(),
  }),
});
