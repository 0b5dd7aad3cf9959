import { z } from 'zod';
import { route } from '../route.ts';
import { daySchema, hundredthsSchema, instantSchema, itemCodeSchema, unitCodeSchema } from '../wire.ts';
import { assessmentStages, stages } from '../cycles/stage.ts';
import { cellEntrySchema, proofSchema, sheetStates } from './cell.ts';
import { meetingBodies, outcomes } from './meeting.ts';

const stageSchema = z.enum(stages);
const assessmentParams = z.strictObject({ assessmentId: z.uuid() });
const sheetParams = z.strictObject({ assessmentId: z.uuid(), stage: stageSchema });
const personSchema = z.strictObject({ accountId: z.string(), name: z.string() });

export const cellSchema = z.strictObject({
  itemCode: itemCodeSchema,
  starCode: itemCodeSchema.nullable(),
  entry: cellEntrySchema.nullable(),
  /** Hundredths, computed from the entry; null while missing or not applicable. */
  score: hundredthsSchema.nullable(),
  reason: z.string(),
  proofs: z.array(proofSchema),
  version: z.int(),
  updatedBy: personSchema,
  updatedAt: instantSchema,
});
export type Cell = z.infer<typeof cellSchema>;

/** Why an act is not open to the caller now: a refusal's code and its values; empty when it is open. */
const obstacleSchema = z.strictObject({ code: z.string(), details: z.record(z.string(), z.unknown()) });
export const actsSchema = z.strictObject({
  score: z.array(obstacleSchema),
  submit: z.array(obstacleSchema),
  sendBack: z.array(obstacleSchema),
  /** Of the joint review, by declared star; empty at other stages. */
  signOff: z.record(itemCodeSchema, z.array(obstacleSchema)),
});

export const returnedItemSchema = z.strictObject({
  itemCode: itemCodeSchema,
  reason: z.string(),
  dueOn: daySchema,
  fromStage: stageSchema,
  sentBackBy: personSchema,
  sentBackAt: instantSchema,
  resolvedAt: instantSchema.nullable(),
});

export const sheetSchema = z.strictObject({
  assessmentId: z.uuid(),
  stage: stageSchema,
  state: z.enum(sheetStates).nullable(),
  round: z.int(),
  cells: z.array(cellSchema),
  returned: z.array(returnedItemSchema),
  signOffs: z.array(z.strictObject({ starCode: itemCodeSchema, by: personSchema, at: instantSchema })),
  /** Item codes the caller may write now. */
  writable: z.array(itemCodeSchema),
  acts: actsSchema,
});

export const assessmentSummarySchema = z.strictObject({
  id: z.uuid(),
  cycleId: z.uuid(),
  villageCode: unitCodeSchema,
  villageName: z.string(),
  villagePath: z.string(),
  townshipName: z.string(),
  stage: z.enum(assessmentStages),
  targetStars: z.array(itemCodeSchema),
  /** Of the current stage's sheet: items with a value, items in all. */
  filled: z.int(),
  items: z.int(),
  returned: z.int(),
  dueOn: daySchema.nullable(),
  starsWon: z.int().nullable(),
});

export const listAssessments = route({
  method: 'GET',
  path: '/cycles/:cycleId/assessments',
  permission: 'assessment.readTotals',
  summary: { zh: '本周期各村进展', en: 'Villages of a cycle and where they stand' },
  params: z.strictObject({ cycleId: z.uuid() }),
  response: z.array(assessmentSummarySchema),
});

export const meetingBodySchema = z.enum(meetingBodies);
export const meetingTallySchema = z.strictObject({
  body: meetingBodySchema,
  heldOn: daySchema,
  entitled: z.int().min(1).max(100_000),
  present: z.int().min(0).max(100_000),
  inFavor: z.int().min(0).max(100_000),
  against: z.int().min(0).max(100_000),
  abstained: z.int().min(0).max(100_000),
  minutes: z.string().max(10_000),
});
export const meetingSchema = meetingTallySchema.extend({
  id: z.uuid(),
  outcome: z.enum(outcomes),
  ruleCode: z.string(),
  recordedBy: personSchema,
  recordedAt: instantSchema,
  replaced: z.boolean(),
});

export const vetoFindingSchema = z.strictObject({
  id: z.uuid(),
  vetoCode: itemCodeSchema,
  document: z.string(),
  authority: z.string(),
  foundOn: daySchema,
  liftedAt: instantSchema.nullable(),
  liftingDocument: z.string().nullable(),
});

export const sheetActSchema = z.strictObject({
  stage: stageSchema,
  round: z.int(),
  act: z.enum(['opened', 'submitted', 'sentBack', 'sealed']),
  by: personSchema.nullable(),
  at: instantSchema,
  reason: z.string(),
  digest: z.string().nullable(),
});

