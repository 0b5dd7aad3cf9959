import type { z } from 'zod';
import type { Permission } from './accounts/permission.ts';
import type { Text } from './text.ts';

/**
 * The wire: one object per route, used by the server, the page, the OpenAPI document and the permission tests.
 * Paths are below `/api`; `:name` marks a parameter. A route without a permission does not compile.
 */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: `/${string}`;
  /** `public`: anyone, no account. `signedIn`: any account, about itself. */
  permission: Permission | 'public' | 'signedIn';
  summary: Text;
  params?: z.ZodObject;
  query?: z.ZodObject;
  /** JSON; `bytesSchema` (`bytes.ts`) for a file's bytes as they are. */
  body?: z.ZodType;
  /** JSON; `fileSchema` (`bytes.ts`) for a file. */
  response: z.ZodType;
  /** A POST that only computes or looks up: it writes nothing, so nothing is audited. */
  readOnly?: true;
  /** The answer holds a secret shown once: it is not kept, and a repeated request is told that the first one took effect. */
  answeredOnce?: true;
  /**
   * Nothing of the request is kept beside its effect: no idempotency key, no line in the log, none of its values in a refusal. Where it is
   * public there is no session looked up and no audit entry either. For secret ballots (docs/decisions/0010).
   */
  unlinked?: true;
  /** Requests allowed from one network address, beyond the general limit; with `unknownOnly` only those for what does not exist count. */
  rateLimit?: { max: number; windowSeconds: number; unknownOnly?: true };
  /** The answer carries an ETag: whoever has it already is told so (304) instead of being sent it again. */
  revalidated?: true;
  /** Default 200. */
  status?: 200 | 201;
  /** Largest request body in bytes where the default (256 KiB) is too small. */
  bodyLimit?: number;
}

export const route = <const R extends Route>(declared: R): R => declared;

type Input<T> = T extends z.ZodType ? z.input<T> : never;
type Part<R, K extends string> = K extends keyof R ? { [P in K]: Input<R[K]> } : unknown;

/** What a caller gives: `params`, `query` and `body` where the route has them. */
export type CallOf<R extends Route> = Part<R, 'params'> & Part<R, 'query'> & Part<R, 'body'>;
export type ResponseOf<R extends Route> = z.output<R['response']>;
