import { z } from 'zod';
import { fileSchema } from '../bytes.ts';
import { stages } from '../cycles/stage.ts';
import { route } from '../route.ts';
import { languages } from '../text.ts';

const languageSchema = z.enum(languages).default('zh');
/** Setting a page takes a tenth of a second of computing. */
const rateLimit = { max: 600, windowSeconds: 3600 };

export const printScoreSheet = route({
  method: 'GET',
  path: '/assessments/:assessmentId/sheets/:stage/paper',
  permission: 'assessment.read',
  summary: {
    zh: '评分表PDF（A3或A4横向，空白或已填）',
    en: 'The score sheet as PDF: A3 or A4 across, blank or as filled',
  },
  params: z.strictObject({ assessmentId: z.uuid(), stage: z.enum(stages) }),
  query: z.strictObject({
    size: z.enum(['A4', 'A3']).default('A4'),
    form: z.enum(['filled', 'blank']).default('filled'),
    language: languageSchema,
  }),
  rateLimit,
  response: fileSchema,
});

export const printMeetingRecord = route({
  method: 'GET',
  path: '/assessments/:assessmentId/meetings/paper',
  permission: 'assessment.read',
  summary: { zh: '“两会”会议记录PDF', en: 'The record of the two meetings as PDF' },
  params: z.strictObject({ assessmentId: z.uuid() }),
  query: z.strictObject({ language: languageSchema }),
  rateLimit,
  response: fileSchema,
});
