import { fillWords, refusalWords } from '@xingcun/core/refusal-words';
import type { Language } from '@xingcun/core/text';
import { formatDay, formatMoment } from './format.ts';
import { currentLanguage, currentTag, textIn } from './language.ts';

/**
 * Why something is not open, in a sentence, with days as people write them. For the workspace: the words of all refusals come with it.
 * @param obstacle as core's rules or the server give it
 */
export function obstacleText(obstacle: { code: string; details: Readonly<Record<string, unknown>> }, language: Language): string {
  const known = Object.entries(refusalWords).find(([code]) => code === obstacle.code);
  if (!known) return obstacle.code;
  const tag = language === currentLanguage() ? currentTag() : language; // the page’s own language, where it is a third one
  const shown = Object.entries(obstacle.details).map(([name, value]) => [name, readable(value, tag)]);
  return fillWords(textIn(known[1], tag), Object.fromEntries(shown));
}

function readable(value: unknown, language: string): unknown {
  if (typeof value !== 'string') return value;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value, language);
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) ? formatMoment(value, language) : value;
}
