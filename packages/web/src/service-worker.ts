// Lets the workspace open without a network. Built as /sw.js by build.ts, which writes the shell's files into it; registered in /work only.
// It keeps files of the platform and nothing else: no answer of the server, nothing that anybody entered.
import { answerFrom, outdated } from './app/offline/answer-from.ts';

declare const self: ServiceWorkerGlobalScope;
/** Put in by build.ts. `version` changes with any file. */
declare const shell: { version: string; files: string[] };

const cacheName = `xingcun-${shell.version}`;
const shellPage = '/index.html';
/** On a network that hardly answers the kept page comes after this. */
const patienceMs = 3000;

self.addEventListener('install', (event) => event.waitUntil(keepShell()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
/** The person pressed “reload” in the notice of a new version. */
self.addEventListener('message', (event) => {
  if (event.data === 'takeOver') void self.skipWaiting();
});

async function keepShell(): Promise<void> {
  const cache = await caches.open(cacheName);
  await Promise.all(
    shell.files.map(async (file) => {
      const named = file.startsWith('/assets/');
      const known = named ? await caches.match(file, { ignoreVary: true }) : undefined;
      const answer = known ?? (await fetch(file, { cache: named ? 'default' : 'no-cache' }));
      if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
      await cache.put(file, answer);
    }),
  );
}

async function takeOver(): Promise<void> {
  for (const name of outdated(await caches.keys(), cacheName)) await caches.delete(name);
  await self.clients.claim();
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const { origin } = self.location;
  const from = answerFrom({ method: request.method, url, origin, navigates: request.mode === 'navigate', files: shell.files });
  if (from === 'kept') event.respondWith(keptOrFetched(request));
  if (from === 'page') event.respondWith(fetchedOrKept(request, shellPage));
  if (from === 'inCase') event.respondWith(fetchedOrKept(request, url.pathname));
});

async function keptOrFetched(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(cacheName)).put(request, answer.clone());
  return answer;
}

async function fetchedOrKept(request: Request, path: string): Promise<Response> {
  const asked = fetch(request).then((answer) => (answer.status < 500 ? answer : null));
  const late = new Promise<null>((resolve) => setTimeout(resolve, patienceMs, null));
  const answer = await Promise.race([asked.catch(() => null), late]);
  return answer ?? (await caches.match(path, { ignoreVary: true })) ?? fetch(request);
}
