import { QueryClient } from '@tanstack/react-query';
import { faultsOf, type LanguageFolder } from '@xingcun/core/page-language';
import type { Problem } from '@xingcun/core/wire';
import { renderToString } from 'react-dom/server';
import { allMessages } from '../all-messages.ts';
import { installLanguages, pageLanguages } from '../installed-languages.ts';
import { languageReady, loadMessages, renderIn } from '../language.ts';
import { renderForElder } from '../elder.ts';
import { QrDrawing } from '../../ui/qr-code.tsx';
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
  /** Whether it is rendered for elder mode. */
  elder: boolean;
  /** Answers a route by its name (`GET /units`) or says why not. */
  ask: (route: string, given: unknown) => Promise<{ value: unknown } | { problem: Problem }>;
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

export async function renderPage(pattern: string, { url, language, elder, ask }: Asked): Promise<Rendered> {
  const coming = readings.get(pattern) ?? prepare(pattern);
  readings.set(pattern, coming);
  const reading = await coming;
  const address = matchAddress(pattern, url);
  if (!address) throw new Error(`${url.pathname} is not ${pattern}`);
  const { client, known, problem } = await askAll([cityQuery, ...reading.reads(address)], ask);
  renderForElder(elder);
  renderIn(language); // nothing is awaited from here on, so no other page comes in between
  const html = renderToString(
    <SiteApp client={client} reading={reading} address={address} problem={problem} code={codeOf(url)} />,
  );
  const start = html.indexOf('<div data-frame');
  return {
    status: problem?.status ?? 200,
    head: html.slice(0, start),
    body: html.slice(start),
    noindex: problem !== null || (reading.mayNamePeople?.(client, address) ?? false),
    state: { pattern, known, problem },
  };
}

/** The page's address, as people would share it, as a code for a phone's camera. */
function codeOf(url: URL): string {
  const own = new URL(url);
  for (const choice of ['lang', 'elder']) own.searchParams.delete(choice);
  const address = own.href.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return renderToString(<QrDrawing text={own.href} />).replace('<svg', () => `<svg data-address="${address}"`);
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
