import { z } from 'zod';
import { route } from '../route.ts';
import { textSchema } from '../text.ts';
import { instantSchema, unitCodeSchema } from '../wire.ts';
import type { Change } from './diff.ts';

export const standardSummarySchema = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  version: z.string(),
  title: textSchema,
  /** The document calls itself a draft (not an official standard). */
  draft: z.boolean(),
  state: z.enum(['draft', 'published']),
  digest: z.string(),
  stars: z.int(),
  indicators: z.int(),
  createdAt: instantSchema,
  publishedAt: instantSchema.nullable(),
  sample: z.boolean(),
  rowVersion: z.int(),
});

/** The document as `Standard` of standard.ts, already checked when it was imported. */
const documentSchema = z.record(z.string(), z.unknown());
const standardParams = z.strictObject({ standardId: z.uuid() });

export const listStandards = route({
  method: 'GET',
  path: '/standards',
  permission: 'standards.read',
  summary: { zh: '评定标准各版本', en: 'Rating standards by version' },
  response: z.array(standardSummarySchema),
});

export const readStandard = route({
  method: 'GET',
  path: '/standards/:standardId',
  permission: 'standards.read',
  summary: { zh: '一个评定标准', en: 'One standard' },
  params: standardParams,
  response: z.strictObject({ ...standardSummarySchema.shape, document: documentSchema }),
});

export const exportStandard = route({
  method: 'GET',
  path: '/standards/:standardId/files/:format',
  permission: 'standards.read',
  summary: { zh: '导出标准（YAML 或 xlsx，base64）', en: 'Export a standard as YAML or xlsx (base64)' },
  params: standardParams.extend({ format: z.enum(['yaml', 'xlsx']) }),
  response: z.strictObject({ fileName: z.string(), mediaType: z.string(), base64: z.string() }),
});

const changeSchema = z.strictObject({
  /** Stars whose result may differ; empty where only the wording of the document changed. */
  stars: z.array(z.string()),
  indicator: z.string().nullable(),
  words: textSchema,
  before: textSchema.nullable(),
  after: textSchema.nullable(),
}) satisfies z.ZodType<Change>;

const importedSchema = z.strictObject({
  stored: z.boolean(),
  standard: standardSummarySchema.nullable(),
  title: textSchema,
  stars: z.int(),
  indicators: z.int(),
  /** Against the version of the same code that was published last (or drafted last, where none is published). */
  changes: z.array(changeSchema),
});

/** A file to read. `confirm: false` previews: nothing is stored, the answer says what would be. */
export const importStandard = route({
  method: 'POST',
  path: '/standards',
  permission: 'standards.edit',
  summary: { zh: '导入标准（YAML 或 xlsx）', en: 'Import a standard; a draft of the same code and version is replaced' },
  body: z.strictObject({
    fileName: z.string().max(200),
    base64: z.string().max(6_000_000),
    confirm: z.boolean(),
    /** Only for a caller who may edit the standards of several cities. */
    cityCode: unitCodeSchema.optional(),
  }),
  bodyLimit: 7_000_000,
  status: 201,
  response: importedSchema,
});

/** Standards that come with the platform, to start from. */
export const listPresets = route({
  method: 'GET',
  path: '/standard-presets',
  permission: 'standards.read',
  summary: { zh: '随平台提供的标准范本', en: 'Standards that come with the platform' },
  response: z.array(
    z.strictObject({
      code: z.string(),
      version: z.string(),
      title: textSchema,
      source: textSchema,
      draft: z.boolean(),
      stars: z.int(),
      indicators: z.int(),
    }),
  ),
});

export const importPreset = route({
  method: 'POST',
  path: '/standard-presets/:code/imports',
  permission: 'standards.edit',
  summary: { zh: '以范本新建标准草案', en: 'Import a preset as a draft' },
  params: z.strictObject({ code: z.string().max(100) }),
  body: z.strictObject({ confirm: z.boolean(), cityCode: unitCodeSchema.optional() }),
  status: 201,
  response: importedSchema,
});

export const publishStandard = route({
  method: 'POST',
  path: '/standards/:standardId/publication',
  permission: 'standards.publish',
  summary: { zh: '发布标准（发布后冻结）', en: 'Publish a standard; from then on it is frozen' },
  params: standardParams,
  body: z.strictObject({ rowVersion: z.int().min(1) }),
  status: 201,
  response: standardSummarySchema,
});

export const compareStandards = route({
  method: 'GET',
  path: '/standards/:standardId/changes',
  permission: 'standards.read',
  summary: { zh: '与另一版本的差异（文字说明）', en: 'What changed from another version, in words' },
  params: standardParams,
  query: z.strictObject({ from: z.uuid() }),
  response: z.array(changeSchema),
});
