/** The SQL of one save, taken down while the real route ran it, so that others can run it again for the next save of the same cell. */

/** What one save of a cell has of its own. */
export interface Own {
  key: string;
  /** The version that the save follows. */
  version: number;
}

/** A parameter: the save's key, text around its version plus a number, or a value that is the same in every save of the cell. */
export type Parameter = 'key' | { before: string; versionPlus: number; after: string } | { value: unknown };

export interface Statement {
  sql: string;
  parameters: Parameter[];
}

/** Cuts what the save had of its own out of a parameter that it sent. */
export function blankOut(value: unknown, { key, version }: Own): Parameter {
  if (value === key) return 'key';
  if (value instanceof Date) return { value: value.toISOString() };
  const [before, number, after] = typeof value === 'string' ? value.split(/(?<="version":)(\d+)/) : [];
  if (before === undefined || number === undefined || after === undefined) return { value };
  return { before, versionPlus: Number(number) - version, after };
}

/** The parameter of another save. */
export function fillIn(parameter: Parameter, { key, version }: Own): unknown {
  if (parameter === 'key') return key;
  return 'value' in parameter ? parameter.value : `${parameter.before}${version + parameter.versionPlus}${parameter.after}`;
}
