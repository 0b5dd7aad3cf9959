import type { Page, Response } from 'playwright';
import { expect } from 'vitest';

/** What the server answered to a page. */
export interface ServerWords {
  answers: Promise<unknown>[];
}

/** Notes what the server tells this page from now on, so that a name or a sample text is known for what it is. */
export function listenToServer(page: Page): ServerWords {
  const answers: Promise<unknown>[] = [];
  page.on('response', (response: Response) => {
    // an answer may have no body
    if (response.url().includes('/api/')) answers.push(response.json().catch(() => null));
    else if (response.request().isNavigationRequest()) answers.push(stateIn(response));
  });
  return { answers };
}

/** What a page that the server rendered was rendered from. */
async function stateIn(response: Response): Promise<unknown> {
  const html = await response.text().catch(() => ''); // a redirect has no body
  const [, state] = /<script id="state" type="application\/json">(.*?)<\/script>/s.exec(html) ?? [];
  return state === undefined ? null : JSON.parse(state);
}

/** The strings of an answer; of what is said in both languages only this one's, where one is asked for. */
function stringsOf(value: unknown, language: 'zh' | 'en' | null, into: { said: string[]; names: string[] }, key = ''): void {
  if (typeof value === 'string') (key === 'username' ? into.names : into.said).push(value);
  else if (Array.isArray(value)) for (const each of value) stringsOf(each, language, into, key);
  else if (value && typeof value === 'object') {
    const other = language && 'zh' in value && 'en' in value ? (language === 'zh' ? 'en' : 'zh') : null;
    for (const [name, each] of Object.entries(value)) if (name !== other) stringsOf(each, language, into, name);
  }
}

interface Found {
  text: string;
  /** Where it stands, for whoever reads a failure. */
  near: string;
}

/** What a person sees or hears: text, names of controls, hints in empty fields. Code and quotations of another language are marked as such. */
async function wordsOn(page: Page): Promise<Found[]> {
  return page.evaluate(() => {
    const found: { text: string; near: string }[] = [];
    const language = document.documentElement.lang.slice(0, 2);
    const foreign = (element: Element) => {
      const marked = element.closest('[lang]');
      return marked !== null && marked.getAttribute('lang')?.slice(0, 2) !== language;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!element || text === '' || element.closest('script, style, code, pre, textarea') || foreign(element)) continue;
      if (element.checkVisibility()) found.push({ text, near: element.outerHTML.slice(0, 120) });
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], img[alt]')) {
      if (foreign(element) || !element.checkVisibility() || element.closest('[aria-hidden="true"]')) continue; // not heard
      for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
        found.push({ text: element.getAttribute(name) ?? '', near: element.outerHTML.slice(0, 120) });
    }
    return found;
  });
}

/** Never for people, in either language. */
const raw: readonly [what: string, pattern: RegExp][] = [
  // an address on the web is none
  ['a key of a message', /(?<![/.])\b[a-z][A-Za-z]+\.[a-z][A-Za-z]+\b/],
  ['a code in camel case', /\b[a-z]+[A-Z][A-Za-z]+\b/],
  ['an ISO instant or day', /\b\d{4}-\d{2}-\d{2}(T|\b)/],
  ['an unfilled slot', /\{[\w|]+\}/],
  ['a value that is not there', /\b(undefined|null|NaN|Invalid Date)\b|\[object /],
  ['an identifier', /\b[0-9a-f]{8}-[0-9a-f]{4}-/],
];

const chinese = /[\p{Script=Han}　-〿＀-～]+/gu;
const englishSentence = /[A-Za-z’']+(?:[ ,;]+[A-Za-z’']+){2,}/g;

/**
 * The page says nothing raw and speaks one language; names and free texts that the server told in one language only may stand in the
 * other. `allowed`: words that this page shows on purpose, e.g. the codes of a standard.
 */
export async function expectPlainWords(page: Page, heard: ServerWords, allowed: readonly RegExp[] = []): Promise<void> {
  expect.soft((await wordFaults(page, heard, allowed)).slice(0, 12), page.url()).toEqual([]);
}

/**
 * The page says everything in its own, invented language, in which no word has a plain Latin letter or a Chinese character; only what the
 * server told as data may stand there as it is.
 */
export async function expectTranslated(page: Page, { answers }: ServerWords, allowed: RegExp): Promise<void> {
  const told = { said: [] as string[], names: [] as string[] };
  for (const answer of await Promise.all(answers)) stringsOf(answer, null, told);
  const written = [...told.said, ...told.names].join('\n');
  const left = new Set<string>();
  for (const { text, near } of await wordsOn(page))
    for (const [run] of text.replace(allowed, '').matchAll(/[A-Za-z]{2,}|\p{Script=Han}+/gu))
      if (!written.includes(run)) left.add(`${run} in “${text.slice(0, 80)}” ${near}`);
  expect.soft([...left].slice(0, 12), page.url()).toEqual([]);
}

/** What `expectPlainWords` objects to. */
export async function wordFaults(page: Page, { answers }: ServerWords, allowed: readonly RegExp[] = []): Promise<string[]> {
  const language = (await page.evaluate(() => document.documentElement.lang)).startsWith('en') ? 'en' : 'zh';
  const told = { said: [] as string[], names: [] as string[] };
  for (const answer of await Promise.all(answers)) stringsOf(answer, language, told);
  // a code or an instant of an answer excuses nothing: what people wrote has a space or a character
  const written = told.said.filter((text) => /[\s\p{Script=Han}]/u.test(text)).join('\n');
  const faults = new Set<string>();
  for (const { text, near } of await wordsOn(page)) {
    if (allowed.some((pattern) => pattern.test(text))) continue;
    const say = (what: string, match: string) => faults.add(`${what}: ${match} in “${text.slice(0, 80)}” ${near}`);
    for (const [what, pattern] of raw) {
      const match = pattern.exec(text)?.[0];
      if (match && !written.includes(match) && !told.names.includes(match)) say(what, match);
    }
    // a full-width colon among English words is a fault, whatever some name contains
    for (const { 0: run, index } of text.matchAll(language === 'en' ? chinese : englishSentence)) {
      // punctuation alone is known by its neighbours: a full-width colon among English words is a fault
      const known = /\p{L}/u.test(run) ? run : text.slice(Math.max(0, index - 1), index + run.length + 1);
      if (!written.includes(known)) say(language === 'en' ? 'Chinese' : 'English', run);
    }
  }
  return [...faults];
}
