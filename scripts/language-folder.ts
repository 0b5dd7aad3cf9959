// Writes a language's folder from the words that the platform has: for a translator to fill, and for tests in an invented language.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PageLanguage } from '@xingcun/core/page-language';
import type { Text } from '@xingcun/core/text';
import { allMessages } from '../packages/web/src/app/all-messages.ts';

const root = path.resolve(import.meta.dirname, '..');

/** Every text that stands in the platform in both languages: core's tables of words, and what pages say in this form; each once. */
async function knownTexts(): Promise<Text[]> {
  const texts = new Map<string, Text>();
  const seen = new Set<unknown>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    const { zh, en } = value as Partial<Text>;
    if (typeof zh === 'string' && typeof en === 'string') texts.set(zh, { zh, en });
    else for (const each of value instanceof Map ? value.values() : Object.values(value)) collect(each);
  };
  for (const file of globSync('packages/core/src/**/*.ts', { cwd: root }).sort())
    if (!/\.(test|d)\.ts$/.test(file))
      for (const exported of Object.values(await import(path.join(root, file)))) collect(exported);
  for (const file of globSync('packages/web/src/**/*.{ts,tsx}', { cwd: root }))
    for (const [, zh = '', en = ''] of readFileSync(path.join(root, file), 'utf8').matchAll(
      /\{ zh: '([^']+)', en: '([^']+)' \}/g,
    ))
      texts.set(zh, { zh, en });
  return [...texts.values()];
}

/** Writes a folder whose words are what `say` makes of the fallback's. */
export async function writeLanguage(folder: string, language: PageLanguage, say: (original: string) => string): Promise<void> {
  const write = (name: string, content: unknown) =>
    writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(content, null, 2)}\n`);
  const table = (words: readonly (readonly [string, string])[]) =>
    Object.fromEntries(words.map(([key, text]) => [key, say(text)]));
  write('language', language);
  for (const [name, messages] of Object.entries(await allMessages(language.fallback)))
    write(name, table(Object.entries(messages)));
  write('texts', table((await knownTexts()).map((text) => [text.zh, text[language.fallback]] as const)));
}
