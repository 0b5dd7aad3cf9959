import { z } from 'zod';
import { fileSchema } from '../../bytes.ts';
import { paperLanguageSchema, paperRateLimit } from '../../paper.ts';
import { route } from '../../route.ts';
import { digestSchema, commitmentSchema, seedPartsSchema } from '../seed-parts.ts';
import { instantSchema, itemCodeSchema, unitCodeSchema } from '../../wire.ts';
import { confidenceLevels } from './sample-size.ts';
import { answerChoices, questionCount, questionSchema, remarkLength } from './question.ts';
import { cellSchema, drawSchema, percentSchema, resultSchema } from './published.ts';
import { roundStates, slotStatuses } from './visit.ts';

const roundParams = z.strictObject({ roundId: z.uuid() });
const slotParams = z.strictObject({ roundId: z.uuid(), order: z.coerce.number().int().min(1).max(100_000) });
const obstacleSchema = z.strictObject({ code: z.string(), details: z.record(z.string(), z.unknown()) });

export const roundSummarySchema = z.strictObject({
  id: z.uuid(),
  assessmentId: z.uuid(),
  villageCode: unitCodeSchema,
  villageName: z.string(),
  purpose: z.string(),
  state: z.enum(roundStates),
  households: z.int(),
  sampleSize: z.int(),
  createdAt: instantSchema,
  closedAt: instantSchema.nullable(),
});
export const roundSchema = roundSummarySchema.extend({
  version: z.int(),
  questions: z.array(questionSchema),
  /** Half the width of the interval wished for, and its confidence. */
  precisionPercent: percentSchema,
  confidencePercent: percentSchema,
  /** The share of yes that each question is compared with. */
  thresholdPercent: percentSchema,
  /** Where the list of households comes from: never from the village. */
  frameSource: z.string(),
  frameDigest: digestSchema.nullable(),
  publishedAt: instantSchema.nullable(),
  groups: z.array(z.strictObject({ group: z.string(), households: z.int() })),
  /** Published for the next draw and not used yet. */
  commitments: z.array(commitmentSchema),
  draws: z.array(drawSchema),
  /** Of the visits so far; refusals and absences are counted, never hidden, never scored. */
  progress: z.strictObject({ answered: z.int(), waiting: z.int(), refused: cellSchema, absent: cellSchema }),
  result: resultSchema.nullable(),
  /** Why each act is not open to the caller now; empty where it is. */
  open: z.strictObject({
    saveFrame: z.array(obstacleSchema),
    publish: z.array(obstacleSchema),
    draw: z.array(obstacleSchema),
    visit: z.array(obstacleSchema),
    close: z.array(obstacleSchema),
  }),
});
export type VisitRound = z.infer<typeof roundSchema>;

export const createVisitRound = route({
  method: 'POST',
  path: '/assessments/:assessmentId/visit-rounds',
  permission: 'fieldwork.drawVisits',
  summary: { zh: '开始一轮入户走访', en: 'Begin a round of household visits' },
  params: z.strictObject({ assessmentId: z.uuid() }),
  body: z.strictObject({
    purpose: z.string().trim().min(2).max(200),
    /** Absent: the platform's service questions. */
    questions: z.array(questionSchema).min(questionCount.least).max(questionCount.most).optional(),
    precisionPercent: z.int().min(1).max(30),
    confidencePercent: z.literal(confidenceLevels),
    thresholdPercent: z.int().min(1).max(99),
  }),
  status: 201,
  response: roundSchema,
});

export const listVisitRounds = route({
  method: 'GET',
  path: '/assessments/:assessmentId/visit-rounds',
  permission: 'fieldwork.readVisits',
  summary: { zh: '一个村的走访轮次', en: 'Rounds of visits of one village' },
  params: z.strictObject({ assessmentId: z.uuid() }),
  response: z.array(roundSummarySchema),
});

export const readVisitRound = route({
  method: 'GET',
  path: '/visit-rounds/:roundId',
  permission: 'fieldwork.readVisits',
  summary: { zh: '一轮走访（只有汇总，没有户）', en: 'One round of visits: totals, no household’s outcome' },
  params: roundParams,
  response: roundSchema,
});

