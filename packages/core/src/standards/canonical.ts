import { assert } from '../assert.ts';

/**
 * One value, one text: JSON with sorted keys and no spaces, ready to be digested when a standard is published. Numbers are the integers
 * of `Standard`, so that no two writings of a number exist.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
  }
  assert(
    value === null || ['string', 'boolean'].includes(typeof value) || Number.isSafeInteger(value),
    `no canonical form: ${typeof value}`,
  );
  return JSON.stringify(value);
}
