/** A leaf in which two records differ: its keys from the top, and the value at each side; undefined where it is absent. */
export interface Difference {
  keys: readonly string[];
  before: unknown;
  after: unknown;
}

/** Keys that say nothing to a reader: identifiers and counters of versions. */
const technical: ReadonlySet<string> = new Set([
  'id',
  'accountId',
  'grantId',
  'standardId',
  'cycleId',
  'noticeId',
  'path',
  'rowVersion',
  'publishedBy',
]);

/** By which key an item of a list is told from the others. */
const itemKeys = ['stage', 'itemCode', 'code', 'grantId', 'title'] as const;

/**
 * What changed from one record to the next, leaf by leaf, in the order of the later one. A list of plain values is one leaf; the items of a
 * list of records are matched by what names them. Identifiers are left out.
 */
export function differences(before: unknown, after: unknown): Difference[] {
  return compare([], before ?? undefined, after ?? undefined);
}

function compare(keys: readonly string[], before: unknown, after: unknown): Difference[] {
  const [one, other] = [asRecord(before), asRecord(after)];
  if ((one || before === undefined || before === null) && (other || after === undefined || after === null) && (one || other)) {
    const names = [...new Set([...Object.keys(other ?? {}), ...Object.keys(one ?? {})])].filter((name) => !technical.has(name));
    return names.flatMap((name) => compare([...keys, name], one?.[name], other?.[name]));
  }
  return isSame(before, after) ? [] : [{ keys, before, after }];
}

/** An object as it is, a list of objects by what names each; null for a leaf. */
function asRecord(value: unknown): Readonly<Record<string, unknown>> | null {
  if (Array.isArray(value)) {
    if (value.length === 0 || !value.every(isObject)) return null;
    return Object.fromEntries(value.map((item, index) => [nameOf(item) ?? String(index + 1), withoutName(item)]));
  }
  return isObject(value) ? value : null;
}

function nameOf(item: Readonly<Record<string, unknown>>): string | null {
  const key = itemKeys.find((each) => typeof item[each] === 'string');
  return key === undefined ? null : String(item[key]);
}

function withoutName(item: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const key = itemKeys.find((each) => typeof item[each] === 'string');
  const rest = Object.entries(item).filter(([name]) => name !== key);
  return rest.length === 0 ? item : Object.fromEntries(rest);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Absent, null and empty are the same to a reader. */
function isSame(a: unknown, b: unknown): boolean {
  const blank = (value: unknown) =>
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return (blank(a) && blank(b)) || JSON.stringify(a) === JSON.stringify(b);
}
