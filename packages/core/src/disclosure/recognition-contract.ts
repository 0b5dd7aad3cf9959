import { z } from 'zod';
import { fileSchema } from '../bytes.ts';
import { carriers, cycleStates } from '../cycles/cycle.ts';
import { route } from '../route.ts';
import { textSchema } from '../text.ts';
import { daySchema, instantSchema, itemCodeSchema, unitCodeSchema } from '../wire.ts';
import { standingActs } from './star-standing.ts';

/** A certificate's code as printed, in capitals with dashes. */
const certificateCodeSchema = z.string().min(8).max(40);

const actProposalSchema = z.strictObject({
  act: z.enum(standingActs),
  fromOn: daySchema,
  untilOn: daySchema.nullable(),
  /** Number and title of the document on which the act rests. */
  document: z.string().trim().min(2).max(500),
  authority: z.string().trim().min(2).max(200),
  reason: z.string().trim().min(5).max(2000),
});

export const standingActSchema = actProposalSchema.extend({ starCode: itemCodeSchema, recordedAt: instantSchema });
export type RecordedStandingAct = z.infer<typeof standingActSchema>;

const standings = ['notWon', 'won', 'suspended', 'removed'] as const;
const standingStarSchema = z.strictObject({
  starCode: itemCodeSchema,
  title: textSchema,
  standing: z.enum(standings),
});

export const readRecognition = route({
  method: 'GET',
  path: '/cycles/:cycleId/recognition',
  permission: 'assessment.readTotals',
  summary: { zh: '认定后的各村：星、处理与证书', en: 'Villages after the final result: stars, acts on them, certificates' },
  params: z.strictObject({ cycleId: z.uuid() }),
  response: z.array(
    z.strictObject({
      assessmentId: z.uuid(),
      villageCode: unitCodeSchema,
      villageName: z.string(),
      starsWon: z.int(),
      grade: textSchema.nullable(),
      stars: z.array(standingStarSchema),
      acts: z.array(standingActSchema),
      certificateCode: z.string().nullable(),
    }),
  ),
});

export const moveStar = route({
  method: 'POST',
  path: '/assessments/:assessmentId/stars/:starCode/standing',
  permission: 'disclosure.moveStar',
  summary: { zh: '暂停、摘除或恢复一颗星（须有文书）', en: 'Suspend, remove or restore a star, by a document' },
  params: z.strictObject({ assessmentId: z.uuid(), starCode: itemCodeSchema }),
  body: actProposalSchema,
  status: 201,
  response: standingActSchema,
});

export const issueCertificates = route({
  method: 'POST',
  path: '/cycles/:cycleId/certificates',
  permission: 'disclosure.publish',
  summary: {
    zh: '为认定结果中得星的村签发证书（已有的不重复）',
    en: 'Issue certificates to the villages that won stars; those that have one keep it',
  },
  params: z.strictObject({ cycleId: z.uuid() }),
  status: 201,
  response: z.strictObject({ issued: z.int(), kept: z.int() }),
});

export const readCertificate = route({
  method: 'GET',
  path: '/public/certificates/:code',
  permission: 'public',
  summary: { zh: '核验证书（公开）', en: 'Verify a certificate (public)' },
  params: z.strictObject({ code: certificateCodeSchema }),
  response: z.strictObject({
    code: z.string(),
    issuedOn: daySchema,
    year: z.int(),
    cycleTitle: textSchema,
    cycleState: z.enum(cycleStates),
    carrier: z.enum(carriers),
    sponsor: z.string(),
    approvingDocument: z.string(),
    sample: z.boolean(),
    villageCode: unitCodeSchema,
    villageName: textSchema,
    placeName: textSchema,
    starsWon: z.int(),
    grade: textSchema.nullable(),
    stars: z.array(standingStarSchema),
    acts: z.array(standingActSchema),
    /** SHA-256 of the final result that it certifies. */
    digest: z.string(),
  }),
});

export const readCertificateFile = route({
  method: 'GET',
  path: '/public/certificates/:code/file',
  permission: 'public',
  summary: { zh: '下载证书（PDF，公开）', en: 'The certificate as PDF (public)' },
  params: z.strictObject({ code: certificateCodeSchema }),
  // setting a page takes a tenth of a second of computing
  rateLimit: { max: 60, windowSeconds: 3600 },
  response: fileSchema,
});

/** One year of a village's history: what it won and what became of it. */
export const readStarHistory = route({
  method: 'GET',
  path: '/public/villages/:villageCode/star-history',
  permission: 'public',
  summary: { zh: '历年得星与变动（公开）', en: 'Stars over the years, with suspensions, removals and restorations (public)' },
  params: z.strictObject({ villageCode: unitCodeSchema }),
  response: z.array(
    z.strictObject({
      year: z.int(),
      standardTitle: textSchema,
      standardVersion: z.string(),
      /** Another standard or version than the year before (in this list: the next row); null for the first. */
      standardChanged: z.boolean().nullable(),
      starsWon: z.int(),
      grade: textSchema.nullable(),
      stars: z.array(standingStarSchema),
      acts: z.array(standingActSchema),
      certificateCode: z.string().nullable(),
    }),
  ),
});
