import { z } from 'zod';
import { cellSchema } from '../../assessment/contract.ts';
import { assessmentStages } from '../../cycles/stage.ts';
import { route } from '../../route.ts';
import { textSchema } from '../../text.ts';
import { daySchema, itemCodeSchema, unitCodeSchema } from '../../wire.ts';
import { appraisalStates } from './appraisal.ts';
import { helpers, kindsOfHelp } from './asked.ts';
import {
  appraisalParams as params,
  askedSchema,
  choicesSchema,
  codeSchema,
  keysOf,
  presidingSchema,
  publishedSchema,
} from './ballot-contract.ts';
import { rollLimit } from './roll.ts';
const assessmentParams = z.strictObject({ assessmentId: z.uuid() });
const codesSchema = z.array(z.string());

export const rollEntrySchema = z.strictObject({
  number: z.int().min(1).max(9999),
  label: z.string().min(1).max(40),
  present: z.boolean(),
});

const assistedSchema = z.strictObject({
  help: z.enum(keysOf(kindsOfHelp)),
  helper: z.enum(keysOf(helpers)),
  witness: z.enum(keysOf(helpers)),
});

export const appraisalSchema = z.strictObject({
  id: z.uuid(),
  assessmentId: z.uuid(),
  villageCode: unitCodeSchema,
  villageName: textSchema,
  villagePath: z.string(),
  year: z.int(),
  stage: z.enum(assessmentStages),
  state: z.enum(appraisalStates),
  asked: z.array(askedSchema),
  presidedBy: presidingSchema,
  roll: z.array(rollEntrySchema),
  rollDigest: z.string().nullable(),
  openedOn: daySchema.nullable(),
  closedOn: daySchema.nullable(),
  /** People present: ticked before opening, and those who came late. */
  present: z.int(),
  issued: z.int(),
  late: z.array(z.strictObject({ count: z.int(), reason: z.string() })),
  assisted: z.array(assistedSchema),
  /** Null until it is counted; nothing shows before. */
  published: publishedSchema.nullable(),
  version: z.int(),
});
export type Appraisal = z.infer<typeof appraisalSchema>;

export const listAppraisals = route({
  method: 'GET',
  path: '/assessments/:assessmentId/appraisals',
  permission: 'fieldwork.readAppraisal',
  summary: { zh: '一个村的民主测评', en: 'The appraisals of a village' },
  params: assessmentParams,
  response: z.array(appraisalSchema.omit({ roll: true, assisted: true, late: true })),
});

const preparationSchema = z.strictObject({
  asked: z.array(askedSchema).min(1).max(8),
  presidedBy: presidingSchema,
});

export const createAppraisal = route({
  method: 'POST',
  path: '/assessments/:assessmentId/appraisals',
  permission: 'fieldwork.runAppraisal',
  summary: { zh: '筹备一次民主测评', en: 'Prepare an appraisal' },
  params: assessmentParams,
  body: preparationSchema,
  status: 201,
  response: appraisalSchema,
});

export const readAppraisal = route({
  method: 'GET',
  path: '/appraisals/:appraisalId',
  permission: 'fieldwork.readAppraisal',
  summary: { zh: '查看一次民主测评（计票前不显示任何票数）', en: 'Read an appraisal; no count shows before closing' },
  params,
  response: appraisalSchema,
});

export const prepareAppraisal = route({
  method: 'PUT',
  path: '/appraisals/:appraisalId/preparation',
  permission: 'fieldwork.runAppraisal',
  summary: { zh: '修改测评对象、名册和到会情况（投票开始前）', en: 'Change subjects, roll and attendance before voting opens' },
  params,
  body: preparationSchema.extend({ roll: z.array(rollEntrySchema).max(rollLimit), version: z.int().min(1) }),
  response: appraisalSchema,
});

/** The answer is the only time the codes of the slips are seen; their order is random. */
export const openAppraisal = route({
  method: 'POST',
  path: '/appraisals/:appraisalId/opening',
  permission: 'fieldwork.runAppraisal',
  summary: { zh: '冻结名册，发票，开始投票', en: 'Freeze the roll, issue slips and open voting' },
  params,
  body: z.strictObject({ version: z.int().min(1) }),
  status: 201,
  answeredOnce: true,
  response: z.strictObject({ appraisal: appraisalSchema, codes: codesSchema }),
});

export const issueLateSlips = route({
  method: 'POST',
  path: '/appraisals/:appraisalId/late-slips',
  permission: 'fieldwork.runAppraisal',
  summary: { zh: '给迟到的人补发票', en: 'Issue slips for people who came late' },
  params,
  body: z.strictObject({ count: z.int().min(1).max(rollLimit), reason: z.string().trim().min(2).max(200) }),
  status: 201,
  answeredOnce: true,
  response: z.strictObject({ appraisal: appraisalSchema, codes: codesSchema }),
});

export const reissueSlips = route({
  method: 'POST',
  path: '/appraisals/:appraisalId/reissue',
  permission: 'fieldwork.runAppraisal',
  summary: { zh: '作废全部票并重发（尚无人投票时）', en: 'Void all slips and issue new ones, while nobody has voted' },
  params,
  body: z.strictObject({}),
  status: 201,
  answeredOnce: true,
  response: z.strictObject({ appraisal: appraisalSchema, codes: codesSchema }),
});

/** Who typed a paper is recorded, what was typed is not: the audit entry names the appraisal alone. */
export const enterPaperBallot = route({
  method: 'POST',
  path: '/appraisals/:appraisalId/paper-ballots',
  permission: 'fieldwork.enterBallots',
  summary: { zh: '录入一张纸质票（须由两个账号录入一致）', en: 'Enter a paper ballot; two accounts must enter the same' },
  params,
  body: z.strictObject({ code: codeSchema, choices: choicesSchema }),
  status: 201,
  unlinked: true,
  response: z.strictObject({
    /** `first`: waits for another account. `counted`: it is in the box. `differs`: the readings are not the same. */
    outcome: z.enum(['first', 'counted', 'differs']),
    /** Where they differ: what was read so far, this entry included, without who read it. */
    readings: z.array(choicesSchema),
  }),
});

export const recordAssistedVote = route({
  method: 'POST',
  path: '/appraisals/:appraisalId/assisted-votes',
  permission: 'fieldwork.runAppraisal',
  summary: { zh: '登记一次协助投票（不记是谁）', en: 'Log that a voter was helped, not who' },
  params,
  body: assistedSchema,
  status: 201,
  response: appraisalSchema,
});

export const closeAppraisal = route({
  method: 'POST',
  path: '/appraisals/:appraisalId/closing',
  permission: 'fieldwork.runAppraisal',
  summary: {
    zh: '结束投票并计票；票面与追踪码的对应关系随即销毁',
    en: 'Close and count; what joins trackers and choices is destroyed',
  },
  params,
  body: z.strictObject({ papersReturned: z.int().min(0).max(9999), version: z.int().min(1) }),
  status: 201,
  response: appraisalSchema,
});

export const takeOverAppraisal = route({
  method: 'POST',
  path: '/appraisals/:appraisalId/taking-over',
  permission: 'assessment.score',
  summary: { zh: '把测评票数带入初评评分表的指标', en: 'Take the count over into an indicator of the township’s sheet' },
  params,
  body: z.strictObject({
    asked: askedSchema,
    itemCode: itemCodeSchema,
    reason: z.string().max(2000),
    /** Of the cell; 0 where it is empty. */
    version: z.int().min(0),
  }),
  status: 201,
  response: cellSchema,
});
