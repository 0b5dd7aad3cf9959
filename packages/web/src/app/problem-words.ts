import { fillWords, refusalWords } from '@xingcun/core/refusal-words';
import type { Language } from '@xingcun/core/text';
import { ApiError } from './api.ts';

/** The refusal in the page's language: by its code where core words it, else as the server put it; null where it is no refusal. */
export function refusalText(error: unknown, language: Language): string | null {
  if (!(error instanceof ApiError)) return null;
  const { code, values, detail } = error.problem;
  const known = Object.entries(refusalWords).find(([each]) => each === code);
  return known ? fillWords(known[1][language], values) : detail || null;
}
