// The public site: pages rendered on the server by the same components that make them live in the browser (docs/decisions/0021).
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { assert } from '@xingcun/core/assert';
import { Refusal } from '@xingcun/core/refusal';
import { htmlLang, type LanguageFolder, ownLanguages, type PageLanguage } from '@xingcun/core/page-language';
import type { Language } from '@xingcun/core/text';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Db } from '../db/database.ts';
import type { FileStore } from '../files/file-store.ts';
import { type Call, type Implemented, runCall } from '../http/implement.ts';
import { languageOf, problemOf } from '../http/on-error.ts';
import { loadSite, type Site } from './bundle.ts';

interface Surroundings {
  db: Db;
  now: () => Date;
  baseUrl: string;
  files: FileStore;
  logKey: Call['logKey'];
  /** Every route of the platform; the pages ask the public ones. */
  routes: readonly Implemented[];
  /** Beside Chinese and English. */
  languages: readonly LanguageFolder[];
}

/** Set by `setLanguage` of the pages as well. */
const languageCookie = 'xingcun.language';
/** Set by `setElder` of the pages as well. */
const elderCookie = 'xingcun.elder';
const aYearSeconds = 31_536_000;

/** Mounts the pages that anybody reads without script; answers false where they have not been built. */
export async function mountSite(app: FastifyInstance, surroundings: Surroundings): Promise<boolean> {
  const site = await loadSite(surroundings.languages);
  if (!site) return false;
  const languages = [...ownLanguages, ...surroundings.languages.map(({ language }) => language)];
  const asked = new Map(
    surroundings.routes
      .filter(({ route }) => route.permission === 'public' && route.method === 'GET')
      .map((implemented) => [`GET ${implemented.route.path}`, implemented]),
  );
  for (const pattern of site.bundle.patterns)
    app.get(pattern, { schema: { hide: true } }, async (request, reply) => {
      const language = chosenLanguage(request, languages);
      const elder = chosenElder(request);
      const url = new URL(request.url, surroundings.baseUrl);
      const ask = async (name: string, given: unknown) => {
        const implemented = asked.get(name);
        if (!implemented) throw new Error(`the public site may not ask ${name}`);
        return answer(implemented, given, { ...surroundings, language: language.fallback, requestId: request.id });
      };
      const page = await site.bundle.renderPage(pattern, { url, language: language.tag, elder, ask });
      if (page.noindex) reply.header('x-robots-tag', 'noindex');
      const html = documentOf(site, pattern, page, { url, language, languages, elder });
      return send(request, reply.status(page.status), html, language.tag);
    });
  return true;
}

/** What a public route answers, within this process. */
async function answer(
  implemented: Implemented,
  given: unknown,
  {
    db,
    now,
    baseUrl,
    files,
    logKey,
    language,
    requestId,
  }: Omit<Surroundings, 'languages'> & { language: Language; requestId: string },
) {
  const { params, query } = given as { params?: unknown; query?: unknown };
  const parts = { params: implemented.route.params?.safeParse(params), query: implemented.route.query?.safeParse(query ?? {}) };
  try {
    if (parts.params?.success === false || parts.query?.success === false)
      throw new Refusal('request.invalid', { reason: JSON.stringify(params ?? query) });
    const { body } = await runCall(db, implemented, {
      token: null,
      idempotencyKey: null,
      files,
      logKey,
      requestId,
      now: now(),
      baseUrl,
      params: parts.params?.data,
      query: parts.query?.data,
      body: undefined,
    });
    return { value: body };
  } catch (error) {
    if (error instanceof Refusal) return { problem: problemOf(error, language, requestId) };
    throw error;
  }
}

type Page = Awaited<ReturnType<Site['bundle']['renderPage']>>;

interface Shown {
  url: URL;
  language: PageLanguage;
  languages: readonly PageLanguage[];
  elder: boolean;
}

function documentOf(site: Site, pattern: string, page: Page, { url, language, languages, elder }: Shown): string {
  const { styles = [], scripts = [] } = site.files[pattern] ?? {};
  const known = styles
    .filter((file) => !site.frame.includes(`/${file}"`))
    .map((file) => `<link rel="stylesheet" href="/${file}">`);
  const early = scripts
    .filter((file) => !site.frame.includes(`/${file}"`))
    .map((file) => `<link rel="modulepreload" fetchpriority="low" href="/${file}">`);
  const head = [...known, ...early, ...linksTo(url, languages), page.head].join('\n    ');
  const parts: Record<string, string> = {
    head,
    page: page.body,
    // within a script element only its end and the start of a comment are special
    state: JSON.stringify(page.state).replaceAll('<', String.raw`\u003c`),
  };
  return site.frame
    .replace(
      '<html lang="zh-CN"',
      `<html lang="${htmlLang(language.tag)}" dir="${language.direction}"${elder ? ' data-elder' : ''}`,
    )
    .replace(/<!--(head|page|state)-->/g, (_, name: string) => parts[name] ?? '');
}

/** The page's own address, and the same page in each language. */
function linksTo(url: URL, languages: readonly PageLanguage[]): string[] {
  const own = new URL(url);
  for (const choice of ['lang', 'elder']) own.searchParams.delete(choice);
  const in_ = (language: string) => {
    const other = new URL(own);
    other.searchParams.set('lang', language);
    return escaped(other.href);
  };
  return [
    `<link rel="canonical" href="${escaped(own.href)}">`,
    ...languages.map(({ tag }) => `<link rel="alternate" hreflang="${htmlLang(tag)}" href="${in_(tag)}">`),
  ];
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** The language asked for in the address, else chosen before, else the browser's. */
function chosenLanguage(request: FastifyRequest, languages: readonly PageLanguage[]): PageLanguage {
  const { lang } = request.query as { lang?: unknown };
  const preferred = languageOf(request);
  const choices = [lang, cookieOf(request, languageCookie), preferred];
  const [found] = choices.flatMap((choice) => languages.filter(({ tag }) => tag === choice));
  assert(found, 'Chinese and English are always there');
  return found;
}

/** Elder mode as asked for in the address, else as chosen before. */
function chosenElder(request: FastifyRequest): boolean {
  const { elder } = request.query as { elder?: unknown };
  return (elder ?? cookieOf(request, elderCookie)) === '1';
}

function cookieOf(request: FastifyRequest, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([key]) => key === name)?.[1];
}

const compress = promisify(gzip);

async function send(request: FastifyRequest, reply: FastifyReply, html: string, language: string): Promise<FastifyReply> {
  const tag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 27)}"`;
  const { lang, elder } = request.query as { lang?: unknown; elder?: unknown };
  const chosen = [
    ...(lang === language ? [`${languageCookie}=${language}`] : []),
    ...(elder === '0' || elder === '1' ? [`${elderCookie}=${elder}`] : []),
  ];
  if (chosen.length > 0)
    reply.header(
      'set-cookie',
      chosen.map((choice) => `${choice}; Path=/; Max-Age=${aYearSeconds}; SameSite=Lax`),
    );
  reply
    .header('cache-control', 'no-cache')
    .header('vary', 'cookie, accept-language, accept-encoding')
    .header('content-language', language)
    .header('etag', tag);
  if (reply.statusCode === 200 && request.headers['if-none-match'] === tag) return reply.status(304).send();
  reply.type('text/html; charset=utf-8');
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(html);
  return reply.header('content-encoding', 'gzip').send(await compress(html));
}
