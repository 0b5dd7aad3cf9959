import { z } from 'zod';
import { fileSchema } from '../../bytes.ts';
import { route } from '../../route.ts';
import { daySchema } from '../../wire.ts';
import { leafKinds } from './leaf.ts';

export const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);
const leafSchema = z.strictObject({
  kind: z.enum(leafKinds as [(typeof leafKinds)[number], ...typeof leafKinds]),
  subject: z.string(),
  digest: digestSchema,
  on: daySchema,
});

/** A signed checkpoint and what it says. */
export const checkpointSchema = z.strictObject({
  note: z.string(),
  origin: z.string(),
  size: z.int(),
  root: digestSchema,
  keyId: z.string(),
  /** Hexadecimal. */
  publicKey: digestSchema,
});
export type CheckpointAnswer = z.infer<typeof checkpointSchema>;

export const readCheckpoint = route({
  method: 'GET',
  path: '/public/log/checkpoint',
  permission: 'public',
  summary: { zh: '公开日志最新检查点', en: 'Latest checkpoint of the transparency log, signed' },
  response: checkpointSchema,
});

export const readCheckpointText = route({
  method: 'GET',
  path: '/public/log/checkpoint/text',
  permission: 'public',
  summary: { zh: '最新检查点的签名文本', en: 'The latest checkpoint as a signed note (C2SP tlog-checkpoint)' },
  response: fileSchema,
});

export const listLogEntries = route({
  method: 'GET',
  path: '/public/log/entries',
  permission: 'public',
  summary: { zh: '公开日志的记录', en: 'Entries of the transparency log, from one place up to another' },
  query: z.strictObject({
    from: z.coerce.number().int().min(0).default(0),
    /** Not included; at most 500 beyond `from`. Absent: as many as that. */
    to: z.coerce.number().int().min(0).optional(),
  }),
  response: z.strictObject({ size: z.int(), entries: z.array(leafSchema.extend({ index: z.int(), hash: digestSchema })) }),
});

export const proofSchema = z.strictObject({
  leaf: leafSchema,
  index: z.int(),
  path: z.array(digestSchema),
  note: z.string(),
  publicKey: digestSchema,
});

export const readInclusion = route({
  method: 'GET',
  path: '/public/log/inclusion/:digest',
  permission: 'public',
  summary: {
    zh: '证明一个校验码已入日志',
    en: 'The newest entry with a digest, and the proof that the latest checkpoint covers it',
  },
  params: z.strictObject({ digest: digestSchema }),
  response: proofSchema,
});

export const consistencySchema = z.strictObject({
  older: z.int(),
  /** The root that the log had at that size, as it says. */
  olderRoot: digestSchema,
  path: z.array(digestSchema),
  /** The checkpoint at the newer size, signed. */
  note: z.string(),
  publicKey: digestSchema,
});

export const readConsistency = route({
  method: 'GET',
  path: '/public/log/consistency',
  permission: 'public',
  summary: { zh: '证明日志自某检查点以来只增未改', en: 'The proof that the log has only grown from one size to another' },
  query: z.strictObject({
    from: z.coerce.number().int().min(0),
    /** Absent: up to now. */
    to: z.coerce.number().int().min(0).optional(),
  }),
  response: consistencySchema,
});
