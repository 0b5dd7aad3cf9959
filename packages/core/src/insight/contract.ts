import { z } from 'zod';
import { fileSchema } from '../bytes.ts';
import { cycleStates } from '../cycles/cycle.ts';
import { assessmentStages, stages } from '../cycles/stage.ts';
import { route } from '../route.ts';
import { unitKinds } from '../units/unit.ts';
import { daySchema, instantSchema, itemCodeSchema, unitCodeSchema } from '../wire.ts';
import { blocks } from './block.ts';
import { binCount } from './distribution.ts';
import { funnelSteps } from './funnel.ts';
import { levels } from './level.ts';

/** What is asked: of which year, of which unit and below. */
const whereSchema = z.strictObject({ cycleId: z.uuid(), unitCode: unitCodeSchema });
const atLevelSchema = whereSchema.extend({ level: z.enum(levels).default('latest') });
const villagesAskedSchema = atLevelSchema.extend({
  /** Only villages that stand at this stage. */
  at: z.enum(assessmentStages).optional(),
  /** Only villages that something keeps back. */
  block: z.enum(blocks).optional(),
  from: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

const textSchema = z.strictObject({ zh: z.string(), en: z.string() });
const unitSchema = z.strictObject({ code: unitCodeSchema, name: z.string(), kind: z.enum(unitKinds) });
const cycleSchema = z.strictObject({ id: z.uuid(), year: z.int(), title: textSchema, state: z.enum(cycleStates) });
const count = z.int().min(0);
/** In the standard's smallest score unit (`scorePlaces` decimal places). */
const scoreSchema = z.int().nullable();
/** Ten-thousandths, half up; null where there is nothing to divide by. */
const shareSchema = z.int().nullable();

export const readFrame = route({
  method: 'GET',
  path: '/insight/frame',
  permission: 'insight.read',
  summary: {
    zh: '数据看板的范围：年度、单位、各星、统计时点',
    en: 'What dashboards can be asked of: years, units, stars, and as of when they are counted',
  },
  /** Without them the newest programme that is out, and the widest unit of the caller. */
  query: z.strictObject({ cycleId: z.uuid().optional(), unitCode: unitCodeSchema.optional() }),
  response: z.strictObject({
    asOf: instantSchema,
    /** Villages of the unit in which something changed that is not counted yet. */
    pending: count,
    cycle: cycleSchema.nullable(),
    cycles: z.array(cycleSchema),
    unit: unitSchema,
    /** From the widest unit of the caller down to the one above. */
    above: z.array(unitSchema),
    below: z.array(unitSchema),
    scorePlaces: z.int(),
    stars: z.array(z.strictObject({ code: itemCodeSchema, title: textSchema, maxScore: z.int(), passMark: z.int().nullable() })),
  }),
});

const standingSchema = {
  villages: count,
  applied: count,
  byStage: z.partialRecord(z.enum(assessmentStages), count),
  /** Beyond the day by which it was due. */
  overdue: count,
  byBlock: z.partialRecord(z.enum(blocks), count),
};
export const readProgress = route({
  method: 'GET',
  path: '/insight/progress',
  permission: 'insight.read',
  summary: { zh: '进度：各单位走到哪一步、卡在哪里、逾期多少', en: 'Progress by unit and stage, what blocks, what is overdue' },
  query: whereSchema,
  response: z.strictObject({
    total: z.strictObject(standingSchema),
    rows: z.array(z.strictObject({ unit: unitSchema, ...standingSchema })),
    /** The villages that are overdue longest or due soonest, at most 50. */
    waiting: z.array(
      z.strictObject({
        assessmentId: z.uuid(),
        villageName: z.string(),
        townshipName: z.string(),
        stage: z.enum(assessmentStages),
        dueOn: daySchema.nullable(),
        overdue: z.boolean(),
        blocks: z.array(z.enum(blocks)),
      }),
    ),
  }),
});

export const readHeatMap = route({
  method: 'GET',
  path: '/insight/heat-map',
  permission: 'insight.read',
  summary: { zh: '热力图：村 × 星', en: 'Heat map of villages and stars, a page of sixty villages at a time' },
  query: villagesAskedSchema,
  response: z.strictObject({
    total: count,
    rows: z.array(
      z.strictObject({
        assessmentId: z.uuid(),
        villageName: z.string(),
        townshipName: z.string(),
        /** By declared star; the stage says on which sheet the figure is found, null for a figure that no sheet has. */
        cells: z.array(
          z.strictObject({
            starCode: itemCodeSchema,
            score: scoreSchema,
            won: z.boolean().nullable(),
            stage: z.enum(stages).nullable(),
          }),
        ),
      }),
    ),
  }),
});

export const readDistribution = route({
  method: 'GET',
  path: '/insight/distribution',
  permission: 'insight.read',
  summary: { zh: '各星得分分布与逐级变化', en: 'Distribution of scores by star, and what the level changed' },
  query: atLevelSchema,
  response: z.strictObject({
    /** The level with which the marks are paired; null where there is none below. */
    comparedWith: z.enum(stages).nullable(),
    stars: z.array(
      z.strictObject({
        starCode: itemCodeSchema,
        declared: count,
        won: count,
        /** Villages by tenth of the full score. */
        bars: z.array(count).length(binCount),
        withoutFigure: count,
        change: z.strictObject({
          pairs: count,
          raised: count,
          same: count,
          lowered: count,
          mean: scoreSchema,
          starsGained: count,
          starsLost: count,
        }),
      }),
    ),
  }),
});

export const readCompleteness = route({
  method: 'GET',
  path: '/insight/completeness',
  permission: 'insight.read',
  summary: { zh: '完成度：各环节通过的村数，各星填报与佐证', en: 'How far villages came, and by star what is filled and proven' },
  query: atLevelSchema,
  response: z.strictObject({
    steps: z.array(z.strictObject({ step: z.enum(funnelSteps), villages: count })),
    /** At the sheet of the level asked for; for the result and the furthest, of the stage at which each village stands. */
    stars: z.array(
      z.strictObject({
        starCode: itemCodeSchema,
        declared: count,
        items: count,
        filled: count,
        lackingProof: count,
        /** Villages in which every required item of the star has a value. */
        complete: count,
      }),
    ),
  }),
});

export const readTrends = route({
  method: 'GET',
  path: '/insight/trends',
  permission: 'insight.read',
  summary: { zh: '历年趋势（标准变化处有标记）', en: 'Years side by side, with a mark where the standard changed' },
  query: z.strictObject({ unitCode: unitCodeSchema }),
  response: z.strictObject({
    years: z.array(
      z.strictObject({
        cycleId: z.uuid(),
        year: z.int(),
        state: z.enum(cycleStates),
        standardCode: z.string(),
        standardVersion: z.string(),
        standardChanged: z.boolean(),
        villages: count,
        /** Hundredths of a star, half up. */
        meanStarsWon: z.int().nullable(),
        stars: z.array(
          z.strictObject({
            starCode: itemCodeSchema,
            title: textSchema,
            declared: count,
            won: count,
            share: shareSchema,
            mean: scoreSchema,
          }),
        ),
      }),
    ),
  }),
});

const figureSchema = z.strictObject({ starCode: itemCodeSchema, score: scoreSchema, won: z.boolean().nullable() });
export const readSimilar = route({
  method: 'GET',
  path: '/insight/similar',
  permission: 'insight.read',
  summary: {
    zh: '本村所处位置与同类村对照',
    en: 'Where a village stands, and villages like it; named only within the caller’s own units',
  },
  query: atLevelSchema,
  response: z.strictObject({
    assessmentId: z.uuid(),
    villageName: z.string(),
    townshipName: z.string(),
    stage: z.enum(assessmentStages),
    dueOn: daySchema.nullable(),
    overdue: z.boolean(),
    blocks: z.array(z.enum(blocks)),
    starsWon: z.int().nullable(),
    stars: z.array(
      figureSchema.extend({
        /** By level, in order; null until that level has submitted. */
        scores: z.array(scoreSchema).length(stages.length),
        items: count,
        filled: count,
        lackingProof: count,
      }),
    ),
    peers: z.array(
      z.strictObject({
        /** Null outside the caller's units. */
        village: z.strictObject({ assessmentId: z.uuid(), name: z.string() }).nullable(),
        sameTownship: z.boolean(),
        sameDistrict: z.boolean(),
        declaredApart: count,
        stars: z.array(figureSchema),
      }),
    ),
  }),
});

export const questions = ['progress', 'heatMap', 'distribution', 'completeness', 'trends', 'similar'] as const;
export type Question = (typeof questions)[number];

export const downloadFigures = route({
  method: 'GET',
  path: '/insight/files/:question',
  permission: 'insight.read',
  summary: { zh: '下载看板数据（CSV 或 xlsx）', en: 'The rows behind a dashboard as CSV or xlsx' },
  params: z.strictObject({ question: z.enum(questions) }),
  query: villagesAskedSchema.omit({ from: true }).extend({
    format: z.enum(['csv', 'xlsx']).default('csv'),
    language: z.enum(['zh', 'en']).default('zh'),
  }),
  response: fileSchema,
});
