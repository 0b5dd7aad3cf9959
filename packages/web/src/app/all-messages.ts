import type { WordTable } from '@xingcun/core/page-language';
import type { Language } from '@xingcun/core/text';
import { lazyMessages, shippedMessages } from './messages.ts';

/** Every message of every namespace: for the server and for whoever makes a language’s folder, never for a page. */
export async function allMessages(language: Language): Promise<Record<string, WordTable>> {
  const shipped = Object.entries(shippedMessages).map(([name, tables]) => [name, tables[language]] as const);
  const lazy = Object.entries(lazyMessages).map(async ([name, load]) => [name, (await load[language]()).messages] as const);
  return Object.fromEntries([...shipped, ...(await Promise.all(lazy))]);
}
