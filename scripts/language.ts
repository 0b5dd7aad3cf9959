// `npm run language -- new ug --name ئۇيغۇرچە --rtl` makes the folder of a language; `npm run language -- check ug` says what is missing.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { faultsOf, missingIn, type PageLanguage } from '@xingcun/core/page-language';
import { languagesFolder, readLanguages } from '../packages/server/src/site/languages.ts';
import { allMessages } from '../packages/web/src/app/all-messages.ts';
import { writeLanguage } from './language-folder.ts';

const usage = `npm run language -- new TAG --name NAME [--rtl] [--fallback zh|en]
npm run language -- check TAG

  TAG        语言代码 · BCP 47: ug, kk-Arab
  --name     语言的自称 · what its readers call it
  --rtl      从右向左书写 · written from right to left
  --fallback 没有译文时用哪种文字 · which words stand in for missing ones (zh)`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { name: { type: 'string' }, rtl: { type: 'boolean' }, fallback: { type: 'string', default: 'zh' } },
});
const [command, tag = ''] = positionals;
const [zh, en] = await Promise.all([allMessages('zh'), allMessages('en')]);

if (command === 'new' && tag !== '' && values.name && (values.fallback === 'zh' || values.fallback === 'en'))
  await make(tag, values.name, values.fallback);
else if (command === 'check' && tag !== '') check(tag);
else {
  console.error(usage);
  process.exitCode = 2;
}

/** Every word, empty: shown in the fallback, and marked on the page until `draft` is taken out of language.json. */
async function make(newTag: string, name: string, fallback: 'zh' | 'en'): Promise<void> {
  const folder = path.join(languagesFolder, newTag);
  if (existsSync(folder)) throw new Error(`${folder} is there already · 已有这个文件夹`);
  const language: PageLanguage = { tag: newTag, name, direction: values.rtl ? 'rtl' : 'ltr', fallback, draft: true };
  mkdirSync(folder, { recursive: true });
  await writeLanguage(folder, language, () => '');
  console.log(folder);
}

function check(known: string): void {
  const found = readLanguages(languagesFolder).find(({ language }) => language.tag === known);
  if (!found) throw new Error(`no folder ${known} · 没有这个文件夹`);
  for (const fault of faultsOf(found, zh)) console.log(fault);
  for (const [file, keys] of Object.entries(missingIn(found, zh)))
    for (const key of keys) console.log(`${file}.json “${key}”: ${zh[file]?.[key]} · ${en[file]?.[key]}`);
}
