import { z } from 'zod';
import { taskSchema, taskToSetSchema } from '../../cycles/rectification/contract.ts';
import { cycleStates } from '../../cycles/cycle.ts';
import { stages } from '../../cycles/stage.ts';
import { route } from '../../route.ts';
import { daySchema, instantSchema, itemCodeSchema, unitCodeSchema } from '../../wire.ts';
import { checklistStarSchema } from './checklist.ts';
import { answers, mostEvidence, placeKinds, severities } from './finding.ts';
import { fewestParticipants, inspectionStages, inspectionStates, participantKinds } from './inspection.ts';

const personSchema = z.strictObject({ accountId: z.string(), name: z.string() });
const obstacleSchema = z.strictObject({ code: z.string(), details: z.record(z.string(), z.unknown()) });
const assessmentParams = z.strictObject({ assessmentId: z.uuid() });
const inspectionParams = z.strictObject({ inspectionId: z.uuid() });

const planSchema = z.strictObject({
  stage: z.enum(inspectionStages),
  plannedOn: daySchema,
  /** Accounts that may inspect here. */
  team: z.array(z.string().min(1).max(64)).min(1).max(20),
  purpose: z.string().trim().max(500),
  stars: z.array(itemCodeSchema).min(1).max(50),
});

export const inspectionSummarySchema = z.strictObject({
  id: z.uuid(),
  assessmentId: z.uuid(),
  stage: z.enum(inspectionStages),
  plannedOn: daySchema,
  team: z.array(personSchema),
  purpose: z.string(),
  stars: z.array(itemCodeSchema),
  state: z.enum(inspectionStates),
  /** Null while the caller does not see the findings: before it is closed they are the team's and its upper levels'. */
  count: z.strictObject({ lines: z.int(), answered: z.int(), serious: z.int(), minor: z.int(), remark: z.int() }).nullable(),
  version: z.int(),
});
export type InspectionSummary = z.infer<typeof inspectionSummarySchema>;

export const findingSchema = z.strictObject({
  /** Made by the device that wrote it, so that sending it twice keeps it once. */
  id: z.uuid(),
  lineKey: z.string().min(1).max(200),
  answer: z.enum(answers),
  severity: z.enum(severities).nullable(),
  words: z.string(),
  place: z.enum(placeKinds).nullable(),
  evidence: z.array(z.uuid()),
  /** 1, 2 … of this line; earlier ones stay. */
  version: z.int().min(1),
  by: personSchema,
  at: instantSchema,
});
export type Finding = z.infer<typeof findingSchema>;

export const interviewSchema = z.strictObject({
  id: z.uuid(),
  heldOn: daySchema,
  participantKind: z.enum(participantKinds),
  participants: z.int().min(fewestParticipants),
  topics: z.string(),
  minutes: z.string(),
  /** The record that this one corrects. */
  replaces: z.uuid().nullable(),
  replaced: z.boolean(),
  by: personSchema,
  at: instantSchema,
});
export type Interview = z.infer<typeof interviewSchema>;

export const inspectionSchema = inspectionSummarySchema.extend({
  villageCode: unitCodeSchema,
  villageName: z.string(),
  villagePath: z.string(),
  cycleState: z.enum(cycleStates),
  /** Frozen when it was opened; before, as the standard has it. */
  checklist: z.array(checklistStarSchema),
  /** What stands for each line. */
  findings: z.array(findingSchema),
  interviews: z.array(interviewSchema),
  /** Line → its rectification task. */
  tasks: z.array(z.strictObject({ lineKey: z.string(), taskId: z.uuid() })),
  open: z.strictObject({
    plan: z.array(obstacleSchema),
    open: z.array(obstacleSchema),
    find: z.array(obstacleSchema),
    close: z.array(obstacleSchema),
  }),
});
export type Inspection = z.infer<typeof inspectionSchema>;

export const listInspections = route({
  method: 'GET',
  path: '/assessments/:assessmentId/inspections',
  permission: 'fieldwork.readInspection',
  summary: { zh: '一个村的实地检查', en: 'Inspections of a village' },
  params: assessmentParams,
  response: z.strictObject({ inspections: z.array(inspectionSummarySchema), plan: z.array(obstacleSchema) }),
});

