import { ApiError } from './api.ts';

/** The refusal as the server put it, in the language of the request; null where it is no refusal. The words of all refusals stay off the page. */
export function refusalText(error: unknown): string | null {
  return error instanceof ApiError ? error.problem.detail || null : null;
}
