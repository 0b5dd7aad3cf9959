import { z } from 'zod';
import { fileSchema } from '../bytes.ts';
import { stages } from '../cycles/stage.ts';
import { paperLanguageSchema, paperRateLimit } from '../paper.ts';
import { route } from '../route.ts';

const language = paperLanguageSchema;
const rateLimit = paperRateLimit;

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
    language,
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
  query: z.strictObject({ language }),
  rateLimit,
  response: fileSchema,
});
