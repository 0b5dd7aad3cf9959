import { fillWords, refusalWords } from '@xingcun/core/refusal-words';
import type { Obstacle } from '@xingcun/core/obstacle';
import type { Language } from '@xingcun/core/text';
import { ApiError } from './api.ts';
import { formatDay, formatMoment } from './format.ts';

/** The refusal in the page's language: by its code where core words it, else as the server put it; null where it is no refusal. */
export function refusalText(error: unknown, language: Language): string | null {
  if (!(error instanceof ApiError)) return null;
  const { code, values, detail } = error.problem;
  return wordsOf(code, values, language) ?? (detail || null);
}

/** Why something is not open, in a sentence. */
export function obstacleText({ code, details }: Pick<Obstacle, 'details'> & { code: string }, language: Language): string {
  return wordsOf(code, details, language) ?? code;
}

function wordsOf(code: string, values: Readonly<Record<string, unknown>>, language: Language): string | null {
  const known = Object.entries(refusalWords).find(([each]) => each === code);
  if (!known) return null;
  const shown = Object.entries(values).map(([name, value]) => [name, readable(value, language)]);
  return fillWords(known[1][language], Object.fromEntries(shown));
}

/** Days and moments as people write them; everything else as it is. */
function readable(value: unknown, language: Language): unknown {
  if (typeof value !== 'string') return value;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value, language);
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) ? formatMoment(value, language) : value;
}
