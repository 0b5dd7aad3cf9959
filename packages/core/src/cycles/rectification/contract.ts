import { z } from 'zod';
import { fileSchema } from '../../bytes.ts';
import { paperFormatSchema, paperLanguageSchema, paperRateLimit } from '../../paper.ts';
import { route } from '../../route.ts';
import { daySchema, instantSchema, itemCodeSchema, unitCodeSchema } from '../../wire.ts';
import { levels, taskActs, taskOwners, taskSources, taskStates } from './task.ts';

const personSchema = z.strictObject({ accountId: z.string(), name: z.string() });
const obstacleSchema = z.strictObject({ code: z.string(), details: z.record(z.string(), z.unknown()) });
const assessmentParams = z.strictObject({ assessmentId: z.uuid() });
const taskParams = z.strictObject({ taskId: z.uuid() });

/** Working days from the day it is set, or a day chosen and the reason for it. */
export const dueSchema = z.union([
  z.strictObject({ workingDays: z.int().min(1).max(250) }),
  z.strictObject({ on: daySchema, reason: z.string().trim().min(2).max(500) }),
]);

export const taskSummarySchema = z.strictObject({
  id: z.uuid(),
  assessmentId: z.uuid(),
  villageCode: unitCodeSchema,
  villageName: z.string(),
  townshipName: z.string(),
  source: z.enum(taskSources),
  starCode: itemCodeSchema.nullable(),
  itemCode: itemCodeSchema.nullable(),
  /** What is to be done. */
  words: z.string(),
  owner: z.enum(taskOwners),
  setLevel: z.enum(levels),
  state: z.enum(taskStates),
  dueOn: daySchema,
  /** Late so far; it stays true after the task is closed. */
  late: z.boolean(),
  /** Working days since its day while the village owes a report; 0 otherwise. */
  overdueDays: z.int(),
  /** The highest level that is told of it today. */
  escalatedTo: z.enum(['township', 'district', 'city']).nullable(),
});
export type TaskSummary = z.infer<typeof taskSummarySchema>;

export const taskSchema = taskSummarySchema.extend({
  sourceId: z.uuid().nullable(),
  acts: z.array(
    z.strictObject({
      act: z.enum(taskActs),
      words: z.string(),
      dueOn: daySchema.nullable(),
      /** Working days counted; null where the day was chosen or is as before. */
      dueDays: z.int().nullable(),
      dueReason: z.string(),
      evidence: z.array(z.uuid()),
      by: personSchema,
      at: instantSchema,
    }),
  ),
  /** Acts so far: whoever acts says which he saw. */
  version: z.int(),
  /** Why each act is not open to the caller now; empty where it is. */
  open: z.strictObject({
    reported: z.array(obstacleSchema),
    accepted: z.array(obstacleSchema),
    sentBack: z.array(obstacleSchema),
    extended: z.array(obstacleSchema),
    withdrawn: z.array(obstacleSchema),
  }),
});
export type Task = z.infer<typeof taskSchema>;

export const guidanceVisitSchema = z.strictObject({
  id: z.uuid(),
  heldOn: daySchema,
  stars: z.array(itemCodeSchema),
  words: z.string(),
  by: personSchema,
  recordedAt: instantSchema,
  advice: z.array(
    z.strictObject({ id: z.uuid(), starCode: itemCodeSchema, itemCode: itemCodeSchema.nullable(), words: z.string() }),
  ),
});
export type GuidanceVisit = z.infer<typeof guidanceVisitSchema>;

export const readRectification = route({
  method: 'GET',
  path: '/assessments/:assessmentId/rectification',
  permission: 'cycles.readRectification',
  summary: { zh: '一个村的指导与整改', en: 'Guidance and rectification of a village' },
  params: assessmentParams,
  response: z.strictObject({
    visits: z.array(guidanceVisitSchema),
    tasks: z.array(taskSchema),
    /** Of the tasks that fell due, how many were closed on time. */
    share: z.strictObject({ onTime: z.int(), due: z.int() }),
    /** Why the caller can record no guidance visit now, or set no task from the result; empty where he can. */
    open: z.strictObject({ guide: z.array(obstacleSchema), setFromResult: z.array(obstacleSchema) }),
  }),
});

/** The most tasks in one answer; `more` says that some were left out. */
export const mostTasksListed = 200;
export const taskFilters = ['open', 'overdue', 'reported', 'closed', 'all'] as const;

