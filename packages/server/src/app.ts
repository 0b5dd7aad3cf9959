import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import swagger from '@fastify/swagger';
import { Refusal } from '@xingcun/core/refusal';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { jsonSchemaTransform, validatorCompiler } from 'fastify-type-provider-zod';
import { accountsRoutes } from './accounts/routes.ts';
import { type Auth, signInRoutes } from './accounts/auth.ts';
import { assessmentRoutes } from './assessment/routes.ts';
import { cyclesRoutes } from './cycles/routes.ts';
import type { Db } from './db/database.ts';
import { documentsRoutes } from './documents/table-routes.ts';
import { disclosureRoutes } from './disclosure/routes.ts';
import type { FileStore } from './files/file-store.ts';
import { fieldworkRoutes } from './fieldwork/routes.ts';
import type { Implemented } from './http/implement.ts';
import type { LogKey } from './records/transparency/log-key.ts';
import { mountRoute, mountSignIn } from './http/mount.ts';
import { languageOf, onError } from './http/on-error.ts';
import { inboxRoutes } from './inbox/routes.ts';
import { insightRoutes } from './insight/routes.ts';
import { recordsRoutes } from './records/routes.ts';
import { languagesFolder, mountLanguages, readLanguages, withLanguages } from './site/languages.ts';
import { loadSite } from './site/bundle.ts';
import { mountSite } from './site/pages.ts';
import { standardsRoutes } from './standards/routes.ts';
import { unitsRoutes } from './units/routes.ts';

/** Every route of the platform; the permission tests walk this list. */
export const routes: Implemented[] = [
  ...unitsRoutes,
  ...accountsRoutes,
  ...recordsRoutes,
  ...standardsRoutes,
  ...cyclesRoutes,
  ...assessmentRoutes,
  ...fieldworkRoutes,
  ...disclosureRoutes,
  ...inboxRoutes,
  ...insightRoutes,
  ...documentsRoutes,
];

const webDist = fileURLToPath(new URL('../../web/dist/', import.meta.url));

export interface AppOptions {
  db: Db;
  auth: Auth;
  /** Signs the transparency log. */
  logKey: LogKey;
  now: () => Date;
  /** Where people reach the platform: printed on paper and in QR codes. */
  baseUrl?: string;
  /** Where files are kept. */
  files: FileStore;
  logLevel?: 'silent' | 'warn' | 'info';
  /** The folder of languages beside Chinese and English; by default the one that the platform brings. */
  languagesFrom?: string;
  /** Requests a minute from one address, which may be a whole office; tests raise it. */
  requestsPerMinute?: number;
}

/** Mounts the slices on one Fastify instance. No state of its own: database, sign-in and clock come from the caller. */
export async function createApp({
  db,
  auth,
  logKey,
  now,
  baseUrl = 'http://127.0.0.1:8080',
  files,
  logLevel = 'warn',
  languagesFrom = languagesFolder,
  requestsPerMinute = 6000,
}: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    bodyLimit: 256 * 1024,
    requestTimeout: 30_000,
    genReqId: () => crypto.randomUUID(),
    trustProxy: process.env.TRUST_PROXY === '1',
    routerOptions: { maxParamLength: 200 },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(() => JSON.stringify); // responses were parsed by their schema in runCall
  app.setErrorHandler(onError);
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  const languages = readLanguages(languagesFrom);
  const appPage =
    languages.length > 0 && existsSync(webDist) ? withLanguages(await readFile(`${webDist}index.html`, 'utf8'), languages) : null;
  const sendAppPage = (reply: FastifyReply) =>
    appPage === null
      ? reply.sendFile('index.html')
      : reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(appPage);
  app.setNotFoundHandler((request, reply) =>
    servePage(request.method, request.url)
      ? sendAppPage(reply.header('x-robots-tag', 'noindex'))
      : onError(new Refusal('request.notFound', { path: request.url.split('?')[0] }), request, reply),
  );

  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // antd writes its styles into the page
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null, // a pilot runs on plain http in an office network
      },
    },
    frameguard: { action: 'deny' },
    strictTransportSecurity: { maxAge: 15_552_000 },
  });
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => request.ip, // not the cookie: anyone can make up a new one for each request
    errorResponseBuilder: (_request, limit) => new Refusal('request.tooMany', { seconds: Math.ceil(limit.ttl / 1000) }),
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '星村 Xingcun',
        version: '0.1.0',
        description: '村级组织“星级化”创建平台 · Star rating of villages',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'xingcun.session_token' } } },
    },
    transform: jsonSchemaTransform,
  });
  // Mail programs end a digest with a form (RFC 8058); no route reads one, so what it holds is dropped.
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 1024 }, async () => undefined);
  app.addHook('onRequest', async (request) => refuseOtherSites(request.method, request.headers.origin, request.headers.host));
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/'))
      reply
        .header('cache-control', reply.getHeader('cache-control') ?? 'no-store')
        .header('content-language', languageOf(request))
        .header('x-robots-tag', 'noindex');
  });

  await app.register(async (api) => {
    for (const route of signInRoutes) mountSignIn(api, route, auth);
    for (const implemented of routes) mountRoute(api, implemented, { db, now, baseUrl, files, logKey });
    api.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
    api.get('/api/health', { schema: { hide: true } }, async () => {
      await db.selectNoFrom((of) => of.lit(1).as('one')).execute();
      return { ok: true };
    });
  });
  if (existsSync(webDist)) {
    mountLanguages(app, languages);
    if (languages.length > 0) app.get('/index.html', { schema: { hide: true } }, (_request, reply) => sendAppPage(reply));
    // loaded here and not within a plugin, which a slow machine's start could outlast
    const site = await loadSite(languages);
    if (site) await app.register(async (pages) => mountSite(pages, site, { db, now, baseUrl, files, logKey, routes, languages }));
    await app.register(fastifyStatic, {
      root: webDist,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) =>
        void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
    });
  }
  return app;
}

/** A page's address answers the page; an address below /api or with a file's ending does not. */
function servePage(method: string, url: string): boolean {
  const path = url.split('?')[0] ?? '';
  return method === 'GET' && existsSync(webDist) && !path.startsWith('/api/') && !/\.\w+$/.test(path);
}

/** A browser names the site a write comes from; another site's is refused. */
function refuseOtherSites(method: string, origin: string | undefined, host: string | undefined): void {
  if (method === 'GET' || method === 'HEAD' || !origin || !host) return;
  if (!URL.canParse(origin) || new URL(origin).host !== host) throw new Refusal('request.crossOrigin', { origin });
}
