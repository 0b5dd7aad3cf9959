import { z } from 'zod';
import { route } from '../route.ts';
import { daySchema, instantSchema, unitCodeSchema } from '../wire.ts';

export const auditEntrySchema = z.strictObject({
  id: z.int(),
  chain: z.string(),
  chainSeq: z.int(),
  at: instantSchema,
  accountName: z.string(),
  role: z.string().nullable(),
  deputyFor: z.string().nullable(),
  action: z.string(),
  unitName: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string(),
  hash: z.string(),
});

export const listAudit = route({
  method: 'GET',
  path: '/audit',
  permission: 'records.readAudit',
  summary: { zh: '审计日志', en: 'The audit log, newest first' },
  query: z.strictObject({
    unit: unitCodeSchema.optional(),
    from: daySchema.optional(),
    to: daySchema.optional(),
    action: z.string().max(80).optional(),
    before: z.coerce.number().int().positive().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.strictObject({ entries: z.array(auditEntrySchema), next: z.int().nullable() }),
});

export const verifyAudit = route({
  method: 'GET',
  path: '/audit/verification',
  permission: 'records.readAudit',
  summary: { zh: '核验审计链', en: 'Recompute the hash chains in scope and say where one breaks' },
  response: z.strictObject({
    chains: z.int(),
    entries: z.int(),
    broken: z.array(z.strictObject({ chain: z.string(), chainSeq: z.int() })),
  }),
});
