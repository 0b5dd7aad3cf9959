import type { Text } from '@xingcun/core/text';
import { ApiError } from '../app/api.ts';

/** One thing that is wrong in a file: what `standards.invalid` brings. */
export interface ImportProblem {
  path: string;
  message: Text;
  value: string | number | boolean | null;
  /** `12:5` (line and column) or `stars!B7` (worksheet and cell); null where the place is not known. */
  at: string | null;
}

/** Everything that is wrong in the file, or null where it was refused for another reason. */
export function importProblems(error: unknown): ImportProblem[] | null {
  if (!(error instanceof ApiError) || error.problem.code !== 'standards.invalid') return null;
  const { problems } = error.problem.values;
  return Array.isArray(problems) ? problems.filter(isProblem) : null;
}

function isProblem(value: unknown): value is ImportProblem {
  return typeof value === 'object' && value !== null && 'path' in value && 'message' in value;
}

/** A place in a YAML text, read from `12:5`; null for a worksheet's cell. */
export function lineAndColumn(at: string): { line: string; column: string } | null {
  const match = /^(\d+):(\d+)$/.exec(at);
  return match?.[1] && match[2] ? { line: match[1], column: match[2] } : null;
}
