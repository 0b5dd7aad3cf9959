/**
 * The shape of a JSON value, for a file that somebody hands in. The page has no zod (docs/decisions/0009) and must read a tampered file as
 * strictly as the command line does: an unknown key is refused, for something could hide behind it.
 */
export type Shape =
  | 'string'
  | 'integer'
  | 'boolean'
  | 'digest'
  /** Checked by its own reader elsewhere. */
  | 'object'
  | { oneOf: readonly (string | null)[] }
  | { nullable: Shape }
  | { list: Shape }
  | { record: Shape }
  | { fields: Readonly<Record<string, Shape>>; optional?: Readonly<Record<string, Shape>> }
  /** By the value of `kind`. */
  | { kinds: Readonly<Record<string, Shape>> };

/** Where a value is not of the shape: the path to the first place; null where it is. */
export function misfit(value: unknown, shape: Shape): string | null {
  const found = misfitKeys(value, shape);
  return (
    found && (found.reduceRight((path, key) => (key.startsWith('[') || path === '' ? path + key : `${path}.${key}`), '') || '·')
  );
}

/** The keys to the first place, the innermost first: nothing is put together for all that fits. */
function misfitKeys(value: unknown, shape: Shape): string[] | null {
  if (typeof shape === 'string') return isPlain(value, shape) ? null : [];
  if ('oneOf' in shape) return shape.oneOf.includes(value as string | null) ? null : [];
  if ('nullable' in shape) return value === null ? null : misfitKeys(value, shape.nullable);
  if ('list' in shape) {
    if (!Array.isArray(value)) return [];
    for (const [index, item] of value.entries()) {
      const found = misfitKeys(item, shape.list);
      if (found) return [...found, `[${index}]`];
    }
    return null;
  }
  if (!isRecord(value)) return [];
  if ('kinds' in shape) {
    const own = typeof value.kind === 'string' && Object.hasOwn(shape.kinds, value.kind) ? shape.kinds[value.kind] : undefined;
    return own ? misfitKeys(value, own) : ['kind'];
  }
  const fields = 'record' in shape ? {} : shape.fields;
  for (const key of Object.keys(value)) {
    const known = 'record' in shape ? shape.record : fieldOf(shape, key);
    const found = known === undefined ? [] : misfitKeys(value[key], known);
    if (found) return [...found, key];
  }
  const missing = Object.keys(fields).find((key) => !Object.hasOwn(value, key));
  return missing === undefined ? null : [missing];
}

function fieldOf({ fields, optional = {} }: Extract<Shape, { fields: unknown }>, key: string): Shape | undefined {
  if (Object.hasOwn(fields, key)) return fields[key];
  return Object.hasOwn(optional, key) ? optional[key] : undefined;
}

/** Every key that a value of this shape may have. */
export function keysOf(shape: Shape): string[] {
  if (typeof shape === 'string' || 'oneOf' in shape) return [];
  if ('nullable' in shape) return keysOf(shape.nullable);
  if ('list' in shape) return keysOf(shape.list);
  if ('record' in shape) return keysOf(shape.record);
  if ('kinds' in shape) return Object.values(shape.kinds).flatMap(keysOf);
  const fields = { ...shape.fields, ...shape.optional };
  return Object.entries(fields).flatMap(([key, field]) => [key, ...keysOf(field)]);
}

function isPlain(value: unknown, kind: Extract<Shape, string>): boolean {
  switch (kind) {
    case 'integer':
      return Number.isSafeInteger(value);
    case 'digest':
      return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
    case 'object':
      return isRecord(value);
    default:
      return typeof value === kind;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