export const listInspectors = route({
  method: 'GET',
  path: '/assessments/:assessmentId/inspectors',
  permission: 'fieldwork.inspect',
  summary: { zh: '可以检查该村的人员', en: 'Who may inspect this village' },
  params: assessmentParams,
  response: z.array(personSchema.extend({ unitName: z.string(), stars: z.array(itemCodeSchema).nullable() })),
});

export const planInspection = route({
  method: 'POST',
  path: '/assessments/:assessmentId/inspections',
  permission: 'fieldwork.inspect',
  summary: { zh: '计划实地检查', en: 'Plan an inspection' },
  params: assessmentParams,
  body: planSchema,
  status: 201,
  response: inspectionSummarySchema,
});

export const changePlan = route({
  method: 'PUT',
  path: '/inspections/:inspectionId',
  permission: 'fieldwork.inspect',
  summary: { zh: '修改检查计划', en: 'Change the plan of an inspection' },
  params: inspectionParams,
  body: planSchema.extend({ version: z.int().min(1) }),
  response: inspectionSummarySchema,
});

export const readInspection = route({
  method: 'GET',
  path: '/inspections/:inspectionId',
  permission: 'fieldwork.readInspection',
  summary: { zh: '一次实地检查', en: 'An inspection' },
  params: inspectionParams,
  response: inspectionSchema,
});

export const openInspection = route({
  method: 'POST',
  path: '/inspections/:inspectionId/opening',
  permission: 'fieldwork.inspect',
  summary: { zh: '开始检查，冻结检查表', en: 'Open an inspection and freeze its checklist' },
  params: inspectionParams,
  body: z.strictObject({ version: z.int().min(1) }),
  status: 201,
  response: inspectionSummarySchema,
});

export const closeInspection = route({
  method: 'POST',
  path: '/inspections/:inspectionId/closing',
  permission: 'fieldwork.inspect',
  summary: { zh: '结束检查，结果向村公开', en: 'Close an inspection and show it to the village' },
  params: inspectionParams,
  body: z.strictObject({ version: z.int().min(1) }),
  status: 201,
  response: inspectionSummarySchema,
});

export const saveFinding = route({
  method: 'POST',
  path: '/inspections/:inspectionId/findings',
  permission: 'fieldwork.inspect',
  summary: { zh: '填写检查表的一行', en: 'Fill in a line of the checklist' },
  params: inspectionParams,
  body: findingSchema.omit({ by: true, at: true, version: true }).extend({
    words: z.string().trim().max(2000),
    evidence: z.array(z.uuid()).max(mostEvidence),
    /** The version that the writer saw; 0 where the line was empty. */
    version: z.int().min(0),
  }),
  status: 201,
  response: findingSchema,
});

export const recordInterview = route({
  method: 'POST',
  path: '/inspections/:inspectionId/interviews',
  permission: 'fieldwork.inspect',
  summary: { zh: '登记座谈', en: 'Keep the record of an interview' },
  params: inspectionParams,
  body: z.strictObject({
    id: z.uuid(),
    heldOn: daySchema,
    participantKind: z.enum(participantKinds),
    participants: z.int().min(fewestParticipants).max(500),
    topics: z.string().trim().min(2).max(500),
    minutes: z.string().trim().min(2).max(10_000),
    replaces: z.uuid().nullable(),
  }),
  status: 201,
  response: interviewSchema,
});

export const setFindingTask = route({
  method: 'POST',
  path: '/inspections/:inspectionId/findings/:findingId/task',
  permission: 'fieldwork.inspect',
  summary: { zh: '把一条检查结果交办整改', en: 'Make a finding a rectification task' },
  params: z.strictObject({ inspectionId: z.uuid(), findingId: z.uuid() }),
  body: taskToSetSchema,
  status: 201,
  response: taskSchema,
});

/** Enters the share of tasks closed on time into a computed indicator that is a proportion; how many tasks there are scores nowhere. */
export const takeOverRectification = route({
  method: 'POST',
  path: '/assessments/:assessmentId/sheets/:stage/rectification-share',
  permission: 'assessment.score',
  summary: { zh: '将按期销号比例填入评分表', en: 'Take the share closed on time over into the score sheet' },
  params: z.strictObject({ assessmentId: z.uuid(), stage: z.enum(stages) }),
  body: z.strictObject({ itemCode: itemCodeSchema, version: z.int().min(0) }),
  status: 201,
  response: z.strictObject({ itemCode: itemCodeSchema, onTime: z.int(), due: z.int(), version: z.int() }),
});
