import { z } from 'zod';
import { route } from '../route.ts';
import { unitCodeSchema } from '../wire.ts';
import { type Unit, unitKinds } from './unit.ts';

export const unitSchema = z.strictObject({
  code: unitCodeSchema,
  path: z.string(),
  parentCode: unitCodeSchema.nullable(),
  kind: z.enum(unitKinds),
  name: z.string(),
  nameEn: z.string().nullable(),
}) satisfies z.ZodType<Unit>;

export const listUnits = route({
  method: 'GET',
  path: '/units',
  permission: 'public',
  summary: { zh: '单位树（公开）', en: 'The tree of units (public)' },
  query: z.strictObject({ under: unitCodeSchema.optional(), kind: z.enum(unitKinds).optional() }),
  response: z.array(unitSchema),
});
