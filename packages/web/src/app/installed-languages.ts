import { assert } from '@xingcun/core/assert';
import { type LanguageFolder, ownLanguages, type PageLanguage, type WordTable } from '@xingcun/core/page-language';

/** A language beside Chinese and English, as the server tells it to a page (server/src/site/languages.ts). */
interface InstalledLanguage extends PageLanguage {
  version: string;
}

type WordsOf = (language: InstalledLanguage, table: string) => Promise<WordTable>;

const told = typeof document === 'undefined' ? null : document.querySelector('#languages');
let installed: readonly InstalledLanguage[] = JSON.parse(told?.textContent || '[]');

/** From the network; a language whose words do not come speaks its fallback. */
let wordsOf: WordsOf = async ({ tag, version }, table) => {
  const answer = await fetch(`/languages/${tag}/${version}/${table}.json`).catch(() => null);
  return answer?.ok ? await answer.json() : {};
};

/** On the server: the words are there. */
export function installLanguages(folders: readonly LanguageFolder[]): void {
  installed = folders.map(({ language, version }) => ({ ...language, version }));
  wordsOf = async ({ tag }, table) => folders.find(({ language }) => language.tag === tag)?.tables[table] ?? {};
}

/** Every language that the pages can be read in. */
export const pageLanguages = (): readonly PageLanguage[] => [...ownLanguages, ...installed];

export function pageLanguage(tag: string): PageLanguage {
  const found = pageLanguages().find((language) => language.tag === tag);
  assert(found, `${tag} is a language of the pages`);
  return found;
}

/** A file of the folder of a language that is not the platform’s own. */
export async function installedWords(tag: string, table: string): Promise<WordTable> {
  const language = installed.find((each) => each.tag === tag);
  assert(language, `${tag} is installed`);
  return wordsOf(language, table);
}
