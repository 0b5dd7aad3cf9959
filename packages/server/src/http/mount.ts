import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { bytesSchema, type FileAnswer, fileSchema } from '@xingcun/core/bytes';
import { Refusal } from '@xingcun/core/refusal';
import type { Route } from '@xingcun/core/route';
import { problemSchema } from '@xingcun/core/wire';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Auth } from '../accounts/auth.ts';
import { sessionToken } from '../accounts/session.ts';
import type { Db } from '../db/database.ts';
import type { FileStore } from '../files/file-store.ts';
import type { LogKey } from '../records/transparency/log-key.ts';
import { type Implemented, runCall } from './implement.ts';
import { UnknownLimit } from './unknown-limit.ts';
import { operationId } from './operation-ids.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Set where no value of the request may come back in a refusal. */
    unlinked?: boolean;
  }
}

/** Puts a contract with its handler on the server. */
export function mountRoute(
  app: FastifyInstance,
  implemented: Implemented,
  { db, now, baseUrl, files, logKey }: { db: Db; now: () => Date; baseUrl: string; files: FileStore; logKey: LogKey },
): void {
  const { route } = implemented;
  const unknown = route.rateLimit?.unknownOnly ? new UnknownLimit(route.rateLimit) : null;
  app.route({
    ...declare(route),
    handler: async (request, reply) => {
      const run = () =>
        runCall(db, implemented, {
          token: sessionToken(request.headers.cookie),
          idempotencyKey: route.unlinked ? null : idempotencyKey(request),
          files,
          logKey,
          requestId: request.id,
          now: now(),
          baseUrl,
          params: request.params,
          query: request.query,
          body: request.body,
        });
      const { status, body } = await (unknown ? unknown.watch(request.ip, now(), run) : run());
      if (route.revalidated && isKnown(request, reply, body)) return reply.status(304).send();
      return route.response === fileSchema ? sendFile(reply, body as FileAnswer) : reply.status(status).send(body);
    },
  });
}

/** Whether the caller has this answer already; says by which tag he may ask next time. */
function isKnown(request: FastifyRequest, reply: FastifyReply, body: unknown): boolean {
  const bytes = typeof body === 'object' && body !== null && 'bytes' in body ? body.bytes : null;
  const content = bytes instanceof Uint8Array ? bytes : JSON.stringify(body);
  const tag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;
  reply.header('etag', tag).header('cache-control', 'public, no-cache');
  return request.headers['if-none-match'] === tag;
}

/** Signing in and out: the contract is ours, the answer the sign-in library's. */
export function mountSignIn(app: FastifyInstance, route: Route, auth: Auth): void {
  app.route({ ...declare(route), handler: (request, reply) => auth.answer(route, request, reply) });
}

/** Whatever a file holds, it runs nowhere: the browser neither guesses its kind nor lets it out of a sandbox. */
function sendFile(reply: FastifyReply, { bytes, contentType, contentEncoding, fileName, disposition }: FileAnswer): FastifyReply {
  const name = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  if (contentEncoding) void reply.header('content-encoding', contentEncoding);
  return reply
    .header('content-type', contentType)
    .header('content-disposition', `${disposition}; filename*=UTF-8''${name}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .send(bytes instanceof Uint8Array ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : Readable.from(bytes));
}

const refused = { description: 'RFC 9457', content: { 'application/problem+json': { schema: problemSchema } } };

/** What Fastify checks and the OpenAPI document says of a route. */
function declare(route: Route): Omit<RouteOptions, 'handler'> {
  const takesBytes = route.body === bytesSchema;
  const takesKey = route.method !== 'GET' && !route.readOnly && !route.unlinked && !route.path.startsWith('/auth/');
  const notes = [
    `permission: \`${route.permission}\``,
    ...(takesKey ? ['header `Idempotency-Key`: a repeated request has one effect'] : []),
    ...(route.unlinked
      ? ['unlinked: nothing of the request is kept beside its effect – no key, no log line, no values in refusals']
      : []),
  ];
  return {
    method: route.method,
    url: `/api${route.path}`,
    ...(route.bodyLimit ? { bodyLimit: route.bodyLimit } : {}),
    ...(route.unlinked ? { logLevel: 'silent' as const } : {}),
    ...(takesBytes ? { validatorCompiler: bytesUnchecked } : {}),
    config: {
      unlinked: route.unlinked === true,
      ...(route.rateLimit && !route.rateLimit.unknownOnly ? { rateLimit: limitOfAddress(route.rateLimit) } : {}),
    },
    schema: {
      operationId: operationId(route),
      summary: `${route.summary.zh} · ${route.summary.en}`,
      description: notes.join(' · '),
      tags: [route.path.split('/')[1] ?? ''],
      security: route.permission === 'public' ? [] : [{ session: [] }],
      ...(route.params ? { params: route.params } : {}),
      ...(route.query ? { querystring: route.query } : {}),
      ...(takesBytes ? { consumes: ['application/octet-stream'], body: z.file() } : route.body ? { body: route.body } : {}),
      response: { [route.status ?? 200]: route.response === fileSchema ? answeredFile : route.response, '4xx': refused },
    },
  };
}

const answeredFile = { description: 'file', content: { 'application/octet-stream': { schema: z.file() } } };

/** The document describes bytes as a file; what arrives is a buffer, which `runCall` looks at. */
const bytesUnchecked: NonNullable<RouteOptions['validatorCompiler']> = (route) =>
  route.httpPart === 'body'
    ? (value: unknown) => ({ value })
    : validatorCompiler(route as Parameters<typeof validatorCompiler>[0]);

/** A route's own limit counts network addresses, whoever is signed in there. */
function limitOfAddress({ max, windowSeconds }: NonNullable<Route['rateLimit']>) {
  return { max, timeWindow: windowSeconds * 1000, keyGenerator: (request: FastifyRequest) => request.ip };
}

function idempotencyKey(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(key)) throw new Refusal('request.keyNotValid');
  return key;
}
