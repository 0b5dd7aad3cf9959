import { z } from 'zod';
import { fileSchema } from '../../bytes.ts';
import { digestSchema } from '../../records/transparency/contract.ts';
import { route } from '../../route.ts';
import { daySchema } from '../../wire.ts';

export const bundleRowSchema = z.strictObject({
  /** From 1, in a programme. */
  place: z.int(),
  phase: z.enum(['preliminary', 'final']),
  /** SHA-256 of the file's text; what the log holds. */
  digest: digestSchema,
  previous: digestSchema.nullable(),
  publishedOn: daySchema,
  villages: z.int(),
  /** Bytes of the text. */
  size: z.int(),
  /** Its entry in the log. */
  logIndex: z.int(),
});
export type BundleRow = z.infer<typeof bundleRowSchema>;

export const listBundles = route({
  method: 'GET',
  path: '/public/cycles/:cycleId/bundles',
  permission: 'public',
  summary: { zh: '一个年度的复核包（公开）', en: 'The open bundles of a programme, the newest first (public)' },
  params: z.strictObject({ cycleId: z.uuid() }),
  response: z.array(bundleRowSchema),
});

export const readBundleFile = route({
  method: 'GET',
  path: '/public/bundles/:digest',
  permission: 'public',
  summary: { zh: '下载复核包（JSON，公开）', en: 'An open bundle: canonical JSON, compressed on the wire (public)' },
  params: z.strictObject({ digest: digestSchema }),
  response: fileSchema,
});
