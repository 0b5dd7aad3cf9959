import { z } from 'zod';
import { roles } from '../../accounts/permission.ts';
import { panelStages, stages } from '../../cycles/stage.ts';
import { route } from '../../route.ts';
import { languages, textSchema } from '../../text.ts';
import { daySchema, hundredthsSchema, instantSchema, itemCodeSchema, unitCodeSchema } from '../../wire.ts';
import { cellEntrySchema, proofSchema } from '../cell.ts';
import { groupRoles, recusalReasons } from './group.ts';
import { panelItemStates } from './marking.ts';
import { matrixFilters } from './matrix-filter.ts';

const panelStageSchema = z.enum(panelStages);
const assessmentParams = z.strictObject({ assessmentId: z.uuid() });
const groupParams = assessmentParams.extend({ stage: panelStageSchema });
const personSchema = z.strictObject({ accountId: z.string(), name: z.string() });
const obstacleSchema = z.strictObject({ code: z.string(), details: z.record(z.string(), z.unknown()) });
const words = z.string().trim().min(1).max(2000);
/** Null: the indicator does not apply to this village. */
const markScoreSchema = z.int().min(0).max(1_000_000).nullable();

const recusalSchema = z.strictObject({
  id: z.uuid(),
  person: personSchema,
  reason: z.enum(recusalReasons),
  declaredBy: personSchema,
  declaredAt: instantSchema,
});

const memberSchema = z.strictObject({
  person: personSchema,
  unitName: z.string(),
  role: z.enum(groupRoles),
  /** Stars that he answers for as a person of a lead unit; null is all. */
  stars: z.array(itemCodeSchema).nullable(),
  joinedAt: instantSchema,
  declaredNoConflictAt: instantSchema.nullable(),
});

export const ownMarkSchema = z.strictObject({
  score: markScoreSchema,
  reason: z.string(),
  proofs: z.array(proofSchema),
  revision: z.int().min(1),
  committedAt: instantSchema,
});

const panelItemSchema = z.strictObject({
  itemCode: itemCodeSchema,
  starCode: itemCodeSchema,
  round: z.int(),
  state: z.enum(panelItemStates),
  /** How many are to mark it, and how many have. */
  due: z.int(),
  committed: z.int(),
  /** The caller's own latest mark. */
  own: ownMarkSchema.nullable(),
  /** Why the caller may not mark it now; empty where he may. */
  mark: z.array(obstacleSchema),
  /** Whether the lower levels' values are hidden from the caller until he has marked. */
  hidden: z.boolean(),
  disagreementId: z.uuid().nullable(),
});

export const groupSchema = z.strictObject({
  assessmentId: z.uuid(),
  stage: panelStageSchema,
  /** Null until the group is formed. */
  formed: z.strictObject({ by: personSchema, at: instantSchema }).nullable(),
  version: z.int().min(0),
  members: z.array(memberSchema),
  recusals: z.array(recusalSchema),
  items: z.array(panelItemSchema),
  /** Why the group cannot mark as it stands; empty where it can. */
  unsound: z.array(obstacleSchema),
  acts: z.strictObject({
    form: z.array(obstacleSchema),
    declare: z.array(obstacleSchema),
  }),
});
export type Group = z.infer<typeof groupSchema>;

export const readGroup = route({
  method: 'GET',
  path: '/assessments/:assessmentId/groups/:stage',
  permission: 'assessment.readGroup',
  summary: {
    zh: '考评小组、回避与打分进度',
    en: 'A village’s review group at a stage, who stands down, and how far its marks are',
  },
  params: groupParams,
  response: groupSchema,
});

export const listEligible = route({
  method: 'GET',
  path: '/assessments/:assessmentId/groups/:stage/eligible',
  permission: 'assessment.formGroup',
  summary: { zh: '可选的小组成员和观察员', en: 'Who can sit in the group or observe, and why others cannot' },
  params: groupParams,
  query: z.strictObject({ search: z.string().trim().max(50).optional() }),
  response: z.array(
    z.strictObject({
      person: personSchema,
      unitName: z.string(),
      roles: z.array(z.enum(roles)),
      asMember: z.array(obstacleSchema),
      asObserver: z.array(obstacleSchema),
    }),
  ),
});