export const readAssessment = route({
  method: 'GET',
  path: '/assessments/:assessmentId',
  permission: 'assessment.read',
  summary: { zh: '一个村的评定全程', en: 'One village’s passage through the cycle' },
  params: assessmentParams,
  response: assessmentSummarySchema.extend({
    standardId: z.uuid(),
    application: z
      .strictObject({
        stars: z.array(itemCodeSchema),
        commitments: z.record(itemCodeSchema, z.string()),
        submittedAt: instantSchema.nullable(),
        version: z.int(),
      })
      .nullable(),
    meetings: z.array(meetingSchema),
    cosignatures: z.array(
      z.strictObject({
        by: personSchema,
        round: z.int(),
        opinion: z.enum(['agrees', 'objects']),
        words: z.string(),
        at: instantSchema,
      }),
    ),
    vetoes: z.array(vetoFindingSchema),
    acts: z.array(sheetActSchema),
    /** Why what is done beside the sheets is not open to the caller now; empty where it is. */
    open: z.strictObject({
      recordMeeting: z.array(obstacleSchema),
      cosign: z.array(obstacleSchema),
      recordVeto: z.array(obstacleSchema),
    }),
    /** Stages whose sheets the caller may read. */
    sheets: z.array(z.strictObject({ stage: stageSchema, state: z.enum(sheetStates), round: z.int() })),
  }),
});

export const readSheet = route({
  method: 'GET',
  path: '/assessments/:assessmentId/sheets/:stage',
  permission: 'assessment.read',
  summary: { zh: '一个环节的评分表', en: 'The score sheet of one stage' },
  params: sheetParams,
  response: sheetSchema,
});

const proposalSchema = z.strictObject({
  entry: cellEntrySchema.nullable(),
  reason: z.string().trim().max(2000),
  proofs: z.array(proofSchema).max(50),
  /** The version on which the change is based; 0 where there was no cell. */
  version: z.int().min(0),
});

export const saveCell = route({
  method: 'PUT',
  path: '/assessments/:assessmentId/sheets/:stage/cells/:itemCode',
  permission: 'assessment.score',
  summary: { zh: '保存一项得分', en: 'Save one cell; the version guards against overwriting another person’s value' },
  params: sheetParams.extend({ itemCode: itemCodeSchema }),
  body: proposalSchema,
  response: cellSchema,
});

/** What a paste or an imported sheet brings: all cells or none; a refusal lists every conflict or every fault. */
export const saveCells = route({
  method: 'PUT',
  path: '/assessments/:assessmentId/sheets/:stage/cells',
  permission: 'assessment.score',
  summary: { zh: '批量保存得分（全部或全不）', en: 'Save many cells of one sheet, all or none' },
  params: sheetParams,
  body: z.strictObject({
    cells: z
      .array(proposalSchema.extend({ itemCode: itemCodeSchema }))
      .min(1)
      .max(400),
  }),
  bodyLimit: 2_000_000,
  response: z.strictObject({ cells: z.array(cellSchema) }),
});

export const adoptStar = route({
  method: 'POST',
  path: '/assessments/:assessmentId/sheets/:stage/adoptions',
  permission: 'assessment.score',
  summary: {
    zh: '采纳下一级对某颗星的得分（仅填空白项）',
    en: 'Take over the lower level’s values of a star where this level has none',
  },
  params: sheetParams,
  /** Null: the figures of the whole standard. */
  body: z.strictObject({ starCode: itemCodeSchema.nullable() }),
  response: z.strictObject({ cells: z.array(cellSchema) }),
});

export const signOffStar = route({
  method: 'POST',
  path: '/assessments/:assessmentId/sign-offs',
  permission: 'assessment.signOffStar',
  summary: { zh: '牵头单位确认本星评分完成', en: 'A lead unit signs off its star at the joint review' },
  params: assessmentParams,
  body: z.strictObject({ starCode: itemCodeSchema }),
  status: 201,
  response: sheetSchema,
});

export const recordMeeting = route({
  method: 'POST',
  path: '/assessments/:assessmentId/meetings',
  permission: 'assessment.recordMeeting',
  summary: {
    zh: '登记党员大会或村民代表会议',
    en: 'Record the party members’ or the representatives’ meeting; replaces an earlier record of the same body',
  },
  params: assessmentParams,
  body: meetingTallySchema,
  status: 201,
  response: meetingSchema,
});

