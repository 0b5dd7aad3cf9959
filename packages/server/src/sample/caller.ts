import type { CallOf, ResponseOf, Route } from '@xingcun/core/route';
import type { Problem } from '@xingcun/core/wire';
import type { FastifyInstance } from 'fastify';
import { asSent } from '../http/as-sent.ts';

/** Calls a route of the running application as one account, through everything a real request passes. A refusal stops the seeding. */
export type Caller = <const R extends Route>(route: R, args: CallOf<R>) => Promise<ResponseOf<R>>;

export function callerOf(app: FastifyInstance, cookie: string | null): Caller {
  return async (route, args) => {
    const { params, query, body } = args as { params?: Record<string, string>; query?: Record<string, string>; body?: unknown };
    const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''));
    const search = new URLSearchParams(query).toString();
    const sent = asSent(body);
    const response = await app.inject({
      method: route.method,
      url: `/api${path}${search ? `?${search}` : ''}`,
      headers: { ...(cookie ? { cookie } : {}), ...sent.headers },
      ...(sent.payload === undefined ? {} : { payload: sent.payload }),
    });
    if (response.statusCode >= 400) {
      const problem = response.json<Problem>();
      throw new Error(
        `sample data: ${route.method} ${path}: ${problem.code} ${problem.detail} ${JSON.stringify(problem.values)} ${JSON.stringify(problem.problems ?? '')}`,
      );
    }
    return response.json<ResponseOf<typeof route>>();
  };
}