export const formGroup = route({
  method: 'PUT',
  path: '/assessments/:assessmentId/groups/:stage',
  permission: 'assessment.formGroup',
  summary: { zh: '组建或调整考评小组', en: 'Form the review group, or change who sits in it' },
  params: groupParams,
  body: z.strictObject({
    members: z.array(z.strictObject({ accountId: z.string().min(1).max(100), role: z.enum(groupRoles) })).max(60),
    /** 0 where there is no group yet. */
    version: z.int().min(0),
  }),
  response: groupSchema,
});

export const declareNoConflict = route({
  method: 'POST',
  path: '/assessments/:assessmentId/groups/:stage/declarations',
  permission: 'assessment.mark',
  summary: { zh: '声明没有应当回避的关系', en: 'A member declares that nothing obliges him to stand down' },
  params: groupParams,
  body: z.strictObject({}),
  status: 201,
  response: groupSchema,
});

export const standDown = route({
  method: 'POST',
  path: '/assessments/:assessmentId/recusals/own',
  permission: 'assessment.mark',
  summary: { zh: '本人申请回避', en: 'Stand down from a village oneself' },
  params: assessmentParams,
  body: z.strictObject({ reason: z.enum(recusalReasons) }),
  status: 201,
  response: recusalSchema,
});

export const recordRecusal = route({
  method: 'POST',
  path: '/assessments/:assessmentId/recusals',
  permission: 'assessment.formGroup',
  summary: { zh: '登记他人回避', en: 'Record that somebody stands down from a village' },
  params: assessmentParams,
  body: z.strictObject({ accountId: z.string().min(1).max(100), reason: z.enum(recusalReasons) }),
  status: 201,
  response: recusalSchema,
});

export const commitMark = route({
  method: 'POST',
  path: '/assessments/:assessmentId/groups/:stage/marks',
  permission: 'assessment.mark',
  summary: {
    zh: '提交本人对一个主观指标的打分（讨论中可再次提交）',
    en: 'Commit one’s own mark of a judged indicator; again only while it is discussed',
  },
  params: groupParams,
  body: z.strictObject({
    itemCode: itemCodeSchema,
    score: markScoreSchema,
    reason: z.string().trim().max(2000),
    proofs: z.array(proofSchema).max(50),
    /** The revision on which this one is based; 0 for a first mark. */
    revision: z.int().min(0),
  }),
  status: 201,
  response: groupSchema,
});

const memberMarkSchema = z.strictObject({
  person: personSchema,
  /** First mark first; the last one stands. */
  revisions: z.array(ownMarkSchema),
});

export const disagreementSchema = z.strictObject({
  id: z.uuid(),
  assessmentId: z.uuid(),
  cycleId: z.uuid(),
  standardId: z.uuid(),
  villageName: z.string(),
  townshipName: z.string(),
  stage: panelStageSchema,
  itemCode: itemCodeSchema,
  starCode: itemCodeSchema,
  round: z.int(),
  state: z.enum(['discussion', 'arbitration', 'resolved']),
  /** Hundredths. */
  limitScore: hundredthsSchema,
  spreadScore: hundredthsSchema,
  openedAt: instantSchema,
  marks: z.array(memberMarkSchema),
  entries: z.array(z.strictObject({ id: z.uuid(), by: personSchema, words: z.string(), at: instantSchema })),
  arbitration: z
    .strictObject({
      askedBy: personSchema,
      askedAt: instantSchema,
      askedOn: daySchema,
      dueOn: daySchema,
      /** Decided after the day it was due, or still open past it. */
      late: z.boolean(),
    })
    .nullable(),
  resolution: z
    .strictObject({
      kind: z.enum(['agreement', 'arbitration']),
      at: instantSchema,
      entry: cellEntrySchema.nullable(),
      by: personSchema.nullable(),
      words: z.string().nullable(),
    })
    .nullable(),
  version: z.int(),
  acts: z.strictObject({
    mark: z.array(obstacleSchema),
    discuss: z.array(obstacleSchema),
    ask: z.array(obstacleSchema),
    decide: z.array(obstacleSchema),
  }),
});
export type Disagreement = z.infer<typeof disagreementSchema>;

const disagreementParams = z.strictObject({ disagreementId: z.uuid() });

export const readDisagreement = route({
  method: 'GET',
  path: '/disagreements/:disagreementId',
  permission: 'assessment.readGroup',
  summary: {
    zh: '一项打分分歧：各人理由、佐证与讨论',
    en: 'A disagreement: everyone’s reason and proof side by side, and the discussion',
  },
  params: disagreementParams,
  response: disagreementSchema,
});

