import { existsSync, readFileSync } from 'node:fs';
import type { LanguageFolder } from '@xingcun/core/page-language';
import { withLanguages } from './languages.ts';
import type { Problem } from '@xingcun/core/wire';

const dist = new URL('../../../web/dist/', import.meta.url);
const distServer = new URL('../../../web/dist-server/', import.meta.url);

/** `packages/web/src/app/site/render.tsx`, as the build of the pages leaves it. */
export interface SiteBundle {
  patterns: readonly string[];
  install: (folders: readonly LanguageFolder[]) => Promise<string[]>;
  renderPage: (
    pattern: string,
    asked: {
      url: URL;
      language: string;
      elder: boolean;
      ask: (route: string, given: unknown) => Promise<{ value: unknown } | { problem: Problem }>;
    },
  ) => Promise<{ status: number; head: string; body: string; state: unknown; noindex: boolean }>;
}

interface PageFiles {
  styles: string[];
  scripts: string[];
}

export interface Site {
  bundle: SiteBundle;
  /** The document around a page, with places for its head, itself and its state. */
  frame: string;
  files: Readonly<Record<string, PageFiles>>;
}

/**
 * The public site's pages, or null where the pages have not been built.
 * @throws {Error} a language's folder has words that no page asks for
 */
export async function loadSite(languages: readonly LanguageFolder[]): Promise<Site | null> {
  const render = new URL('render.js', distServer);
  if (!existsSync(render)) return null;
  // the languages become part of the rendering: servers with other languages in one process, as in tests, render by a copy of their own
  render.search = languages.map(({ language, version }) => `${language.tag}-${version}`).join('.');
  const bundle: SiteBundle = await import(render.href);
  const faults = await bundle.install(languages);
  if (faults.length > 0) throw new Error(`languages:\n${faults.join('\n')}`);
  // what is read comes before what makes it live: on a slow network scripts would take the line from the style sheets
  const frame = withLanguages(readFileSync(new URL('site.html', dist), 'utf8'), languages)
    .replaceAll('rel="modulepreload"', 'rel="modulepreload" fetchpriority="low"')
    .replaceAll('<script type="module"', '<script type="module" fetchpriority="low"');
  const files: Site['files'] = JSON.parse(readFileSync(new URL('files.json', distServer), 'utf8'));
  return { bundle, frame, files };
}
