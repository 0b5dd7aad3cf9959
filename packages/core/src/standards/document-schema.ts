import { z } from 'zod';
import { aggregations } from './standard.ts';

/**
 * The document form of a standard: what YAML, JSON and worksheets hold. Scores and values are decimals as people write them, shares are
 * percent; what is left out has the default stated here. `document.ts` turns it into a `Standard` of integers.
 *
 * Where a message is given it is a key of `schemaMessages` in `document-words.ts`.
 */

// Control characters have no place in a title, and XML, which xlsx is made of, cannot hold them.
const printable = /^[^\p{Cc}\p{Cs}]*$/u;
const sentence = (maximum: number) =>
  z
    .string()
    .max(maximum)
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .min(1, 'empty')
        .refine((text) => printable.test(text.replaceAll('\n', '')), 'unprintable'),
    );

const text = z
  .strictObject({ zh: sentence(2000), en: sentence(4000) })
  .meta({ id: 'text', description: '中文与英文 · Chinese and English' });
const optionalText = text.nullable().default(null);

/** Codes are names in formulas and columns in files. */
export const codePattern = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;
const code = z
  .string()
  .regex(codePattern, 'code')
  .meta({ id: 'code', description: '代码：字母开头，字母、数字或下划线 · A letter, then letters, digits or _' });

const places = (maximum: number) => z.int().min(0).max(maximum);
const score = z.number().min(0).max(1_000_000);
const value = z.number().min(-1e11).max(1e11);
const percent = z.int().min(0).max(100);
const expression = z
  .string()
  .trim()
  .min(1, 'empty')
  .max(500)
  .meta({ description: 'CEL 表达式 · A Common Expression Language expression' });

export const inputSchema = z.strictObject({
  code,
  title: text,
  unit: text,
  decimals: places(4).default(0),
  min: value.nullable().default(0).meta({ description: '最小值；null 为不限 · Least value; null is unbounded' }),
  max: value.nullable().default(null).meta({ description: '最大值；null 为不限 · Greatest value; null is unbounded' }),
});

const inputs = z.array(inputSchema).min(1).max(50);
const items = <Item extends z.ZodType>(item: Item, maximum = 100) => z.array(item).min(1).max(maximum);

const proportion = z.strictObject({
  kind: z.literal('proportion'),
  inputs,
  numerator: code,
  denominator: z
    .union([code, value], 'codeOrNumber')
    .meta({ description: '数据项代码或固定数 · Code of an input, or a fixed number' }),
  target: z.number().min(0).max(1000).default(100).meta({ description: '得满分的比例（%）· Percent that gives the full score' }),
  whenNone: z.enum(['full', 'zero', 'notApplicable']).optional(),
});

const steps = z.strictObject({
  kind: z.literal('steps'),
  inputs,
  input: code,
  table: items(z.strictObject({ from: value, score })),
});

const point = z.strictObject({ at: value, score });
const linear = z.strictObject({ kind: z.literal('linear'), inputs, input: code, low: point, high: point });

const occurrences = z.strictObject({
  kind: z.literal('occurrences'),
  inputs,
  start: score.default(0),
  floor: score.default(0),
  items: items(
    z.strictObject({
      input: code,
      each: z.number().min(-1_000_000).max(1_000_000),
      limit: z
        .int()
        .min(1)
        .max(1_000_000)
        .nullable()
        .default(null)
        .meta({ description: '最多计几次 · Counted at most so many times' }),
    }),
  ),
});

const checklist = z.strictObject({ kind: z.literal('checklist'), items: items(z.strictObject({ code, title: text, score })) });

const appraisal = z.strictObject({
  kind: z.literal('appraisal'),
  inputs,
  options: items(z.strictObject({ input: code, weight: percent }), 10),
  excluded: z.array(code).max(10).default([]),
  issued: code,
  present: code,
  minimumValid: z.int().min(10, 'fewAnswers').max(1_000_000),
  minimumShareOfPresent: percent,
});

const formula = z.strictObject({ kind: z.literal('formula'), inputs, expression });

const partRules = [proportion, steps, linear, occurrences, checklist, appraisal, formula] as const;
const partRule = z.discriminatedUnion('kind', partRules).meta({ id: 'partRule' });
const sum = z.strictObject({
  kind: z.literal('sum'),
  parts: items(z.strictObject({ code, title: text, maxScore: score, rule: partRule }), 20),
});
const judged = z.strictObject({ kind: z.literal('judged'), step: score, guide: text });

