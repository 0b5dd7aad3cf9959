import type { RefusalDetails } from '@xingcun/core/refusal';
import { ApiError } from '../app/api.ts';

export interface ServerRefusal {
  code: string;
  details: RefusalDetails;
}

/** A refusal of the server and those that came with it (`others`), so that each can be shown where it belongs. */
export function refusalsOf(error: unknown): ServerRefusal[] {
  if (!(error instanceof ApiError) || error.problem.status >= 500) return [];
  const { code, values } = error.problem;
  const others = Array.isArray(values.others) ? values.others.filter(isRefusal) : [];
  return [{ code, details: values }, ...others];
}

function isRefusal(value: unknown): value is ServerRefusal {
  return typeof value === 'object' && value !== null && 'code' in value && 'details' in value && typeof value.code === 'string';
}
