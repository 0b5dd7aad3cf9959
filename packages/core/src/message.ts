import { localeOf } from './page-language.ts';

/** Names between braces in a message: `'{done}/{count} {count|item|items}'` has `done` and `count`. */
export type SlotsOf<Message extends string> = Message extends `${string}{${infer Slot}}${infer Rest}`
  ? (Slot extends `${infer Name}|${string}` ? Name : Slot) | SlotsOf<Rest>
  : never;

export type SlotValue = string | number;
/** The values a message must be given: none where it has no slots. */
export type ValuesFor<Message extends string> = [SlotsOf<Message>] extends [never]
  ? []
  : [values: Record<SlotsOf<Message>, SlotValue>];

/** What `Intl` gives for a language, made once. */
const byLanguage = new Map<string, { numbers: Intl.NumberFormat; plurals: Intl.PluralRules }>();

function formsOf(language: string) {
  const known = byLanguage.get(language);
  if (known) return known;
  const locale = localeOf(language);
  // western digits everywhere: figures on a page, on paper and in a file must look the same
  const made = { numbers: new Intl.NumberFormat(locale, { numberingSystem: 'latn' }), plurals: new Intl.PluralRules(locale) };
  byLanguage.set(language, made);
  return made;
}

/**
 * Fills a message. `{name}` takes a value; a number is grouped by the language (give a year as a string);
 * `{count|item|items}` takes the first form where the language counts `count` as one, else the second. A language with more forms names
 * them as Unicode does: `{count|one=…|few=…|other=…}`; `other` stands for every form that is not named.
 * @param language `zh`, `en` or the tag of another language of the pages
 */
export function fillMessage(message: string, values: Readonly<Record<string, SlotValue>>, language: string): string {
  return message.replace(/\{(\w+)((?:\|[^|}]*)*)\}/g, (whole, name: string, choices: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (choices !== '') return chosenForm(choices.slice(1).split('|'), formsOf(language).plurals.select(Number(value)));
    return typeof value === 'number' ? formsOf(language).numbers.format(value) : value;
  });
}

function chosenForm(forms: readonly string[], category: Intl.LDMLPluralRule): string {
  const named = new Map(
    forms.flatMap((form) => {
      const [, name, text = ''] = /^(zero|one|two|few|many|other)=(.*)$/s.exec(form) ?? [];
      return name === undefined ? [] : [[name, text] as const];
    }),
  );
  if (named.size === 0) return (category === 'one' ? forms[0] : forms[1]) ?? '';
  return named.get(category) ?? named.get('other') ?? '';
}