export const cosign = route({
  method: 'POST',
  path: '/assessments/:assessmentId/cosignatures',
  permission: 'assessment.cosign',
  summary: { zh: '村务监督委员会签署意见', en: 'The supervisory committee agrees or objects' },
  params: assessmentParams,
  body: z.strictObject({ opinion: z.enum(['agrees', 'objects']), words: z.string().trim().max(2000) }),
  status: 201,
  response: z.strictObject({ opinion: z.enum(['agrees', 'objects']), words: z.string(), at: instantSchema }),
});

export const submitSheet = route({
  method: 'POST',
  path: '/assessments/:assessmentId/sheets/:stage/submissions',
  permission: 'assessment.submit',
  summary: { zh: '上报评分表并封存', en: 'Submit a sheet: it is sealed with a digest and the next level’s opens' },
  params: sheetParams,
  body: z.strictObject({ words: z.string().trim().max(2000) }),
  status: 201,
  response: sheetSchema,
});

export const sendBack = route({
  method: 'POST',
  path: '/assessments/:assessmentId/sheets/:stage/returns',
  permission: 'assessment.sendBack',
  summary: {
    zh: '退回下一级指定项目',
    en: 'Send named items of this (lower) stage’s sheet back with reasons; only these unlock',
  },
  params: sheetParams,
  body: z.strictObject({
    items: z
      .array(z.strictObject({ itemCode: itemCodeSchema, reason: z.string().trim().min(1).max(2000) }))
      .min(1)
      .max(200),
    dueOn: daySchema,
  }),
  status: 201,
  response: sheetSchema,
});

export const recordVeto = route({
  method: 'POST',
  path: '/assessments/:assessmentId/vetoes',
  permission: 'assessment.recordVeto',
  summary: { zh: '登记一票否决（须有认定文书）', en: 'Record a veto found by an authority’s document' },
  params: assessmentParams,
  body: z.strictObject({
    vetoCode: itemCodeSchema,
    document: z.string().trim().min(1).max(500),
    authority: z.string().trim().min(1).max(200),
    foundOn: daySchema,
  }),
  status: 201,
  response: vetoFindingSchema,
});

export const liftVeto = route({
  method: 'POST',
  path: '/assessments/:assessmentId/vetoes/:vetoId/lifting',
  permission: 'assessment.recordVeto',
  summary: { zh: '解除一票否决', en: 'Lift a veto by a document' },
  params: assessmentParams.extend({ vetoId: z.uuid() }),
  body: z.strictObject({ document: z.string().trim().min(1).max(500) }),
  status: 201,
  response: vetoFindingSchema,
});

const stageScoreSchema = z.strictObject({
  entry: cellEntrySchema.nullable(),
  score: hundredthsSchema.nullable(),
  notApplicable: z.boolean(),
  reason: z.string(),
  proofs: z.int(),
});
export const readDiscrepancies = route({
  method: 'GET',
  path: '/assessments/:assessmentId/discrepancies',
  permission: 'assessment.read',
  summary: { zh: '四级得分对照', en: 'Every item’s score at every stage side by side, and which difference changes a star' },
  params: assessmentParams,
  response: z.strictObject({
    items: z.array(
      z.strictObject({
        itemCode: itemCodeSchema,
        starCode: itemCodeSchema.nullable(),
        scores: z.partialRecord(stageSchema, stageScoreSchema),
      }),
    ),
    stars: z.array(
      z.strictObject({
        starCode: itemCodeSchema,
        scores: z.partialRecord(stageSchema, z.strictObject({ score: hundredthsSchema.nullable(), won: z.boolean() })),
      }),
    ),
  }),
});

export const readCellHistory = route({
  method: 'GET',
  path: '/assessments/:assessmentId/sheets/:stage/cells/:itemCode/history',
  permission: 'assessment.read',
  summary: { zh: '一项得分的修改记录', en: 'Every change of one cell: who, when, before, after, why' },
  params: sheetParams.extend({ itemCode: itemCodeSchema }),
  response: z.array(
    z.strictObject({
      at: instantSchema,
      by: z.string(),
      role: z.string().nullable(),
      deputyFor: z.string().nullable(),
      before: z.unknown(),
      after: z.unknown(),
      reason: z.string(),
    }),
  ),
});

/** A rating with its explanation; `core/rating` defines the shape. */
export const ratingSchema = z.record(z.string(), z.unknown());

export const readRating = route({
  method: 'GET',
  path: '/assessments/:assessmentId/rating',
  permission: 'assessment.read',
  summary: { zh: '按当前得分试算结果（含计算过程）', en: 'The rating from the scores as they stand, with its explanation' },
  params: assessmentParams,
  query: z.strictObject({ stage: stageSchema.optional() }),
  response: z.strictObject({ stage: stageSchema, settled: z.boolean(), rating: ratingSchema }),
});
