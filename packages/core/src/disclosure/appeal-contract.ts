import { z } from 'zod';
import { cellEntrySchema } from '../assessment/cell.ts';
import { cycleStates } from '../cycles/cycle.ts';
import { route } from '../route.ts';
import { daySchema, hundredthsSchema, instantSchema, itemCodeSchema, unitCodeSchema } from '../wire.ts';
import { appealOutcomes } from './appeal-outcome.ts';

const personSchema = z.strictObject({ accountId: z.string(), name: z.string() });

/** What a decision orders of the city: items of the final sheet that are scored anew. */
const orderSchema = z.strictObject({
  items: z.array(itemCodeSchema).min(1).max(50),
  words: z.string().trim().min(5).max(2000),
});

export const proposalSchema = z.strictObject({
  outcome: z.enum(appealOutcomes),
  /** Published, like the gist of the appeal. */
  decision: z.string().trim().min(5).max(4000),
  publicWords: z.string().trim().max(2000),
  order: orderSchema.nullable(),
});

export const correctionSchema = z.strictObject({
  id: z.uuid(),
  items: z.array(
    z.strictObject({
      itemCode: itemCodeSchema,
      /** The city's value as it stands, and its version. */
      entry: cellEntrySchema.nullable(),
      score: hundredthsSchema.nullable(),
      version: z.int(),
    }),
  ),
  words: z.string(),
  orderedAt: instantSchema,
  doneAt: instantSchema.nullable(),
  doneReason: z.string().nullable(),
});

export const appealSchema = z.strictObject({
  id: z.uuid(),
  objectionId: z.uuid(),
  assessmentId: z.uuid(),
  villageCode: unitCodeSchema,
  villageName: z.string(),
  starCode: itemCodeSchema.nullable(),
  cycleState: z.enum(cycleStates),
  /** The objection and its answer, as they were. */
  objection: z.strictObject({
    words: z.string(),
    madeAt: instantSchema,
    answer: z.string(),
    answeredAt: instantSchema,
    answeredBy: personSchema,
  }),
  words: z.string(),
  madeAt: instantSchema,
  dueOn: daySchema,
  /** Working days past the due day; 0 in time. */
  overdueWorkingDays: z.int(),
  panel: z.array(z.strictObject({ ...personSchema.shape, agreed: z.boolean() })),
  /** Who may be named, and who had a part (`bar`, a refusal's code) and may not. */
  candidates: z.array(z.strictObject({ ...personSchema.shape, bar: z.string().nullable() })),
  proposal: proposalSchema.nullable(),
  proposedBy: personSchema.nullable(),
  decidedAt: instantSchema.nullable(),
  correction: correctionSchema.nullable(),
  version: z.int(),
});

/** All of a cycle for those who read objections; for others the appeals on whose panel they sit, and those without one that they may take. */
export const listAppeals = route({
  method: 'GET',
  path: '/cycles/:cycleId/appeals',
  permission: 'disclosure.readAppeals',
  summary: { zh: '申诉及决定', en: 'Appeals and decisions' },
  params: z.strictObject({ cycleId: z.uuid() }),
  response: z.array(appealSchema),
});

/** By whoever holds the objection's receipt code. */
export const makeAppeal = route({
  method: 'POST',
  path: '/public/appeals',
  permission: 'public',
  summary: { zh: '凭回执对答复提出申诉（无需账号）', en: 'Appeal an answer by its receipt code (no account)' },
  body: z.strictObject({ receiptCode: z.string().min(8).max(40), words: z.string().trim().min(5).max(2000) }),
  status: 201,
  rateLimit: { max: 10, windowSeconds: 3600 },
  response: z.strictObject({ dueOn: daySchema }),
});

export const namePanel = route({
  method: 'POST',
  path: '/appeals/:appealId/panel',
  permission: 'disclosure.decideAppeal',
  summary: { zh: '组成申诉复核组', en: 'Name the panel of an appeal' },
  params: z.strictObject({ appealId: z.uuid() }),
  body: z.strictObject({ accountIds: z.array(z.string().min(1).max(100)).min(1).max(15) }),
  status: 201,
  response: appealSchema,
});

export const proposeDecision = route({
  method: 'POST',
  path: '/appeals/:appealId/proposal',
  permission: 'disclosure.decideAppeal',
  summary: { zh: '提出申诉决定草案', en: 'Propose the decision of an appeal' },
  params: z.strictObject({ appealId: z.uuid() }),
  body: z.strictObject({ version: z.int().min(1), proposal: proposalSchema }),
  status: 201,
  response: appealSchema,
});

export const agreeToDecision = route({
  method: 'POST',
  path: '/appeals/:appealId/agreements',
  permission: 'disclosure.decideAppeal',
  summary: { zh: '同意决定草案；过半数即为决定', en: 'Agree to the proposal; more than half decide' },
  params: z.strictObject({ appealId: z.uuid() }),
  body: z.strictObject({ version: z.int().min(1) }),
  status: 201,
  response: appealSchema,
});

export const carryOutCorrection = route({
  method: 'POST',
  path: '/corrections/:correctionId/execution',
  permission: 'disclosure.publish',
  summary: { zh: '执行申诉决定的更正', en: 'Carry out a correction that an appeal ordered' },
  params: z.strictObject({ correctionId: z.uuid() }),
  body: z.strictObject({
    reason: z.string().trim().min(5).max(2000),
    /** Items whose value changes; those ordered and not listed stay, and the reason says why. */
    cells: z.array(z.strictObject({ itemCode: itemCodeSchema, entry: cellEntrySchema, version: z.int().min(0) })).max(50),
  }),
  status: 201,
  response: appealSchema,
});
