import { z } from 'zod';
import { fileSchema } from '../bytes.ts';
import { languages } from '../text.ts';
import { route } from '../route.ts';
import { instantSchema, unitCodeSchema } from '../wire.ts';
import { documentKinds, documentStates } from './document.ts';

const params = z.strictObject({ documentId: z.uuid() });
const textSchema = z.strictObject({ zh: z.string(), en: z.string() });

export const documentSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(documentKinds),
  unitName: z.string(),
  cycleTitle: textSchema,
  language: z.enum(languages),
  state: z.enum(documentStates),
  /** Steps done, of how many. */
  done: z.int(),
  total: z.int(),
  askedAt: instantSchema,
  fileName: z.string().nullable(),
});

const askedSchema = z.strictObject({ cycleId: z.uuid(), unitCode: unitCodeSchema, language: z.enum(languages) });

export const requestSeasonReport = route({
  method: 'POST',
  path: '/insight/season-reports',
  permission: 'insight.read',
  summary: { zh: '生成一个单位的年度结果报告', en: 'Have the report of a unit’s season made' },
  body: askedSchema,
  status: 201,
  response: documentSchema,
});

/** Each village's sheet of the latest stage that the caller may read; villages without one are named. */
export const requestScoreSheets = route({
  method: 'POST',
  path: '/insight/score-sheets',
  permission: 'assessment.read',
  summary: {
    zh: '生成一个单位各村的评分表（一份PDF）',
    en: 'Have the score sheets of a unit’s villages made, in one PDF',
  },
  body: askedSchema,
  status: 201,
  response: documentSchema,
});

export const listDocuments = route({
  method: 'GET',
  path: '/documents',
  permission: 'signedIn',
  summary: { zh: '我的文档', en: 'My documents' },
  response: z.array(documentSchema),
});

export const cancelDocument = route({
  method: 'POST',
  path: '/documents/:documentId/cancellation',
  permission: 'signedIn',
  summary: { zh: '取消一份文档', en: 'Cancel a document' },
  params,
  response: documentSchema,
});

export const downloadDocument = route({
  method: 'GET',
  path: '/documents/:documentId/file',
  permission: 'signedIn',
  summary: { zh: '下载一份文档', en: 'Download a document' },
  params,
  response: fileSchema,
});
