import type { Language } from './text.ts';

/** Names between braces in a message: `'{done}/{count} {count|item|items}'` has `done` and `count`. */
export type SlotsOf<Message extends string> = Message extends `${string}{${infer Slot}}${infer Rest}`
  ? (Slot extends `${infer Name}|${string}` ? Name : Slot) | SlotsOf<Rest>
  : never;

export type SlotValue = string | number;
/** The values a message must be given: none where it has no slots. */
export type ValuesFor<Message extends string> = [SlotsOf<Message>] extends [never]
  ? []
  : [values: Record<SlotsOf<Message>, SlotValue>];

const locales = { zh: 'zh-CN', en: 'en-GB' } as const;
const numbers = { zh: new Intl.NumberFormat(locales.zh), en: new Intl.NumberFormat(locales.en) };
const plurals = { zh: new Intl.PluralRules(locales.zh), en: new Intl.PluralRules(locales.en) };

/**
 * Fills a message. `{name}` takes a value; a number is grouped by the language (give a year as a string);
 * `{count|item|items}` takes the first form where the language counts `count` as one, else the second.
 */
export function fillMessage(message: string, values: Readonly<Record<string, SlotValue>>, language: Language): string {
  return message.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, other?: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (other !== undefined) return plurals[language].select(Number(value)) === 'one' ? (one ?? '') : other;
    return typeof value === 'number' ? numbers[language].format(value) : value;
  });
}