export const listTasks = route({
  method: 'GET',
  path: '/rectification-tasks',
  permission: 'cycles.readRectification',
  summary: { zh: '我范围内的整改事项', en: 'Rectification tasks within my scope' },
  query: z.strictObject({
    show: z.enum(taskFilters).default('open'),
    townshipCode: unitCodeSchema.optional(),
    starCode: itemCodeSchema.optional(),
  }),
  response: z.strictObject({ tasks: z.array(taskSummarySchema), more: z.boolean() }),
});

export const recordGuidance = route({
  method: 'POST',
  path: '/assessments/:assessmentId/guidance-visits',
  permission: 'cycles.guide',
  summary: { zh: '登记一次指导（不评分）', en: 'Record a guidance visit (no scores)' },
  params: assessmentParams,
  body: z.strictObject({
    heldOn: daySchema,
    stars: z.array(itemCodeSchema).min(1).max(50),
    words: z.string().trim().min(1).max(4000),
    advice: z
      .array(
        z.strictObject({
          starCode: itemCodeSchema,
          itemCode: itemCodeSchema.nullable(),
          words: z.string().trim().min(1).max(1000),
        }),
      )
      .max(50),
  }),
  status: 201,
  response: guidanceVisitSchema,
});

/** What a task is, whatever it comes from. */
export const taskToSetSchema = z.strictObject({
  words: z.string().trim().min(2).max(2000),
  owner: z.enum(taskOwners),
  due: dueSchema,
});

export const setTask = route({
  method: 'POST',
  path: '/assessments/:assessmentId/rectification-tasks',
  permission: 'cycles.guide',
  summary: { zh: '交办整改事项', en: 'Set a rectification task' },
  params: assessmentParams,
  body: taskToSetSchema.extend({
    /** Findings of an inspection become tasks through the inspection. */
    source: z.enum(['guidance', 'result', 'objection']),
    /** The piece of advice, where it comes from guidance; otherwise null. */
    sourceId: z.uuid().nullable(),
    starCode: itemCodeSchema.nullable(),
    itemCode: itemCodeSchema.nullable(),
  }),
  status: 201,
  response: taskSchema,
});

const version = z.int().min(1);
const reason = z.string().trim().min(2).max(2000);

export const reportTask = route({
  method: 'POST',
  path: '/rectification-tasks/:taskId/reports',
  permission: 'cycles.rectify',
  summary: { zh: '报告整改完成', en: 'Report a task as done' },
  params: taskParams,
  body: z.strictObject({ version, words: reason, evidence: z.array(z.uuid()).max(20) }),
  status: 201,
  response: taskSchema,
});

export const acceptTask = route({
  method: 'POST',
  path: '/rectification-tasks/:taskId/acceptances',
  permission: 'cycles.guide',
  summary: { zh: '检查通过并销号', en: 'Accept and close a task' },
  params: taskParams,
  body: z.strictObject({ version, words: z.string().trim().max(2000) }),
  status: 201,
  response: taskSchema,
});

export const sendTaskBack = route({
  method: 'POST',
  path: '/rectification-tasks/:taskId/returns',
  permission: 'cycles.guide',
  summary: { zh: '退回重办', en: 'Send a task back' },
  params: taskParams,
  body: z.strictObject({ version, words: reason, due: dueSchema }),
  status: 201,
  response: taskSchema,
});

export const extendTask = route({
  method: 'POST',
  path: '/rectification-tasks/:taskId/extensions',
  permission: 'cycles.guide',
  summary: { zh: '延期', en: 'Move a task’s day later' },
  params: taskParams,
  body: z.strictObject({ version, words: reason, on: daySchema }),
  status: 201,
  response: taskSchema,
});

export const withdrawTask = route({
  method: 'POST',
  path: '/rectification-tasks/:taskId/withdrawal',
  permission: 'cycles.guide',
  summary: { zh: '撤销整改事项', en: 'Withdraw a task' },
  params: taskParams,
  body: z.strictObject({ version, words: reason }),
  status: 201,
  response: taskSchema,
});

export const printRectificationLetter = route({
  method: 'GET',
  path: '/rectification-tasks/:taskId/letter',
  permission: 'cycles.readRectification',
  summary: { zh: '整改通知书（PDF或Word）', en: 'The rectification letter as PDF or Word' },
  params: taskParams,
  query: z.strictObject({ format: paperFormatSchema, language: paperLanguageSchema }),
  rateLimit: paperRateLimit,
  response: fileSchema,
});
