import { fillMessage, type SlotValue, type ValuesFor } from '@xingcun/core/message';
import { isOwn, htmlLang, translated, type WordTable } from '@xingcun/core/page-language';
import type { Language, Text } from '@xingcun/core/text';
import { use, useSyncExternalStore } from 'react';
import { installedWords, pageLanguage, pageLanguages } from './installed-languages.ts';
import { lazyMessages, type MessagesOf, type Namespace, shippedMessages } from './messages.ts';
import { stored } from './stored.ts';

/** The namespaces of a third language’s folder, and what it says of texts that come in Chinese and English. */
type Table = Namespace | 'texts';

/** A page that the server rendered says in which language; `start.js` has chosen for the others. */
const onPage =
  typeof document === 'undefined'
    ? 'zh'
    : (pageLanguages().find(({ tag }) => htmlLang(tag) === document.documentElement.lang)?.tag ??
      (document.documentElement.lang.startsWith('en') ? 'en' : 'zh'));
const chosen = stored<string>(
  'xingcun.language',
  pageLanguages().map(({ tag }) => tag),
  onPage,
);
const ready = new Map<string, WordTable>();
const coming = new Map<string, Promise<WordTable>>();
const wanted = new Set<Table>();

/** The language of the page: `zh`, `en` or the tag of another installed one. */
export const currentTag = (): string => chosen.get();
export const subscribeLanguage = chosen.subscribe;
/** The language of the page as far as core speaks it: the fallback of any other. */
export const currentLanguage = (): Language => spokenBy(chosen.get());
const spokenBy = (tag: string): Language => (isOwn(tag) ? tag : pageLanguage(tag).fallback);
/** Tells the server in which language to render the next page (server/src/site/pages.ts). */
const languageCookie = 'xingcun.language';

/** Loads first, then switches everything at once: no half-translated page, no flash of a skeleton. */
export async function setLanguage(tag: string): Promise<void> {
  await Promise.all([...wanted].map((table) => loadMessages(table, tag)));
  await languageReady(tag);
  showLanguage(tag);
  document.cookie = `${languageCookie}=${tag}; path=/; max-age=31536000; samesite=lax`;
  chosen.set(tag);
}

/** Tells browser, screen reader and style sheets. */
export function showLanguage(tag: string): void {
  document.documentElement.lang = htmlLang(tag);
  document.documentElement.dir = pageLanguage(tag).direction;
}

/** The words of the frame, which Chinese and English bring with the first script. To be awaited before the first page is shown. */
export async function languageReady(tag = currentTag()): Promise<void> {
  if (!isOwn(tag)) await Promise.all((['app', 'ui', 'texts'] as const).map((table) => loadMessages(table, tag)));
}

/** On the server: the language of the page that is rendered next, in one go. Its words must have been loaded. */
export const renderIn = (tag: string): void => chosen.set(tag);

/** Fetches a page's messages together with its code; `page()` in `routing.ts` calls it. */
export function loadMessages(namespace: Table, tag: string = currentTag()): Promise<WordTable> {
  wanted.add(namespace);
  const key = `${namespace}.${tag}`;
  const known = coming.get(key);
  if (known) return known;
  const loading = fetchMessages(namespace, tag).then(
    (table) => {
      ready.set(key, table);
      return table;
    },
    (error: unknown) => {
      coming.delete(key); // a dropped connection must not stick
      throw error;
    },
  );
  coming.set(key, loading);
  return loading;
}

async function fetchMessages(table: Table, tag: string): Promise<WordTable> {
  if (!isOwn(tag)) return thirdLanguage(table, tag);
  if (table === 'texts') return {};
  if (table in shippedMessages) return shippedMessages[table as keyof typeof shippedMessages][tag];
  return (await lazyMessages[table as keyof typeof lazyMessages][tag]()).messages;
}

/** Its own words, and those of its fallback where it has none. */
async function thirdLanguage(table: Table, tag: string): Promise<WordTable> {
  const { fallback } = pageLanguage(tag);
  const [own, other] = await Promise.all([installedWords(tag, table), fetchMessages(table, fallback)]);
  const missing = Object.entries(other).map(([key, message]) => [key, own[key] || markMissing(message, tag)]);
  return table === 'texts' ? own : Object.fromEntries(missing);
}

/** In a language that is being translated a missing word is seen as such. */
const markMissing = (text: string, tag: string): string => (pageLanguage(tag).draft ? `⟦${text}⟧` : text);

/** A text that exists in Chinese and English, as the page says it. */
export function textIn(text: Text, tag: string = currentTag()): string {
  if (isOwn(tag)) return text[tag];
  return translated(ready.get(`texts.${tag}`) ?? {}, text) ?? markMissing(text[spokenBy(tag)], tag);
}

export interface Words<N extends Namespace> {
  /** In which of its two languages core is asked to speak on this page. */
  language: Language;
  /** The page's language itself. */
  tag: string;
  /** A message of the namespace, with its slots filled. */
  t: <K extends keyof MessagesOf<N> & string>(key: K, ...values: ValuesFor<MessagesOf<N>[K] & string>) => string;
  /** The side of a bilingual text (core's word tables, names of stars …) that this page shows. */
  words: (text: Text) => string;
}

/** The page's language and words. Suspends until the namespace has come, unless the route has fetched it already. */
export function useLanguage<N extends Namespace>(namespace: N): Words<N> {
  const tag = useSyncExternalStore(chosen.subscribe, chosen.get, chosen.get);
  const shipped =
    isOwn(tag) && namespace in shippedMessages ? shippedMessages[namespace as keyof typeof shippedMessages][tag] : undefined;
  const table: WordTable = shipped ?? ready.get(`${namespace}.${tag}`) ?? use(loadMessages(namespace, tag));
  return {
    language: spokenBy(tag),
    tag,
    t: (key, ...[values]) => fillMessage(table[key] ?? key, (values ?? {}) as Record<string, SlotValue>, tag),
    words: (text) => textIn(text, tag),
  };
}
