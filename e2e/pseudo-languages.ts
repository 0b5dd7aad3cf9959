// Two invented languages, as Unicode's CLDR names them: en-XA, accented and two fifths longer, and ar-XB, written from right to left.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PageLanguage } from '@xingcun/core/page-language';
import { afterAll } from 'vitest';
import { writeLanguage } from '../scripts/language-folder.ts';

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accented = 'àƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÀƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ';
const arabic = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي';

const accent = (text: string) => text.replace(/[A-Za-z]/g, (letter) => accented[plain.indexOf(letter)] ?? letter);
const letterOf = (character: string) => arabic[(character.codePointAt(0) ?? 0) % arabic.length] ?? 'ا';
/** As many letters as sounds, about, and a space where a line may break. */
const turn = (text: string) =>
  text
    .replace(/\p{Script=Han}{1,3}/gu, (word) => `${word.replace(/./gu, (each) => letterOf(each).repeat(2))} `)
    .replace(/[A-Za-z]/g, letterOf);

/** Slots stay what they are; what stands between them, and the forms in them, are said in the invented language. */
function inSlots(message: string, say: (text: string) => string): string {
  return message
    .split(/(\{\w+(?:\|[^|}]*)*\})/)
    .map((part) => {
      const [, name, forms] = /^\{(\w+)((?:\|[^|}]*)*)\}$/.exec(part) ?? [];
      if (name === undefined) return say(part);
      return `{${name}${(forms ?? '').replace(/[^|]+/g, say)}}`;
    })
    .join('');
}

const invented: readonly { language: PageLanguage; say: (message: string) => string }[] = [
  {
    language: { tag: 'en-XA', name: 'Åççéñţš', direction: 'ltr', fallback: 'en' },
    say: (message) => `[${inSlots(message, accent)}${' ñéö'.repeat(Math.ceil((message.length * 0.4) / 4))}]`,
  },
  {
    language: { tag: 'ar-XB', name: 'مرآة', direction: 'rtl', fallback: 'zh' },
    say: (message) => inSlots(message, turn),
  },
];

/** A folder with both languages, made from the words of today; gone with the test file. */
export async function pseudoLanguages(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'xingcun-languages-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  for (const { language, say } of invented) {
    const own = path.join(folder, language.tag);
    mkdirSync(own);
    await writeLanguage(own, language, say);
  }
  return folder;
}