/** All or nothing; every faulty line is named. Replaces what was there until the list is published. */
export const saveVisitFrame = route({
  method: 'PUT',
  path: '/visit-rounds/:roundId/frame',
  permission: 'fieldwork.drawVisits',
  summary: { zh: '录入户名册（组、号、标签）', en: 'Enter the list of households: group, number, label' },
  params: roundParams,
  body: z.strictObject({
    source: z.string().trim().min(2).max(200),
    /** Longer texts and lists than a household may have are refused line by line. */
    households: z
      .array(z.strictObject({ group: z.string().max(200), number: z.string().max(200), label: z.string().max(200) }))
      .max(6000),
    version: z.int(),
  }),
  bodyLimit: 2_000_000,
  response: roundSchema,
});

export const readVisitFrame = route({
  method: 'GET',
  path: '/visit-rounds/:roundId/frame',
  permission: 'fieldwork.drawVisits',
  summary: { zh: '户名册（仅乡镇）', en: 'The list of households, for the township alone' },
  params: roundParams,
  response: z.array(z.strictObject({ group: z.string(), number: z.string(), label: z.string() })),
});

export const publishVisitFrame = route({
  method: 'POST',
  path: '/visit-rounds/:roundId/publication',
  permission: 'fieldwork.drawVisits',
  summary: { zh: '公布名册（组、号）及其摘要', en: 'Publish the list (group and number) and its digest before any seed' },
  params: roundParams,
  body: z.strictObject({ version: z.int() }),
  status: 201,
  response: roundSchema,
});

export const publishCommitments = route({
  method: 'POST',
  path: '/visit-rounds/:roundId/commitments',
  permission: 'fieldwork.drawVisits',
  summary: { zh: '公布各方数字的摘要', en: 'Publish the digests of the sides’ numbers, before any is revealed' },
  params: roundParams,
  body: z.strictObject({ commitments: z.array(commitmentSchema).min(2).max(6), version: z.int() }),
  status: 201,
  response: roundSchema,
});

/** The first draw, or a wider one with a fresh seed. `size` is the number of households to add. */
export const drawVisits = route({
  method: 'POST',
  path: '/visit-rounds/:roundId/draws',
  permission: 'fieldwork.drawVisits',
  summary: { zh: '录入种子并抽取', en: 'Enter the seed and draw' },
  params: roundParams,
  body: z.strictObject({ seedParts: seedPartsSchema, size: z.int().min(1).max(5000), version: z.int() }),
  status: 201,
  response: roundSchema,
});

export const slotSchema = z.strictObject({
  order: z.int(),
  kind: z.enum(['sample', 'reserve']),
  group: z.string(),
  number: z.string(),
  label: z.string(),
  status: z.enum(slotStatuses),
  /** Visits at which nobody was at home. */
  tries: z.int(),
  /** Order of the reserve that takes its place. */
  replacedBy: z.int().nullable(),
  visitor: z.strictObject({ accountId: z.string(), name: z.string() }).nullable(),
  version: z.int(),
});
export type VisitSlot = z.infer<typeof slotSchema>;

export const readVisitSlots = route({
  method: 'GET',
  path: '/visit-rounds/:roundId/slots',
  permission: 'fieldwork.drawVisits',
  summary: { zh: '走访进度（仅乡镇）', en: 'The doors and how far the visits are, for the township alone' },
  params: roundParams,
  response: z.array(slotSchema),
});

export const listVisitors = route({
  method: 'GET',
  path: '/visit-rounds/:roundId/visitors',
  permission: 'fieldwork.drawVisits',
  summary: { zh: '可以派出的走访人员', en: 'Who may be sent to visit' },
  params: roundParams,
  response: z.array(z.strictObject({ accountId: z.string(), name: z.string() })),
});

export const assignVisits = route({
  method: 'POST',
  path: '/visit-rounds/:roundId/assignments',
  permission: 'fieldwork.drawVisits',
  summary: { zh: '分派走访人员', en: 'Give doors to a visitor' },
  params: roundParams,
  body: z.strictObject({ orders: z.array(z.int().min(1)).min(1).max(5000), visitorId: z.string().min(1).max(100).nullable() }),
  status: 201,
  response: z.array(slotSchema),
});