export const indicatorSchema = z.strictObject({
  code,
  title: text,
  maxScore: score,
  basis: z.enum(['computed', 'judged', 'mixed']),
  rule: z.discriminatedUnion('kind', [judged, ...partRules, sum]),
  evidence: z.array(text).max(20).default([]),
  notApplicable: z.enum(['never', 'allowed']).default('never'),
  whenMissing: z.enum(['incomplete', 'zero']).default('incomplete'),
  legalBasis: optionalText,
});

export const vetoSchema = z.strictObject({ code, title: text, authority: text, legalBasis: optionalText });

const combine = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sum') }),
  z.strictObject({
    kind: z.literal('weightedMean'),
    weights: z.record(z.string().regex(codePattern, 'code'), z.int().min(1).max(1_000_000)),
  }),
  z.strictObject({ kind: z.literal('geometricMean') }),
]);

export const starSchema = z.strictObject({
  code,
  title: text,
  boundary: optionalText,
  leadUnit: optionalText,
  supportingUnits: z.array(text).max(20).default([]),
  maxScore: score,
  passMark: score.nullable().default(null),
  combine: combine.default({ kind: 'sum' }),
  indicators: items(indicatorSchema),
  bonus: z
    .strictObject({
      items: items(z.strictObject({ code, title: text, each: score, proofRequired: z.boolean().default(true) }), 20),
      cap: score,
      mayLiftOverPassMark: z.boolean().default(true),
    })
    .nullable()
    .default(null),
  vetoes: z.array(vetoSchema).max(20).default([]),
  hardStandards: z
    .array(z.strictObject({ code, title: text, legalBasis: optionalText }))
    .max(20)
    .default([]),
});

export const measureSchema = z.strictObject({
  code,
  title: text,
  unit: text,
  expression,
  places: places(6).nullable().default(null),
});

export const gradeSchema = z.strictObject({
  by: code,
  bands: items(
    z.strictObject({
      code,
      title: text,
      from: z.union([z.number(), z.string()], 'decimalOrNull').nullable(),
      meaning: optionalText,
    }),
    20,
  ),
  caps: z
    .array(z.strictObject({ code, title: text, when: expression, atMost: code }))
    .max(20)
    .default([]),
  maxRise: z.int().min(1).max(20).nullable().default(null),
  quotas: z
    .array(
      z.strictObject({
        grade: code,
        share: z.number().min(0.01).max(100).meta({ description: '占全部村的百分比 · Percent of all villages' }),
      }),
    )
    .max(20)
    .default([]),
});

export const panelSchema = z.strictObject({
  aggregation: z.enum(aggregations).meta({
    description:
      '中位数、平均数，或去掉一个最高分和一个最低分（5人以上）· Median, mean, or mean without one highest and one lowest (five marks or more)',
  }),
  limitShare: z.number().min(0.01).max(100).meta({
    description: '打分相差超过满分的百分之几须讨论 · Marks further apart than this percentage of the maximum are discussed',
  }),
  leastMarks: z.int().min(2).max(15),
});

export const documentSchema = z
  .strictObject({
    format: z.literal('xingcun-standard/1'),
    code: z
      .string()
      .max(60)
      .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'standardCode'),
    version: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.-]{0,31}$/, 'version'),
    draft: z.boolean(),
    title: text,
    source: text,
    scorePlaces: places(6).default(2),
    inputs: z.array(inputSchema).max(50).default([]),
    stars: items(starSchema, 50),
    vetoes: z.array(vetoSchema).max(20).default([]),
    measures: z.array(measureSchema).max(50).default([]),
    grade: gradeSchema.nullable().default(null),
    panel: panelSchema.nullable().default(null),
  })
  .meta({
    title: '星村评定标准 · Xingcun rating standard',
    description: '分值写小数，比例写百分数 · Scores are decimals, shares are percent.',
  });

export type StandardDocument = z.input<typeof documentSchema>;
export type ReadDocument = z.output<typeof documentSchema>;
export type ReadStar = z.output<typeof starSchema>;
export type ReadIndicator = z.output<typeof indicatorSchema>;
export type ReadInput = z.output<typeof inputSchema>;
export type ReadRule = ReadIndicator['rule'];
export type ReadMeasure = z.output<typeof measureSchema>;
export type ReadGrade = z.output<typeof gradeSchema>;
