import { z } from 'zod';
import { cycleStates } from '../cycles/cycle.ts';
import { route } from '../route.ts';
import { textSchema } from '../text.ts';
import { unitKinds } from '../units/unit.ts';
import { hundredthsSchema, itemCodeSchema, unitCodeSchema } from '../wire.ts';
import { noticeSchema } from './contract.ts';

const namedUnitSchema = z.strictObject({ code: unitCodeSchema, kind: z.enum(unitKinds), name: textSchema });

export const readPublicUnit = route({
  method: 'GET',
  path: '/public/units/:unitCode',
  permission: 'public',
  summary: {
    zh: '市、区县或乡镇公开页（city：本市）',
    en: 'The public page of a city, district or township (“city”: the one at hand)',
  },
  params: z.strictObject({ unitCode: z.union([unitCodeSchema, z.literal('city')]) }),
  query: z.strictObject({ year: z.coerce.number().int().optional() }),
  response: z.strictObject({
    unit: namedUnitSchema,
    /** From the city down, without the unit itself. */
    above: z.array(namedUnitSchema),
    cityCode: unitCodeSchema,
    years: z.array(z.int()),
    cycle: z
      .strictObject({
        year: z.int(),
        title: textSchema,
        state: z.enum(cycleStates),
        stage: z.string().nullable(),
        standardId: z.uuid(),
        standardTitle: textSchema,
        sample: z.boolean(),
      })
      .nullable(),
    notice: noticeSchema.nullable(),
    /** Villages of the programme below the unit, and those of them that have a result. */
    villages: z.int(),
    rated: z.int(),
    /** How many villages won each star, in the order of the standard. */
    stars: z.array(z.strictObject({ code: itemCodeSchema, title: textSchema, won: z.int() })),
    /** What lies directly below and takes part, in the order of the codes: nobody is ranked. */
    children: z.array(
      namedUnitSchema.extend({
        villages: z.int(),
        rated: z.int(),
        /** Of a village. */
        starsWon: z.int().nullable(),
        declared: z.int().nullable(),
      }),
    ),
    /** One tile each: the villages, or the townships where the villages are too many for a page. */
    tiles: z.array(
      namedUnitSchema.extend({
        villages: z.int(),
        starsWon: z.int().nullable(),
        column: z.int().min(0),
        row: z.int().min(0),
      }),
    ),
    /** Whether the city has loaded boundaries. */
    map: z.boolean(),
  }),
});

export const readPublicStandard = route({
  method: 'GET',
  path: '/public/standards/:standardId',
  permission: 'public',
  summary: { zh: '通俗版评定标准（公开）', en: 'The standard in plain words (public)' },
  params: z.strictObject({ standardId: z.uuid() }),
  revalidated: true,
  response: z.strictObject({
    title: textSchema,
    version: z.string(),
    draft: z.boolean(),
    source: textSchema,
    stars: z.array(
      z.strictObject({
        code: itemCodeSchema,
        title: textSchema,
        leadUnit: textSchema.nullable(),
        passMark: hundredthsSchema.nullable(),
        maxScore: hundredthsSchema,
        /** How the star is won, a sentence each. */
        won: z.array(textSchema),
        indicators: z.array(
          z.strictObject({ code: itemCodeSchema, title: textSchema, maxScore: hundredthsSchema, words: textSchema }),
        ),
      }),
    ),
    vetoes: z.array(textSchema),
    grades: z.array(textSchema),
  }),
});
