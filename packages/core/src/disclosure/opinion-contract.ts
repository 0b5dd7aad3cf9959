import { z } from 'zod';
import { assessmentStages } from '../cycles/stage.ts';
import { route } from '../route.ts';
import { textSchema } from '../text.ts';
import { daySchema, instantSchema, itemCodeSchema, unitCodeSchema } from '../wire.ts';
import { publicStarSchema } from './contract.ts';
import { boardSchema } from './posting-contract.ts';

export const roundSchema = z.strictObject({
  id: z.uuid(),
  opensOn: daySchema,
  closesOn: daySchema,
  noticeDays: z.int(),
  /** Working days left, today included; 0 once closed. */
  daysLeft: z.int(),
  /** Over what is asked about: every village's preliminary stars. */
  digest: z.string(),
});

/** A theme as anyone may read it. */
const answeredThemeSchema = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  gist: z.string(),
  answer: z.string(),
  answeredAt: instantSchema,
  /** Opinions about this village in it, rounded down to fives; null below five (`publicCount`). */
  opinions: z.int().nullable(),
});

/** Public: what is asked about a village, the preliminary stars, and the themes answered. */
export const readOpinionPage = route({
  method: 'GET',
  path: '/public/villages/:villageCode/opinions',
  permission: 'public',
  summary: { zh: '对初步结果征求意见（公开）', en: 'The public is heard on the preliminary result (public)' },
  params: z.strictObject({ villageCode: unitCodeSchema }),
  response: z.strictObject({
    villageCode: unitCodeSchema,
    villageName: textSchema,
    townshipName: textSchema,
    districtName: textSchema,
    year: z.int(),
    cycleTitle: textSchema,
    sample: z.boolean(),
    round: roundSchema.nullable(),
    stars: z.array(publicStarSchema),
    /** The check code of what the poster and this page say; see `pageDigest`. */
    pageDigest: z.string().nullable(),
    board: boardSchema.nullable(),
    themes: z.array(answeredThemeSchema),
  }),
});

/** Anyone, without an account and without personal data; rate-limited. The receipt code is shown once. */
export const giveOpinion = route({
  method: 'POST',
  path: '/public/villages/:villageCode/opinions',
  permission: 'public',
  summary: { zh: '对初步结果提意见（无需账号）', en: 'Give an opinion on the preliminary result (no account)' },
  params: z.strictObject({ villageCode: unitCodeSchema }),
  body: z.strictObject({ starCode: itemCodeSchema.nullable(), words: z.string().trim().min(5).max(2000) }),
  status: 201,
  answeredOnce: true,
  rateLimit: { max: 10, windowSeconds: 3600 },
  response: z.strictObject({ receiptCode: z.string() }),
});

export const themeSchema = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  gist: z.string(),
  answer: z.string().nullable(),
  answeredAt: instantSchema.nullable(),
  count: z.int(),
  version: z.int(),
});

export const listOpinions = route({
  method: 'GET',
  path: '/cycles/:cycleId/opinions',
  permission: 'disclosure.readOpinions',
  summary: { zh: '群众意见、主题与答复', en: 'Opinions of the public, themes and answers' },
  params: z.strictObject({ cycleId: z.uuid() }),
  /** One entry a district of the cycle that the caller may read. */
  response: z.array(
    z.strictObject({
      districtCode: unitCodeSchema,
      districtName: textSchema,
      villages: z.array(
        z.strictObject({
          assessmentId: z.uuid(),
          villageCode: unitCodeSchema,
          villageName: z.string(),
          stage: z.enum(assessmentStages),
        }),
      ),
      round: roundSchema.nullable(),
      opinions: z.array(
        z.strictObject({
          id: z.uuid(),
          assessmentId: z.uuid(),
          starCode: itemCodeSchema.nullable(),
          words: z.string(),
          madeOn: daySchema,
          themeId: z.uuid().nullable(),
        }),
      ),
      themes: z.array(themeSchema),
    }),
  ),
});

export const openOpinions = route({
  method: 'POST',
  path: '/cycles/:cycleId/opinion-rounds',
  permission: 'disclosure.answerOpinions',
  summary: { zh: '就初步结果公开征求意见', en: 'Hear the public on a district’s preliminary result' },
  params: z.strictObject({ cycleId: z.uuid() }),
  body: z.strictObject({ districtCode: unitCodeSchema }),
  status: 201,
  response: roundSchema,
});

export const addTheme = route({
  method: 'POST',
  path: '/opinion-rounds/:roundId/themes',
  permission: 'disclosure.answerOpinions',
  summary: { zh: '新建主题并归集意见', en: 'Begin a theme and gather opinions in it' },
  params: z.strictObject({ roundId: z.uuid() }),
  body: z.strictObject({ title: z.string().trim().min(2).max(100), opinionIds: z.array(z.uuid()).max(500) }),
  status: 201,
  response: themeSchema,
});

export const gatherOpinions = route({
  method: 'POST',
  path: '/opinion-themes/:themeId/gatherings',
  permission: 'disclosure.answerOpinions',
  summary: { zh: '把意见归入主题', en: 'Gather opinions in a theme' },
  params: z.strictObject({ themeId: z.uuid() }),
  body: z.strictObject({ opinionIds: z.array(z.uuid()).min(1).max(500) }),
  status: 201,
  response: themeSchema,
});

export const answerTheme = route({
  method: 'POST',
  path: '/opinion-themes/:themeId/answer',
  permission: 'disclosure.answerOpinions',
  summary: { zh: '公开答复一个主题', en: 'Answer a theme in public' },
  params: z.strictObject({ themeId: z.uuid() }),
  body: z.strictObject({
    version: z.int().min(1),
    title: z.string().trim().min(2).max(100),
    /** What people said, in words that show nobody who said it. */
    gist: z.string().trim().min(5).max(2000),
    answer: z.string().trim().min(5).max(4000),
  }),
  status: 201,
  response: themeSchema,
});
