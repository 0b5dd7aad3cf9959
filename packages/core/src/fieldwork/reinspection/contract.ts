import { z } from 'zod';
import { proofSchema } from '../../assessment/cell.ts';
import { route } from '../../route.ts';
import { textSchema } from '../../text.ts';
import { hundredthsSchema, instantSchema, itemCodeSchema, unitCodeSchema } from '../../wire.ts';
import { commitmentSchema, digestSchema, seedPartsSchema } from '../seed-parts.ts';
import { drawnBecause } from './plan.ts';

const planSchema = z.strictObject({
  round: z.int(),
  take: z.strictObject({ equal: z.int(), weighted: z.int() }),
  villages: z.array(
    z.strictObject({
      villageCode: unitCodeSchema,
      lots: z.int(),
      given: z.boolean(),
      take: z.int(),
      items: z.array(z.strictObject({ code: itemCodeSchema, lots: z.int() })),
    }),
  ),
});

const drawnSchema = z.strictObject({
  villageCode: unitCodeSchema,
  itemCode: itemCodeSchema,
  because: z.enum(drawnBecause),
  ticket: digestSchema,
});

/** A round as anyone may see it: enough to draw again. */
const roundSchema = z.strictObject({
  round: z.int(),
  plan: planSchema,
  digest: digestSchema,
  publishedAt: instantSchema,
  commitments: z.array(commitmentSchema),
  seedParts: seedPartsSchema.nullable(),
  seed: z.string().nullable(),
  drawnAt: instantSchema.nullable(),
});

const obstacleSchema = z.strictObject({ code: z.string(), details: z.record(z.string(), z.unknown()) });
const personSchema = z.strictObject({ accountId: z.string(), name: z.string() });

export const reinspectedItemSchema = drawnSchema.extend({
  id: z.uuid(),
  round: z.int(),
  assessmentId: z.uuid(),
  maxScore: hundredthsSchema,
  expected: hundredthsSchema,
  /** The last finding; null while there is none. */
  finding: z
    .strictObject({
      version: z.int(),
      score: hundredthsSchema,
      notShown: z.boolean(),
      beyondLimit: z.boolean(),
      reason: z.string(),
      proofs: z.array(proofSchema),
      by: personSchema,
      at: instantSchema,
    })
    .nullable(),
});

const changeSchema = z.strictObject({
  assessmentId: z.uuid(),
  villageCode: unitCodeSchema,
  villageName: z.string(),
  /** By the district's scores, and as they stand now. */
  starsBefore: z.int(),
  starsNow: z.int(),
  gradeBefore: textSchema.nullable(),
  gradeNow: textSchema.nullable(),
  stars: z.array(
    z.strictObject({
      starCode: itemCodeSchema,
      scoreBefore: hundredthsSchema.nullable(),
      scoreNow: hundredthsSchema.nullable(),
      wonBefore: z.boolean(),
      wonNow: z.boolean(),
    }),
  ),
});

const cycleParams = z.strictObject({ cycleId: z.uuid() });
const roundParams = z.strictObject({ reinspectionId: z.uuid(), round: z.coerce.number().int().min(1).max(100) });

export const readReinspection = route({
  method: 'GET',
  path: '/cycles/:cycleId/reinspection',
  permission: 'fieldwork.readReinspection',
  summary: { zh: '本周期的复验', en: 'The re-inspection of a cycle: lists, draws, findings and what changed' },
  params: cycleParams,
  response: z.strictObject({
    reinspection: z.strictObject({ id: z.uuid(), closedAt: instantSchema.nullable(), version: z.int() }).nullable(),
    rounds: z.array(roundSchema),
    items: z.array(reinspectedItemSchema),
    villages: z.array(z.strictObject({ villageCode: unitCodeSchema, villageName: z.string() })),
    changes: z.array(changeSchema),
    /** Why an act is not open now; empty where it is. */
    open: z.strictObject({ publish: z.array(obstacleSchema), draw: z.array(obstacleSchema), close: z.array(obstacleSchema) }),
  }),
});

export const publishReinspectionPlan = route({
  method: 'POST',
  path: '/cycles/:cycleId/reinspection-plans',
  permission: 'fieldwork.reinspect',
  summary: {
    zh: '公布复验抽签名单及其摘要（首轮或扩大的一轮）',
    en: 'Publish the list to draw from with its digest: the first, or a further one where the sample must be extended',
  },
  params: cycleParams,
  /** The number of rounds that the caller has seen. */
  body: z.strictObject({ rounds: z.int().min(0) }),
  status: 201,
  response: roundSchema,
});

export const commitReinspectionSeed = route({
  method: 'POST',
  path: '/reinspections/:reinspectionId/rounds/:round/commitments',
  permission: 'fieldwork.reinspect',
  summary: { zh: '公布各方承诺的数的摘要', en: 'Publish the digests of the numbers to which both sides commit' },
  params: roundParams,
  body: z.strictObject({ commitments: z.array(commitmentSchema).min(1).max(6) }),
  status: 201,
  response: roundSchema,
});

export const drawReinspection = route({
  method: 'POST',
  path: '/reinspections/:reinspectionId/rounds/:round/draw',
  permission: 'fieldwork.reinspect',
  summary: { zh: '录入公开得到的种子并抽签', en: 'Enter the seed found in public and draw' },
  params: roundParams,
  body: z.strictObject({ parts: seedPartsSchema }),
  status: 201,
  response: roundSchema,
});

export const recordFinding = route({
  method: 'PUT',
  path: '/reinspection-items/:reinspectionItemId/finding',
  permission: 'fieldwork.reinspect',
  summary: {
    zh: '登记一项复验结果并写入市级考评表',
    en: 'Record what was found at an item; it also becomes the score of the city’s sheet',
  },
  params: z.strictObject({ reinspectionItemId: z.uuid() }),
  body: z.strictObject({
    score: hundredthsSchema,
    notShown: z.boolean(),
    reason: z.string().trim().max(2000),
    proofs: z.array(proofSchema).max(50),
    /** The version on which it is based; 0 where there was none. */
    version: z.int().min(0),
  }),
  response: reinspectedItemSchema,
});

export const closeReinspection = route({
  method: 'POST',
  path: '/reinspections/:reinspectionId/closing',
  permission: 'fieldwork.reinspect',
  summary: { zh: '结束复验', en: 'Close the re-inspection' },
  params: z.strictObject({ reinspectionId: z.uuid() }),
  body: z.strictObject({ version: z.int().min(1) }),
  status: 201,
  response: z.strictObject({ id: z.uuid(), closedAt: instantSchema.nullable(), version: z.int() }),
});

export const readPublicReinspection = route({
  method: 'GET',
  path: '/public/reinspections/:reinspectionId',
  permission: 'public',
  summary: { zh: '复验抽签（公开，可自行复算）', en: 'The draw of a re-inspection, for anyone to repeat (public)' },
  params: z.strictObject({ reinspectionId: z.uuid() }),
  response: z.strictObject({
    algorithm: z.string(),
    cycleTitle: textSchema,
    villages: z.array(z.strictObject({ villageCode: unitCodeSchema, villageName: textSchema })),
    rounds: z.array(roundSchema.extend({ drawn: z.array(drawnSchema) })),
  }),
});
