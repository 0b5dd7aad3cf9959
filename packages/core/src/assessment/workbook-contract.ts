import { z } from 'zod';
import { bytesSchema, fileSchema } from '../bytes.ts';
import { stages } from '../cycles/stage.ts';
import { paperLanguageSchema, paperRateLimit } from '../paper.ts';
import { route } from '../route.ts';
import { hundredthsSchema, itemCodeSchema } from '../wire.ts';
import { cellEntrySchema, proofSchema } from './cell.ts';
import { cellSchema } from './contract.ts';

const params = z.strictObject({ assessmentId: z.uuid(), stage: z.enum(stages) });

export const exportSheetWorkbook = route({
  method: 'GET',
  path: '/assessments/:assessmentId/sheets/:stage/workbook',
  permission: 'assessment.read',
  summary: {
    zh: '评分表xlsx：在Excel或WPS里填好可导回',
    en: 'The score sheet as xlsx, to be filled in an office program and brought back',
  },
  params,
  query: z.strictObject({ language: paperLanguageSchema }),
  rateLimit: paperRateLimit,
  response: fileSchema,
});

/** Many times a sheet of some hundred lines. */
export const largestWorkbookBytes = 2_000_000;

/** Saving is `saveCells`, with the changes as this route answers them: nothing is saved in another way than by typing. */
export const readFilledSheet = route({
  method: 'POST',
  path: '/assessments/:assessmentId/sheets/:stage/workbook/readings',
  permission: 'assessment.score',
  summary: {
    zh: '读取填好的评分表xlsx：逐格列出会改什么、哪格不能收（不保存）',
    en: 'Read a filled score sheet: what it would change, cell by cell, and which cells cannot be taken; nothing is saved',
  },
  params,
  readOnly: true,
  body: bytesSchema,
  bodyLimit: largestWorkbookBytes,
  rateLimit: paperRateLimit,
  response: z.strictObject({
    changes: z.array(
      z.strictObject({
        itemCode: itemCodeSchema,
        address: z.string(),
        proposal: z.strictObject({
          entry: cellEntrySchema.nullable(),
          reason: z.string(),
          proofs: z.array(proofSchema),
          version: z.int(),
        }),
        score: hundredthsSchema.nullable(),
        /** Of another version than the proposal: somebody changed it meanwhile. */
        standing: cellSchema.nullable(),
      }),
    ),
    faults: z.array(
      z.strictObject({
        itemCode: itemCodeSchema.nullable(),
        address: z.string(),
        code: z.string(),
        details: z.record(z.string(), z.unknown()),
      }),
    ),
    unchanged: z.int(),
  }),
});
