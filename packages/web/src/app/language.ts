import { fillMessage, type SlotValue, type ValuesFor } from '@xingcun/core/message';
import type { Language, Text } from '@xingcun/core/text';
import { use, useSyncExternalStore } from 'react';
import { lazyMessages, type MessagesOf, type Namespace, shippedMessages } from './messages.ts';
import { stored } from './stored.ts';

type Table = Readonly<Record<string, string>>;

/** A page that the server rendered says in which language; `start.js` has chosen for the others. */
const onPage = typeof document !== 'undefined' && document.documentElement.lang.startsWith('en') ? 'en' : 'zh';
const chosen = stored<Language>('xingcun.language', ['zh', 'en'], onPage);
const ready = new Map<string, Table>();
const coming = new Map<string, Promise<Table>>();
const wanted = new Set<Namespace>();

export const currentLanguage = (): Language => chosen.get();
export const subscribeLanguage = chosen.subscribe;
const htmlLang = { zh: 'zh-CN', en: 'en' } as const;
/** Tells the server in which language to render the next page (server/src/site/pages.ts). */
const languageCookie = 'xingcun.language';

/** Loads first, then switches everything at once: no half-translated page, no flash of a skeleton. */
export async function setLanguage(language: Language): Promise<void> {
  await Promise.all([...wanted].map((namespace) => loadMessages(namespace, language)));
  document.documentElement.lang = htmlLang[language];
  document.cookie = `${languageCookie}=${language}; path=/; max-age=31536000; samesite=lax`;
  chosen.set(language);
}

/** On the server: the language of the page that is rendered next, in one go. Its words must have been loaded. */
export const renderIn = (language: Language): void => chosen.set(language);

/** Fetches a page's messages together with its code; `page()` in `routing.ts` calls it. */
export function loadMessages(namespace: Namespace, language: Language = currentLanguage()): Promise<Table> {
  wanted.add(namespace);
  const key = `${namespace}.${language}`;
  const known = coming.get(key);
  if (known) return known;
  const loading = fetchMessages(namespace, language).then(
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

async function fetchMessages(namespace: Namespace, language: Language): Promise<Table> {
  if (namespace in shippedMessages) return shippedMessages[namespace as keyof typeof shippedMessages][language];
  return (await lazyMessages[namespace as keyof typeof lazyMessages][language]()).messages;
}

export interface Words<N extends Namespace> {
  language: Language;
  /** A message of the namespace, with its slots filled. */
  t: <K extends keyof MessagesOf<N> & string>(key: K, ...values: ValuesFor<MessagesOf<N>[K] & string>) => string;
  /** The side of a bilingual text (core's word tables, names of stars …) that this page shows. */
  words: (text: Text) => string;
}

/** The page's language and words. Suspends until the namespace has come, unless the route has fetched it already. */
export function useLanguage<N extends Namespace>(namespace: N): Words<N> {
  const language = useSyncExternalStore(chosen.subscribe, chosen.get, chosen.get);
  const shipped = namespace in shippedMessages ? shippedMessages[namespace as keyof typeof shippedMessages][language] : undefined;
  const table: Table = shipped ?? ready.get(`${namespace}.${language}`) ?? use(loadMessages(namespace, language));
  return {
    language,
    t: (key, ...[values]) => fillMessage(table[key] ?? key, (values ?? {}) as Record<string, SlotValue>, language),
    words: (text) => text[language],
  };
}
