// Languages beside Chinese and English: folders of words, read once when the server starts (docs/decisions/0024).
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from '@xingcun/core/refusal';
import { isOwn, type LanguageFolder, pageLanguageSchema, wordTableSchema } from '@xingcun/core/page-language';
import type { FastifyInstance } from 'fastify';

/** Where a language is added for everybody: one folder of it here. */
export const languagesFolder = fileURLToPath(new URL('../../../web/languages/', import.meta.url));

/**
 * Every language below `folder`: `<tag>/language.json` and its tables. None where the folder is not there.
 * @throws {Error} a file is no table of words, or a tag is not the folder's name; the message names the file
 */
export function readLanguages(folder: string): LanguageFolder[] {
  if (!existsSync(folder)) return [];
  const tags = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  return tags.sort().map((tag) => readLanguage(path.join(folder, tag)));
}

function readLanguage(folder: string): LanguageFolder {
  const version = createHash('sha256');
  const read = <T>(name: string, schema: { parse: (value: unknown) => T }): T => {
    const file = path.join(folder, name);
    try {
      const text = readFileSync(file, 'utf8');
      version.update(`${name}\n${text}\n`);
      return schema.parse(JSON.parse(text));
    } catch (error) {
      throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  };
  const language = read('language.json', pageLanguageSchema);
  if (language.tag !== path.basename(folder) || isOwn(language.tag))
    throw new Error(
      `${folder}: the tag in language.json is “${language.tag}”; it must be the folder's name, and neither zh nor en`,
    );
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'language.json');
  const tables = Object.fromEntries(names.sort().map((name) => [path.basename(name, '.json'), read(name, wordTableSchema)]));
  return { language, tables, version: version.digest('hex').slice(0, 12) };
}

/** What a page is told of the languages, instead of the empty list with which it was built. */
export function withLanguages(html: string, folders: readonly LanguageFolder[]): string {
  const list = folders.map(({ language, version }) => ({ ...language, version }));
  const inScript = JSON.stringify(list).replaceAll('<', String.raw`\u003c`);
  return html.replace(
    '<script id="languages" type="application/json">[]</script>',
    () => `<script id="languages" type="application/json">${inScript}</script>`,
  );
}

/** The words themselves, for the browser: kept for good, since their address changes with them. */
export function mountLanguages(app: FastifyInstance, folders: readonly LanguageFolder[]): void {
  app.get<{ Params: { tag: string; version: string; file: string } }>(
    '/languages/:tag/:version/:file',
    { schema: { hide: true } },
    async ({ params: { tag, version, file }, url }, reply) => {
      const folder = folders.find(({ language }) => language.tag === tag);
      if (!folder || !file.endsWith('.json')) throw new Refusal('request.notFound', { path: url });
      const isCurrent = folder.version === version;
      reply.header('cache-control', isCurrent ? 'public, max-age=31536000, immutable' : 'no-store');
      return folder.tables[path.basename(file, '.json')] ?? {};
    },
  );
}
