import { z } from 'zod';
import { route } from '../../route.ts';
import { textSchema } from '../../text.ts';
import { daySchema, unitCodeSchema } from '../../wire.ts';
import { askedCodes, options, presiding } from './asked.ts';

export const keysOf = <const Words extends Record<string, unknown>>(words: Words) =>
  Object.keys(words) as [keyof Words & string, ...(keyof Words & string)[]];

export const askedSchema = z.enum(askedCodes);
export const choicesSchema = z.partialRecord(askedSchema, z.enum(options).nullable());
/** A slip's code as typed or scanned. */
export const codeSchema = z.string().min(16).max(40);
export const presidingSchema = z.enum(keysOf(presiding));
export const appraisalParams = z.strictObject({ appraisalId: z.uuid() });

/** Null counts are fewer than five. */
const shownCount = z.int().nullable();
export const publishedQuestionSchema = z.strictObject({
  code: askedSchema,
  figures: z
    .strictObject({
      counts: z.strictObject({
        satisfied: shownCount,
        fairlySatisfied: shownCount,
        dissatisfied: shownCount,
        unsure: shownCount,
        blank: shownCount,
      }),
      scoreHundredths: z.int(),
      satisfactionHundredths: z.int(),
    })
    .nullable(),
});

export const publishedSchema = z.strictObject({
  returned: z.int(),
  /** By origin, in total; null where one of them would show fewer than five. */
  phone: shownCount,
  paper: shownCount,
  /** Papers without a valid slip of their own; null is fewer than five, but some. */
  spoilt: shownCount,
  questions: z.array(publishedQuestionSchema),
  /** Sorted; the order says nothing. */
  trackers: z.array(z.string()),
});
export type Published = z.infer<typeof publishedSchema>;

/** What is known of an appraisal to anyone, from the day it opens. */
export const publicAppraisalSchema = z.strictObject({
  id: z.uuid(),
  villageCode: unitCodeSchema,
  villageName: textSchema,
  year: z.int(),
  state: z.enum(['open', 'closed', 'void']),
  asked: z.array(askedSchema),
  presidedBy: presidingSchema,
  openedOn: daySchema,
  closedOn: daySchema.nullable(),
  entitled: z.int(),
  present: z.int(),
  issued: z.int(),
  rollDigest: z.string(),
  published: publishedSchema.nullable(),
});

export const readPublicAppraisal = route({
  method: 'GET',
  path: '/public/appraisals/:appraisalId',
  permission: 'public',
  summary: { zh: '民主测评结果和追踪码清单（公开）', en: 'An appraisal’s result and list of trackers (public)' },
  params: appraisalParams,
  response: publicAppraisalSchema,
});

/** Wrong codes are limited, right ones are not: a whole hall may share one network address. */
const wrongCodes = { max: 30, windowSeconds: 600, unknownOnly: true } as const;

export const readBallotForm = route({
  method: 'POST',
  path: '/public/ballot-forms',
  permission: 'public',
  summary: { zh: '凭票号打开选票（匿名）', en: 'Open the ballot of a slip (anonymous)' },
  body: z.strictObject({ code: codeSchema }),
  readOnly: true,
  unlinked: true,
  rateLimit: wrongCodes,
  response: z.strictObject({
    appraisalId: z.uuid(),
    villageName: textSchema,
    year: z.int(),
    state: z.enum(['open', 'closed', 'void']),
    asked: z.array(askedSchema),
    used: z.boolean(),
  }),
});

export const castBallot = route({
  method: 'POST',
  path: '/public/ballots',
  permission: 'public',
  summary: {
    zh: '投票（匿名；同一票号重复提交，以第一次为准）',
    en: 'Cast a ballot (anonymous; of one slip the first counts, however often it is sent)',
  },
  body: z.strictObject({ code: codeSchema, choices: choicesSchema }),
  status: 201,
  unlinked: true,
  rateLimit: wrongCodes,
  response: z.strictObject({
    appraisalId: z.uuid(),
    tracker: z.string(),
    /** The slip had been used before: the ballot cast then is the one that counts. */
    before: z.boolean(),
  }),
});
