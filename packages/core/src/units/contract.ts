import { z } from 'zod';
import { route } from '../route.ts';
import { textSchema } from '../text.ts';
import { daySchema, unitCodeSchema } from '../wire.ts';
import { type Unit, type UnitRecord, unitKinds } from './unit.ts';

export const unitSchema = z.strictObject({
  code: unitCodeSchema,
  path: z.string(),
  parentCode: unitCodeSchema.nullable(),
  kind: z.enum(unitKinds),
  name: z.string(),
  nameEn: z.string().nullable(),
  sample: z.boolean(),
}) satisfies z.ZodType<Unit>;

export const listUnits = route({
  method: 'GET',
  path: '/units',
  permission: 'public',
  summary: { zh: '单位树（公开）', en: 'The tree of units that exist today (public)' },
  query: z.strictObject({ under: unitCodeSchema.optional(), kind: z.enum(unitKinds).optional() }),
  response: z.array(unitSchema),
});

export const unitRecordSchema = unitSchema.extend({
  rawName: z.string(),
  openedOn: daySchema.nullable(),
  closedOn: daySchema.nullable(),
  successorCode: unitCodeSchema.nullable(),
}) satisfies z.ZodType<UnitRecord>;

export const readUnit = route({
  method: 'GET',
  path: '/units/:unitCode',
  permission: 'public',
  summary: { zh: '一个单位及其沿革（公开）', en: 'One unit, also a closed one, with its former names (public)' },
  params: z.strictObject({ unitCode: unitCodeSchema }),
  response: unitRecordSchema.extend({
    formerNames: z.array(z.strictObject({ name: z.string(), nameEn: z.string().nullable(), untilOn: daySchema })),
  }),
});

/** The text of a CSV file; its columns are `unitColumns` of units/import.ts. */
const unitFileSchema = z.strictObject({ file: z.string().min(1).max(1_000_000) }); // a city has a few thousand units
const unitFileLimit = 4 * 1024 * 1024;

const countsSchema = z.strictObject({ added: z.int(), changed: z.int(), unchanged: z.int() });

export const previewUnits = route({
  method: 'POST',
  path: '/unit-imports/preview',
  permission: 'units.import',
  readOnly: true,
  summary: { zh: '预览单位导入', en: 'What a file of units would do, and everything that is wrong with it' },
  body: unitFileSchema,
  bodyLimit: unitFileLimit,
  response: countsSchema.extend({
    rows: z.array(z.strictObject({ line: z.int(), change: z.enum(['added', 'changed', 'unchanged']), unit: unitRecordSchema })),
    problems: z.array(
      z.strictObject({ line: z.int(), code: z.string(), values: z.record(z.string(), z.unknown()), message: textSchema }),
    ),
  }),
});

export const importUnits = route({
  method: 'POST',
  path: '/unit-imports',
  permission: 'units.import',
  summary: { zh: '导入单位（全部或全不）', en: 'Import a file of units, all or nothing' },
  body: unitFileSchema,
  bodyLimit: unitFileLimit,
  status: 201,
  response: countsSchema,
});
