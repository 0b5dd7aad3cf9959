import { bodyWords } from '@xingcun/core/assessment/meeting';
import { cycleStateWords } from '@xingcun/core/cycles/cycle';
import { fillWords, refusalWords } from '@xingcun/core/refusal-words';
import type { Standard } from '@xingcun/core/standards/standard';
import type { Text } from '@xingcun/core/text';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';

/** A refusal, or an obstacle that would be one: its code and the values that caused it. */
export interface Reason {
  code: string;
  details: Readonly<Record<string, unknown>>;
}

/** Says a refusal with the names people know: titles for codes, dates as they are written. */
export function useRefusalWords(standard: Standard): (reason: Reason) => string {
  const { language, words } = useLanguage('assessment');
  const format = useFormat();
  const titles = new Map<unknown, string>(
    standard.stars.flatMap(({ code, title, indicators, bonus, hardStandards }) => [
      [code, words(title)] as const,
      ...[...indicators, ...(bonus?.items ?? []), ...hardStandards].map((item) => [item.code, words(item.title)] as const),
    ]),
  );
  const readable = (name: string, value: unknown): unknown => {
    if (name === 'stars' && Array.isArray(value))
      return value.map((code) => titles.get(code) ?? code).join(language === 'zh' ? '、' : ', ');
    if (typeof value !== 'string') return value;
    if (name === 'body') return wordsOf(bodyWords, value)?.[language] ?? value;
    if (name === 'state') return wordsOf(cycleStateWords, value)?.[language] ?? value;
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return format.day(value);
    return ['starCode', 'itemCode', 'code', 'vetoCode'].includes(name) ? (titles.get(value) ?? value) : value;
  };
  return ({ code, details }) => {
    const known: [string, Text] | undefined = Object.entries(refusalWords).find(([each]) => each === code);
    if (!known) return code;
    return fillWords(
      known[1][language],
      Object.fromEntries(Object.entries(details).map(([name, value]) => [name, readable(name, value)])),
    );
  };
}

const wordsOf = <K extends string>(table: Record<K, Text>, key: string): Text | undefined =>
  Object.entries<Text>(table).find(([each]) => each === key)?.[1];
