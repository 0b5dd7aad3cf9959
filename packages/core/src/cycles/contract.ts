import { z } from 'zod';
import { route } from '../route.ts';
import { textSchema } from '../text.ts';
import { daySchema, instantSchema, itemCodeSchema, unitCodeSchema } from '../wire.ts';
import { calendarStages, carriers, combinations, cycleStates } from './cycle.ts';
import { panelStages, stages } from './stage.ts';

const cycleParams = z.strictObject({ cycleId: z.uuid() });

export const calendarEntrySchema = z.strictObject({ stage: z.enum(calendarStages), opensOn: daySchema, dueOn: daySchema });

export const cycleSchema = z.strictObject({
  id: z.uuid(),
  cityCode: unitCodeSchema,
  cityName: z.string(),
  year: z.int(),
  title: textSchema,
  carrier: z.enum(carriers),
  approvingDocument: z.string(),
  sponsor: z.string(),
  standard: z.strictObject({ id: z.uuid(), code: z.string(), version: z.string(), title: textSchema, draft: z.boolean() }),
  combination: z.enum(combinations),
  weights: z.partialRecord(z.enum(stages), z.int().min(0).max(100)).nullable(),
  /** Stages at which a review group marks the judged indicators; empty where one person scores everywhere. */
  panelStages: z.array(z.enum(panelStages)),
  /** Whether a member sees the lower levels' values of an indicator only after he has marked it. */
  blind: z.boolean(),
  state: z.enum(cycleStates),
  calendar: z.array(calendarEntrySchema),
  villages: z.array(unitCodeSchema),
  sample: z.boolean(),
  version: z.int(),
});
export type Cycle = z.infer<typeof cycleSchema>;

const programmeSchema = z.strictObject({
  year: z.int().min(2000).max(2100),
  title: textSchema,
  carrier: z.enum(carriers),
  approvingDocument: z.string().trim().min(1).max(300),
  sponsor: z.string().trim().min(1).max(200),
  standardId: z.uuid(),
  combination: z.enum(combinations),
  weights: z.partialRecord(z.enum(stages), z.int().min(0).max(100)).nullable(),
  panelStages: z.array(z.enum(panelStages)).max(panelStages.length).default([]),
  blind: z.boolean().default(false),
  calendar: z.array(calendarEntrySchema),
  villages: z.array(unitCodeSchema).min(1).max(20_000),
});

export const listCycles = route({
  method: 'GET',
  path: '/cycles',
  permission: 'cycles.read',
  summary: { zh: '各年度周期', en: 'The cycles, newest first' },
  response: z.array(cycleSchema),
});

export const readCycle = route({
  method: 'GET',
  path: '/cycles/:cycleId',
  permission: 'cycles.read',
  summary: { zh: '一个年度周期', en: 'One cycle' },
  params: cycleParams,
  response: cycleSchema,
});

export const createCycle = route({
  method: 'POST',
  path: '/cycles',
  permission: 'cycles.edit',
  summary: { zh: '新建年度方案', en: 'Create the programme of a year (draft)' },
  body: programmeSchema.extend({ cityCode: unitCodeSchema }),
  status: 201,
  response: cycleSchema,
});

export const reviseCycle = route({
  method: 'PUT',
  path: '/cycles/:cycleId',
  permission: 'cycles.edit',
  summary: { zh: '修改年度方案（发布前）', en: 'Revise the programme before it is published' },
  params: cycleParams,
  body: programmeSchema.extend({ version: z.int().min(1) }),
  response: cycleSchema,
});

export const publishCycle = route({
  method: 'POST',
  path: '/cycles/:cycleId/publication',
  permission: 'cycles.edit',
  summary: { zh: '发布年度方案，开放申报', en: 'Publish the programme: villages may apply' },
  params: cycleParams,
  body: z.strictObject({ version: z.int().min(1) }),
  status: 201,
  response: cycleSchema,
});

export const moveDueDate = route({
  method: 'PUT',
  path: '/cycles/:cycleId/calendar/:stage',
  permission: 'cycles.edit',
  summary: { zh: '调整一个阶段的日期（须说明理由）', en: 'Move a stage of a running cycle, with a reason' },
  params: cycleParams.extend({ stage: z.enum(calendarStages) }),
  body: z.strictObject({
    opensOn: daySchema,
    dueOn: daySchema,
    reason: z.string().trim().min(1).max(500),
    version: z.int().min(1),
  }),
  response: cycleSchema,
});

export const applicationSchema = z.strictObject({
  assessmentId: z.uuid(),
  stars: z.array(itemCodeSchema),
  commitments: z.record(itemCodeSchema, z.string()),
  version: z.int(),
  submittedAt: instantSchema.nullable(),
});

export const saveApplication = route({
  method: 'PUT',
  path: '/assessments/:assessmentId/application',
  permission: 'cycles.apply',
  summary: { zh: '填写创星申报', en: 'Write a village’s application: stars and commitments' },
  params: z.strictObject({ assessmentId: z.uuid() }),
  body: z.strictObject({
    stars: z.array(itemCodeSchema).min(1).max(50),
    commitments: z.record(itemCodeSchema, z.string().trim().max(1000)),
    version: z.int().min(0),
  }),
  response: applicationSchema,
});

export const submitApplication = route({
  method: 'POST',
  path: '/assessments/:assessmentId/application/submission',
  permission: 'cycles.submitApplication',
  summary: { zh: '提交创星申报', en: 'Submit the application; the self-assessment opens' },
  params: z.strictObject({ assessmentId: z.uuid() }),
  body: z.strictObject({ version: z.int().min(1) }),
  status: 201,
  response: applicationSchema,
});