export const discuss = route({
  method: 'POST',
  path: '/disagreements/:disagreementId/entries',
  permission: 'assessment.mark',
  summary: { zh: '在讨论中发言', en: 'Write in the discussion of a disagreement' },
  params: disagreementParams,
  body: z.strictObject({ words }),
  status: 201,
  response: disagreementSchema,
});

export const askArbitration = route({
  method: 'POST',
  path: '/disagreements/:disagreementId/arbitration',
  permission: 'assessment.mark',
  summary: { zh: '提请上一级裁定', en: 'Hand a disagreement to the level above' },
  params: disagreementParams,
  body: z.strictObject({ words, version: z.int().min(1) }),
  status: 201,
  response: disagreementSchema,
});

export const decideDisagreement = route({
  method: 'POST',
  path: '/disagreements/:disagreementId/decision',
  permission: 'assessment.arbitrate',
  summary: { zh: '裁定一项分歧', en: 'Decide a disagreement' },
  params: disagreementParams,
  body: z.strictObject({
    score: markScoreSchema,
    words,
    proofs: z.array(proofSchema).max(50),
    version: z.int().min(1),
  }),
  status: 201,
  response: disagreementSchema,
});

export const listMyGroups = route({
  method: 'GET',
  path: '/my-groups',
  permission: 'signedIn',
  summary: { zh: '我参加的考评小组', en: 'The review groups I sit in or observe' },
  response: z.array(
    z.strictObject({
      assessmentId: z.uuid(),
      villageName: z.string(),
      townshipName: z.string(),
      stage: panelStageSchema,
      role: z.enum(groupRoles),
      declared: z.boolean(),
      members: z.array(z.strictObject({ name: z.string(), role: z.enum(groupRoles) })),
      items: z.int(),
      settled: z.int(),
      disagreements: z.int(),
      /** Indicators that wait for my own mark. */
      waiting: z.int(),
    }),
  ),
});

const matrixQuery = z.strictObject({
  unitCode: unitCodeSchema,
  star: itemCodeSchema.optional(),
  only: z.enum(matrixFilters).optional(),
});

const matrixRowSchema = z.strictObject({
  assessmentId: z.uuid(),
  villageCode: unitCodeSchema,
  villageName: z.string(),
  townshipName: z.string(),
  itemCode: itemCodeSchema,
  starCode: itemCodeSchema.nullable(),
  scores: z.partialRecord(
    z.enum(stages),
    z.strictObject({
      entry: cellEntrySchema.nullable(),
      score: hundredthsSchema.nullable(),
      reason: z.string(),
      proofs: z.int(),
    }),
  ),
  /** By the stage that differs from the one below. */
  differences: z.partialRecord(
    panelStageSchema,
    z.strictObject({
      change: hundredthsSchema.nullable(),
      beyondLimit: z.boolean(),
      reasonMissing: z.boolean(),
      changesStar: z.boolean(),
      dispute: z.enum(['discussion', 'arbitration']).nullable(),
      disagreementId: z.uuid().nullable(),
    }),
  ),
});
export type MatrixRow = z.infer<typeof matrixRowSchema>;

export const readDiscrepancyMatrix = route({
  method: 'GET',
  path: '/cycles/:cycleId/discrepancies',
  permission: 'assessment.read',
  summary: {
    zh: '一个乡镇、区县或全市的评分差异',
    en: 'Where levels differ over a township, a district or the city, page by page',
  },
  params: z.strictObject({ cycleId: z.uuid() }),
  query: matrixQuery.extend({ after: z.string().max(200).optional() }),
  response: z.strictObject({
    unitCode: unitCodeSchema,
    unitName: z.string(),
    cycleTitle: textSchema,
    standardId: z.uuid(),
    rows: z.array(matrixRowSchema),
    /** Give it as `after` for the next page; null on the last. */
    next: z.string().nullable(),
  }),
});

export const exportDiscrepancyMatrix = route({
  method: 'GET',
  path: '/cycles/:cycleId/discrepancies/export/:format',
  permission: 'assessment.read',
  summary: { zh: '导出评分差异（xlsx 或 CSV，base64）', en: 'Export the differences as xlsx or CSV (base64)' },
  params: z.strictObject({ cycleId: z.uuid(), format: z.enum(['xlsx', 'csv']) }),
  query: matrixQuery.extend({ language: z.enum(languages).default('zh') }),
  response: z.strictObject({ fileName: z.string(), mediaType: z.string(), base64: z.string() }),
});
