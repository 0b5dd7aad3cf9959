import { randomUUID } from 'node:crypto';
import type { Route } from '@xingcun/core/route';
import { unitCodeSchema } from '@xingcun/core/wire';
import fc from 'fast-check';
import { z } from 'zod';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What the names in a request are to mean: a unit's code for every field that takes one, and ids by the field's name. */
export interface Meaning {
  unitCode: (field: string) => string;
  /** Undefined where nothing of that name is known. */
  id: (field: string) => string | undefined;
}

export interface SampleRequest {
  params: Record<string, string>;
  query: Record<string, unknown>;
  body: unknown;
}

const unitPattern = (z.toJSONSchema(unitCodeSchema) as JsonSchema).pattern;

/** A request that the route's schemas accept, made from the schemas alone: required fields, smallest values. */
export function sampleRequest(route: Route, meaning: Meaning): SampleRequest {
  const part = (schema: z.ZodType | undefined): unknown =>
    schema ? sample(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema, '', meaning) : undefined;
  return {
    params: (part(route.params) ?? {}) as Record<string, string>,
    query: (part(route.query) ?? {}) as Record<string, unknown>,
    body: part(route.body),
  };
}

function sample(schema: JsonSchema, field: string, meaning: Meaning): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [first] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
  if (first) return sample(first as JsonSchema, field, meaning);
  switch (schema.type) {
    case 'object':
      return sampleObject(schema, meaning);
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sample((schema.items ?? {}) as JsonSchema, field, meaning));
    case 'string':
      return sampleString(schema, field, meaning);
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 0, typeof schema.exclusiveMinimum === 'number' ? schema.exclusiveMinimum + 1 : 0);
    case 'boolean':
      return false;
    default:
      return null;
  }
}

function sampleObject(schema: JsonSchema, meaning: Meaning): Record<string, unknown> {
  const fields = Object.entries(schema.properties ?? {});
  const wanted = fields.filter(([name, value]) => schema.required?.includes(name) || isUnitCode(value as JsonSchema));
  return Object.fromEntries(wanted.map(([name, value]) => [name, sample(value as JsonSchema, name, meaning)]));
}

const isUnitCode = (schema: JsonSchema) => schema.pattern === unitPattern;

function sampleString(schema: JsonSchema, field: string, meaning: Meaning): string {
  if (isUnitCode(schema)) return meaning.unitCode(field);
  const id = meaning.id(field);
  if (id !== undefined) return id;
  if (schema.format === 'uuid') return randomUUID();
  if (schema.format === 'date') return '2026-11-02';
  if (schema.format === 'date-time') return '2026-11-02T02:00:00.000Z';
  if (schema.pattern) return fc.sample(fc.stringMatching(new RegExp(schema.pattern)), { numRuns: 1, seed: 1 })[0] ?? '';
  return 'sample words'.padEnd(schema.minLength ?? 0, '.').slice(0, schema.maxLength ?? 40);
}