/** What a visitor's device keeps for work without a network: his doors (and those given to nobody) and the questions. */
export const readVisitSheet = route({
  method: 'GET',
  path: '/visit-rounds/:roundId/sheet',
  permission: 'fieldwork.visit',
  summary: { zh: '走访人员的任务（可离线）', en: 'A visitor’s doors and questions, for use without a network' },
  params: roundParams,
  response: z.strictObject({
    roundId: z.uuid(),
    villageName: z.string(),
    purpose: z.string(),
    state: z.enum(roundStates),
    questions: z.array(questionSchema),
    slots: z.array(
      slotSchema.pick({ order: true, group: true, number: true, label: true, status: true, tries: true, version: true }),
    ),
  }),
});

export const answersSchema = z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/), z.enum(answerChoices));

/**
 * The outcome of one visit. A repeat with the same `answerId` has one effect and is answered with the slot as it stands; no idempotency key is kept, since
 * its digest would tell the answers. `seenSlotVersion` is the version of the slot that the device last saw, counted up by its own outcomes; where
 * another outcome came in between, the refusal `fieldwork.slotChanged` names both outcomes, never an answer. Closed rounds refuse with
 * `fieldwork.visitsClosed` and say whether this `answerId` was received before.
 */
export const submitVisit = route({
  method: 'PUT',
  path: '/visit-rounds/:roundId/slots/:order/outcome',
  permission: 'fieldwork.visit',
  summary: { zh: '提交一户的走访结果', en: 'Hand in the outcome of one visit' },
  params: slotParams,
  unlinked: true,
  body: z.discriminatedUnion('outcome', [
    z.strictObject({
      answerId: z.uuid(),
      outcome: z.literal('answered'),
      /** The household was told what is asked and that it may refuse, and agreed. */
      consent: z.literal(true),
      answers: answersSchema,
      remark: z.string().trim().max(remarkLength).optional(),
      seenSlotVersion: z.int().min(1),
    }),
    z.strictObject({ answerId: z.uuid(), outcome: z.literal('refused'), seenSlotVersion: z.int().min(1) }),
    z.strictObject({ answerId: z.uuid(), outcome: z.literal('absent'), seenSlotVersion: z.int().min(1) }),
  ]),
  response: slotSchema.pick({ order: true, status: true, tries: true, replacedBy: true, version: true }),
});

export const closeVisitRound = route({
  method: 'POST',
  path: '/visit-rounds/:roundId/closing',
  permission: 'fieldwork.drawVisits',
  summary: {
    zh: '结束走访：只留答案汇总，销毁与户的联系',
    en: 'Close the visits: numbers remain, the link to households is destroyed',
  },
  params: roundParams,
  body: z.strictObject({ version: z.int() }),
  status: 201,
  response: roundSchema,
});

/** Remarks about the service, parted from the answers and in no order that tells anything; from ten answers on. */
export const listVisitRemarks = route({
  method: 'GET',
  path: '/visit-rounds/:roundId/remarks',
  permission: 'fieldwork.drawVisits',
  summary: { zh: '对服务的意见（仅乡镇，不公开）', en: 'Remarks about the service, for the township alone, never published' },
  params: roundParams,
  response: z.array(z.string()),
});

/** Enters a question's figures into a computed indicator of the sheet, with a proof that names the round. */
export const takeOverVisits = route({
  method: 'POST',
  path: '/visit-rounds/:roundId/takeovers',
  permission: 'assessment.score',
  summary: { zh: '将走访结果填入评分表', en: 'Take a question’s figures over into the score sheet' },
  params: roundParams,
  body: z.strictObject({ questionId: z.string().max(40), itemCode: itemCodeSchema, version: z.int().min(0) }),
  status: 201,
  response: z.strictObject({ itemCode: itemCodeSchema, positive: z.int(), valid: z.int(), version: z.int() }),
});

export const printVisitForm = route({
  method: 'GET',
  path: '/visit-rounds/:roundId/paper',
  permission: 'fieldwork.readVisits',
  summary: { zh: '入户走访空白表PDF', en: 'The blank form of a visit as PDF' },
  params: roundParams,
  query: z.strictObject({ language: paperLanguageSchema }),
  rateLimit: paperRateLimit,
  response: fileSchema,
});
