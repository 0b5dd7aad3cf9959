import { z } from 'zod';
import { type Language, languages, type Text } from './text.ts';

/**
 * A language that pages can be read in. Chinese and English are part of the platform, and rules, refusals and standards speak these two; any
 * other is a folder of words (docs/decisions/0024) and says in `fallback` which of the two it shows where it has no word of its own.
 */
export const pageLanguageSchema = z.strictObject({
  /** BCP 47: `ug`, `kk-Arab`. */
  tag: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  /** What its readers call it, in itself. */
  name: z.string().min(1).max(40),
  direction: z.enum(['ltr', 'rtl']),
  fallback: z.enum(languages),
  /** Being translated: a page marks every word that is missing. */
  draft: z.boolean().optional(),
});
export type PageLanguage = z.infer<typeof pageLanguageSchema>;

/** A file of a language’s folder: the key of a message, or a Chinese text, and its translation. Empty is not translated yet. */
export const wordTableSchema = z.record(z.string().min(1), z.string().max(4000));
export type WordTable = Readonly<Record<string, string>>;

/** What a language’s folder holds. */
export interface LanguageFolder {
  language: PageLanguage;
  /** By the name of the file: a namespace of messages, or `texts`. */
  tables: Readonly<Record<string, WordTable>>;
  /** Changes with any word: part of the address under which browsers keep the words. */
  version: string;
}

export const ownLanguages: readonly PageLanguage[] = [
  { tag: 'zh', name: '中文', direction: 'ltr', fallback: 'zh' },
  { tag: 'en', name: 'English', direction: 'ltr', fallback: 'en' },
];

/** For `<html lang>`. */
export const htmlLang = (tag: string): string => (tag === 'zh' ? 'zh-CN' : tag);
/** For `Intl`. */
export const localeOf = (tag: string): string => (tag === 'en' ? 'en-GB' : htmlLang(tag));

/** Whether core speaks it itself. */
export const isOwn = (tag: string): tag is Language => tag === 'zh' || tag === 'en';

const slots = (message: string): Set<string> => new Set([...message.matchAll(/\{(\w+)/g)].map(([, name = '']) => name));

/**
 * What is wrong with a folder, in words for its translator: files and keys that no page asks for, slots that no page fills.
 * @param known the Chinese messages by namespace
 */
export function faultsOf({ language, tables }: LanguageFolder, known: Readonly<Record<string, WordTable>>): string[] {
  return Object.entries(tables).flatMap(([file, table]) => {
    if (file === 'texts') return [];
    const asked = known[file];
    if (!asked) return [`${language.tag}/${file}.json: no page has words of this name · 没有这一类词`];
    return Object.entries(table).flatMap(([key, message]) => {
      const original = asked[key];
      if (original === undefined) return [`${language.tag}/${file}.json “${key}”: no page asks for it · 没有这一条`];
      const unfilled = [...slots(message)].filter((name) => !slots(original).has(name));
      return unfilled.map((name) => `${language.tag}/${file}.json “${key}”: {${name}} is never filled · 没有这个空位`);
    });
  });
}

/** Keys without a word yet, by file. */
export function missingIn({ tables }: LanguageFolder, known: Readonly<Record<string, WordTable>>): Record<string, string[]> {
  const missing = Object.entries(known).map(
    ([file, asked]) => [file, Object.keys(asked).filter((key) => !tables[file]?.[key])] as const,
  );
  return Object.fromEntries(missing.filter(([, keys]) => keys.length > 0));
}

/** A text that exists in both languages, in a third one: by its Chinese words. Null where the folder has none. */
export const translated = (texts: WordTable, text: Text): string | null => texts[text.zh] || null;
