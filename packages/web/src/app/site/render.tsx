import { QueryClient } from '@tanstack/react-query';
import { faultsOf, type LanguageFolder } from '@xingcun/core/page-language';
import type { Problem } from '@xingcun/core/wire';
import { renderToString } from 'react-dom/server';
import { allMessages } from '../all-messages.ts';
import { installLanguages, pageLanguages } from '../installed-languages.ts';
import { languageReady, loadMessages, renderIn } from '../language.ts';
import { cityQuery } from '../public-frame.tsx';
import { type Address, matchAddress } from './address.ts';
import { sitePages } from './pages.ts';
import type { PageRead, PageState, Reading } from './reading.ts';
import { SiteApp } from './site-app.tsx';

export const patterns: readonly string[] = sitePages.map(({ pattern }) => pattern);

interface Asked {
  url: URL;
  /** Its tag. */
  language: string;
  /** Answers a route by its name (`GET /units`) or says why not. */
  ask: (route: string, given: unknown) => Promise<{ value: unknown } | { problem: Problem }>;
  /** The code of what the page shows, printed at its foot. */
  digestOf: (shown: unknown) => string;
}

/** A page of the public site as HTML: what belongs into the head, what into `#root`, and what it was rendered from. */
export interface Rendered {
  status: number;
  head: string;
  body: string;
  state: PageState;
  /** To be kept out of search engines. */
  noindex: boolean;
}

/**
 * Adds languages beside Chinese and English, once, before the first page.
 * @returns what is wrong with their folders, for whoever translates; empty where all is well
 */
export async function install(folders: readonly LanguageFolder[]): Promise<string[]> {
  const known = await allMessages('zh');
  installLanguages(folders);
  return folders.flatMap((folder) => faultsOf(folder, known));
}

const readings = new Map<string, Promise<Reading>>();

async function prepare(pattern: string): Promise<Reading> {
  const page = sitePages.find((one) => one.pattern === pattern);
  if (!page) throw new Error(`no page ${pattern}`);
  const reading = await page.load();
  const tables = pageLanguages().flatMap(({ tag }) => [
    languageReady(tag),
    ...reading.namespaces.map((name) => loadMessages(name, tag)),
  ]);
  await Promise.all(tables);
  return reading;
}

export async function renderPage(pattern: string, { url, language, ask, digestOf }: Asked): Promise<Rendered> {
  const coming = readings.get(pattern) ?? prepare(pattern);
  readings.set(pattern, coming);
  const reading = await coming;
  const address = matchAddress(pattern, url);
  if (!address) throw new Error(`${url.pathname} is not ${pattern}`);
  const { client, known, problem } = await askAll([cityQuery, ...reading.reads(address)], ask);
  const foot = { address: addressOf(url), digest: digestOf([pattern, known, problem?.code ?? null]) };
  renderIn(language); // nothing is awaited from here on, so no other page comes in between
  const html = renderToString(<SiteApp client={client} reading={reading} address={address} problem={problem} foot={foot} />);
  const start = html.indexOf('<div data-frame');
  return {
    status: problem?.status ?? 200,
    head: html.slice(0, start),
    body: html.slice(start),
    noindex: problem !== null || (reading.mayNamePeople?.(client, address) ?? false),
    state: { pattern, known, foot, problem },
  };
}

/** As it is printed: without the language, which the reader's own browser knows. */
function addressOf(url: URL): string {
  const address = new URL(url);
  address.searchParams.delete('lang');
  return address.href;
}

async function askAll(reads: readonly PageRead[], ask: Asked['ask']) {
  const client = new QueryClient();
  const known: { key: PageRead['queryKey']; value: unknown }[] = [];
  for (const { queryKey } of reads) {
    const answer = await ask(...queryKey);
    if ('problem' in answer) return { client, known: [], problem: answer.problem };
    client.setQueryData(queryKey, answer.value);
    known.push({ key: queryKey, value: answer.value });
  }
  return { client, known, problem: null };
}

export type { Address };
