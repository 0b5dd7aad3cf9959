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
export function misfit(value: unknown, shape: Shape, path = ''): string | null {
  if (typeof shape === 'string') return isPlain(value, shape) ? null : path || '·';
  if ('oneOf' in shape) return shape.oneOf.includes(value as string | null) ? null : path;
  if ('nullable' in shape) return value === null ? null : misfit(value, shape.nullable, path);
  if ('list' in shape) {
    if (!Array.isArray(value)) return path;
    return firstOf(value.entries(), ([index, item]) => misfit(item, shape.list, `${path}[${index}]`));
  }
  if (!isRecord(value)) return path || '·';
  const at = (key: string) => (path === '' ? key : `${path}.${key}`);
  if ('record' in shape) return firstOf(Object.entries(value), ([key, item]) => misfit(item, shape.record, at(key)));
  if ('kinds' in shape) {
    const own = typeof value.kind === 'string' && Object.hasOwn(shape.kinds, value.kind) ? shape.kinds[value.kind] : undefined;
    return own ? misfit(value, own, path) : at('kind');
  }
  const { fields, optional = {} } = shape;
  const wrong = firstOf(Object.entries(value), ([key, item]) => {
    const known = Object.hasOwn(fields, key) ? fields[key] : Object.hasOwn(optional, key) ? optional[key] : undefined;
    return known === undefined ? at(key) : misfit(item, known, at(key));
  });
  const missing = Object.keys(fields).find((key) => !Object.hasOwn(value, key));
  return wrong ?? (missing === undefined ? null : at(missing));
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

function firstOf<Item>(items: Iterable<Item>, find: (item: Item) => string | null): string | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}
