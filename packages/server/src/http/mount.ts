import { Refusal } from '@xingcun/core/refusal';
import type { Route } from '@xingcun/core/route';
import { problemSchema } from '@xingcun/core/wire';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import type { Auth } from '../accounts/auth.ts';
import { sessionToken } from '../accounts/session.ts';
import type { Db } from '../db/database.ts';
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
export function mountRoute(app: FastifyInstance, implemented: Implemented, { db, now }: { db: Db; now: () => Date }): void {
  const { route } = implemented;
  const unknown = route.rateLimit?.unknownOnly ? new UnknownLimit(route.rateLimit) : null;
  app.route({
    ...declare(route),
    handler: async (request, reply) => {
      const run = () =>
        runCall(db, implemented, {
          token: sessionToken(request.headers.cookie),
          idempotencyKey: route.unlinked ? null : idempotencyKey(request),
          requestId: request.id,
          now: now(),
          params: request.params,
          query: request.query,
          body: request.body,
        });
      const { status, body } = await (unknown ? unknown.watch(request.ip, now(), run) : run());
      return reply.status(status).send(body);
    },
  });
}

/** Signing in and out: the contract is ours, the answer the sign-in library's. */
export function mountSignIn(app: FastifyInstance, route: Route, auth: Auth): void {
  app.route({ ...declare(route), handler: (request, reply) => auth.answer(route, request, reply) });
}

const refused = { description: 'RFC 9457', content: { 'application/problem+json': { schema: problemSchema } } };

/** What Fastify checks and the OpenAPI document says of a route. */
function declare(route: Route): Omit<RouteOptions, 'handler'> {
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
      ...(route.body ? { body: route.body } : {}),
      response: { [route.status ?? 200]: route.response, '4xx': refused },
    },
  };
}

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
