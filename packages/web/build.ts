// Builds the pages into dist/, puts .br and .gz beside what compresses, and prints what a first visit loads.
import { createHash } from 'node:crypto';
import { globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path, { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, type Manifest } from 'vite';
import { offlineModules } from './offline-pages.ts';
import { sitePages } from './src/app/site/pages.ts';

const dist = fileURLToPath(new URL('dist/', import.meta.url));
const distServer = fileURLToPath(new URL('dist-server/', import.meta.url));
const smallestWorthwhile = 1024;

await build({ configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)), logLevel: 'warn' });

const manifest: Manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));

/** Scripts and style sheets that must have arrived before these modules run. */
function neededFor(...modules: string[]): Set<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk || seen.has(key)) return;
    seen.add(key);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const module of modules) visit(module);
  return files;
}

await buildWorker();
await buildSite();

/** `/sw.js`, which keeps the shell and the pages meant for offline use. Its version is the digest of all that it keeps. */
async function buildWorker(): Promise<void> {
  for (const module of offlineModules)
    if (!manifest[module]) throw new Error(`offline-pages.ts: ${module} is no module of its own`);
  const publicFiles = readdirSync(fileURLToPath(new URL('public/', import.meta.url))).filter((name) => !name.endsWith('.png'));
  const files = ['index.html', ...publicFiles, ...neededFor(...offlineModules)];
  const digest = createHash('sha256');
  for (const file of files) digest.update(file).update(readFileSync(join(dist, file)));
  const shell = { version: digest.digest('hex').slice(0, 12), files: files.map((file) => `/${file}`) };
  const input = fileURLToPath(new URL('src/service-worker.ts', import.meta.url));
  await build({
    configFile: false,
    logLevel: 'warn',
    define: { shell: JSON.stringify(shell) },
    publicDir: false,
    build: {
      outDir: dist,
      emptyOutDir: false,
      target: 'es2022',
      rolldownOptions: { input, output: { format: 'iife', entryFileNames: 'sw.js' } },
    },
  });
}

/**
 * `dist-server/`: the public site's pages for the server to render (render.js), and which scripts and style sheets each of them needs. The
 * style sheets of what a page loads later are among them, since without script nothing is loaded later.
 */
async function buildSite(): Promise<void> {
  await build({
    configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)),
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: distServer,
      manifest: false,
      rolldownOptions: { output: { entryFileNames: 'render.js', codeSplitting: false } },
    },
  });
  const files = Object.fromEntries(
    sitePages.map(({ pattern, module }) => {
      const later = manifest[module]?.dynamicImports ?? [];
      const styles = [...neededFor('site.html', module, ...later)].filter((file) => file.endsWith('.css'));
      const scripts = [...neededFor(module)].filter((file) => file.endsWith('.js'));
      return [pattern, { styles, scripts }];
    }),
  );
  writeFileSync(join(distServer, 'files.json'), JSON.stringify(files));
}

const gzipSizes = new Map<string, number>();
for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
  if (!/\.(js|css|html|svg|json)$/.test(name)) continue;
  const file = join(dist, name);
  const content = readFileSync(file);
  const gzip = gzipSync(content, { level: 9 });
  gzipSizes.set(name.replaceAll('\\', '/'), gzip.length);
  if (content.length < smallestWorthwhile) continue;
  writeFileSync(`${file}.gz`, gzip);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
}

const kibibytes = (files: Set<string>, kind: string) =>
  [...files].filter((file) => file.endsWith(kind)).reduce((sum, file) => sum + (gzipSizes.get(file) ?? 0), 0) / 1024;

const publicShell = ['index.html', 'src/app/public-shell.tsx'];
const workShell = ['index.html', 'src/app/work-shell.tsx'];
const openToAll = appPagesOpenToAll();
const siteModules = new Set(sitePages.map(({ module }) => module));
const lazyPages = Object.keys(manifest).filter(
  (key) => manifest[key]?.isDynamicEntry && (key.endsWith('-page.tsx') || openToAll.has(key)) && !siteModules.has(key),
);
const rows = [
  ['public shell', neededFor(...publicShell)],
  ...sitePages.map(({ pattern, module }) => [pattern, neededFor('site.html', module)] as const),
  ['workspace shell', neededFor(...workShell)],
  ...lazyPages.map((page) => [page, neededFor(...(openToAll.has(page) ? publicShell : workShell), page)] as const),
] as const;
/** What a page without an account may make a phone on a slow network fetch and run: the public site’s limit, kept by this build. */
const scriptMaxKiB = 150;
const heavy: string[] = [];
console.log('first visit, gzip, KiB: script + style');
for (const [name, files] of rows) {
  const script = kibibytes(files, '.js');
  console.log(`  ${name.padEnd(48)} ${script.toFixed(1).padStart(6)} + ${kibibytes(files, '.css').toFixed(1)}`);
  const withoutAccount = name === 'public shell' || name.startsWith('/') || openToAll.has(name);
  if (withoutAccount && script >= scriptMaxKiB) heavy.push(name);
}
if (heavy.length > 0) {
  console.error(`over ${scriptMaxKiB} KiB of script, though open to all: ${heavy.join(', ')}`);
  process.exitCode = 1;
}

/** The modules of the app’s pages that hang below `publicRoute`, from the routes of every capability. */
function appPagesOpenToAll(): Set<string> {
  const web = fileURLToPath(new URL('.', import.meta.url));
  const pages = globSync('src/**/routes.ts', { cwd: web }).flatMap((file) => {
    const declared = readFileSync(join(web, file), 'utf8').split('createRoute(');
    return declared.flatMap((route) => {
      const [, module] = /publicRoute[^]*?import\('([^']+)'\)/.exec(route) ?? [];
      return module ? [path.posix.join(path.posix.dirname(file.replaceAll('\\', '/')), module)] : [];
    });
  });
  if (pages.length === 0) throw new Error('no page of the app is open to all: has the way routes are written changed?');
  return new Set(pages);
}
