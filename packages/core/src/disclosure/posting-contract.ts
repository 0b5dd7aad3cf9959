import { z } from 'zod';
import { route } from '../route.ts';
import { daySchema, unitCodeSchema } from '../wire.ts';
import { mostPhotos, postingActs } from './posting-act.ts';

/** How long a notice has stood on the board of a village; see `boardStanding`. */
export const boardSchema = z.strictObject({
  state: z.enum(['notPosted', 'hanging', 'kept', 'tooShort']),
  postedOn: daySchema.nullable(),
  removedOn: daySchema.nullable(),
  workingDays: z.int(),
  confirmed: z.boolean(),
});

export const postingSchema = z.strictObject({
  id: z.uuid(),
  act: z.enum(postingActs),
  on: daySchema,
  place: z.string(),
  evidenceIds: z.array(z.uuid()),
  recordedBy: z.strictObject({ accountId: z.string(), name: z.string() }),
  confirmedBy: z.strictObject({ accountId: z.string(), name: z.string() }).nullable(),
});

/** What hangs, or hung, on the village's board: the round of opinions and the notices of its cycle. */
export const listPostings = route({
  method: 'GET',
  path: '/assessments/:assessmentId/postings',
  permission: 'assessment.read',
  summary: { zh: '公示栏张贴记录', en: 'What was put up on the village’s board' },
  params: z.strictObject({ assessmentId: z.uuid() }),
  response: z.strictObject({
    villageCode: unitCodeSchema,
    villageName: z.string(),
    year: z.int(),
    hung: z.array(
      z.strictObject({
        /** The notice's id, or that of the round of opinions. */
        id: z.uuid(),
        kind: z.enum(['opinions', 'preliminaryResult', 'finalResult']),
        opensOn: daySchema,
        closesOn: daySchema,
        noticeDays: z.int(),
        board: boardSchema,
        postings: z.array(postingSchema),
      }),
    ),
  }),
});

export const recordPosting = route({
  method: 'POST',
  path: '/assessments/:assessmentId/postings',
  permission: 'disclosure.postNotice',
  summary: { zh: '登记公示栏张贴、查看或撤下', en: 'Record that a notice was put up, seen or taken down' },
  params: z.strictObject({ assessmentId: z.uuid() }),
  body: z.strictObject({
    /** Of a notice, or of a round of opinions. */
    noticeId: z.uuid(),
    act: z.enum(postingActs),
    on: daySchema,
    /** Where, in words: 村委会公示栏. */
    place: z.string().trim().min(1).max(200),
    /** Proof kept elsewhere, e.g. a photograph of the board. */
    evidenceIds: z.array(z.uuid()).max(mostPhotos).default([]),
  }),
  status: 201,
  response: postingSchema,
});

export const confirmPosting = route({
  method: 'POST',
  path: '/postings/:postingId/confirmation',
  permission: 'disclosure.confirmPosting',
  summary: { zh: '另一人证实张贴记录', en: 'A second person confirms a record of the board' },
  params: z.strictObject({ postingId: z.uuid() }),
  status: 201,
  response: postingSchema,
});
