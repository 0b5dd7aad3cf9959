import { z } from 'zod';
import { fileSchema } from '../bytes.ts';
import { route } from '../route.ts';

/** What one file may hold: more than any page shows. */
export const tableLimits = { rows: 20_000, columns: 80, characters: 5000 } as const;

const cellSchema = z.union([z.string().max(tableLimits.characters), z.number(), z.null()]);

/** A table of a page as a file. The page sends what it shows, so that the file cannot say anything else; nothing is looked up or kept. */
export const makeTableFile = route({
  method: 'POST',
  path: '/documents/tables',
  permission: 'signedIn',
  readOnly: true,
  summary: { zh: '把页面上的表格做成Excel或CSV文件', en: 'A table of a page as an Excel or CSV file' },
  body: z.strictObject({
    name: z.string().min(1).max(100),
    format: z.enum(['xlsx', 'csv']),
    rows: z.array(z.array(cellSchema).max(tableLimits.columns)).min(1).max(tableLimits.rows),
  }),
  bodyLimit: 8 * 1024 * 1024,
  rateLimit: { max: 300, windowSeconds: 3600 },
  response: fileSchema,
});
