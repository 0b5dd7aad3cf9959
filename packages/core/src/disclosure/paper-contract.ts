import { z } from 'zod';
import { fileSchema } from '../bytes.ts';
import { paperFormatSchema, paperLanguageSchema, paperRateLimit } from '../paper.ts';
import { route } from '../route.ts';
import { unitCodeSchema } from '../wire.ts';

const params = z.strictObject({ villageCode: unitCodeSchema });
const asked = { year: z.coerce.number().int().optional(), format: paperFormatSchema, language: paperLanguageSchema };

export const printNotice = route({
  method: 'GET',
  path: '/public/villages/:villageCode/notice/paper',
  permission: 'public',
  summary: { zh: '结果公示（PDF或Word，A4或A3）', en: 'The notice of a result as PDF or Word, A4 or A3' },
  params,
  query: z.strictObject({ ...asked, size: z.enum(['A4', 'A3']).default('A4') }),
  rateLimit: paperRateLimit,
  response: fileSchema,
});

export const printVillageReport = route({
  method: 'GET',
  path: '/public/villages/:villageCode/report/paper',
  permission: 'public',
  summary: { zh: '村结果报告（PDF或Word）', en: 'The report of a village’s result as PDF or Word' },
  params,
  query: z.strictObject(asked),
  rateLimit: paperRateLimit,
  response: fileSchema,
});

/** While opinions are asked for, and with the answers afterwards. */
export const printOpinionNotice = route({
  method: 'GET',
  path: '/public/villages/:villageCode/opinions/paper',
  permission: 'public',
  summary: {
    zh: '征求意见公告和意见答复（PDF或Word，A4或A3）',
    en: 'The notice that asks for opinions, with what was answered, as PDF or Word, A4 or A3',
  },
  params,
  query: z.strictObject({ format: paperFormatSchema, language: paperLanguageSchema, size: z.enum(['A4', 'A3']).default('A4') }),
  rateLimit: paperRateLimit,
  response: fileSchema,
});
