import type { Problem } from '@xingcun/core/wire';
import { ApiError, NoAnswer } from '../api.ts';

export const firstRetryMs = 2000;
export const longestRetryMs = 30_000;

/** The server's own trouble: what was sent may be right and is tried again. */
const worthRepeating = (status: number) => status >= 500 || status === 429 || status === 408;

/**
 * What became of a request that failed: the server's “no”, which stands; or silence, to be repeated with the same key.
 * @throws what is neither, a bug
 */
export function failureOf(error: unknown): { refused: Problem } | { refused: null; signedOut: boolean } {
  if (error instanceof ApiError) {
    const { problem } = error;
    const stands = problem.status !== 401 && !worthRepeating(problem.status);
    return stands ? { refused: problem } : { refused: null, signedOut: problem.status === 401 };
  }
  if (!(error instanceof NoAnswer)) throw error;
  return { refused: null, signedOut: false };
}
