import { newId } from './new-id.ts';
import type { CallOf, ResponseOf, Route } from '@xingcun/core/route';
import type { Problem } from '@xingcun/core/wire';
import { trackRequest } from './connection.ts';
import { currentLanguage } from './language.ts';

/** The server's “no”, or its failure: an RFC 9457 problem. */
export class ApiError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ApiError';
    this.problem = problem;
  }
}

/** No answer came: the wire is down, or the server is. Worth trying again with the same key. */
export class NoAnswer extends Error {
  constructor(cause: unknown) {
    super('no answer from the server', { cause });
    this.name = 'NoAnswer';
  }
}

type Scalar = string | number | boolean | null | undefined;
interface Given {
  params?: Record<string, Scalar>;
  query?: Record<string, Scalar>;
  body?: unknown;
}

const keys = new WeakMap<object, string>();

/** One key for one intention: calling again with the same object – a retry – carries the same key, and has one effect. */
function idempotencyKey(given: object): string {
  const known = keys.get(given);
  if (known) return known;
  const key = newId();
  keys.set(given, key);
  return key;
}

/** The address of a call below `/api`, for links to downloads as well. */
export function addressOf<R extends Route>(route: R, given: CallOf<R>): string {
  const { params = {}, query = {} } = given as Given;
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.append(name, String(value));
  }
  return `/api${path}${search.size > 0 ? `?${search}` : ''}`;
}

/**
 * Calls a route of core's contracts.
 * @param options.key idempotency key of an intention that outlives the page, kept by the caller
 * @throws {ApiError} the server refused · {NoAnswer} nothing came back
 */
export async function call<R extends Route>(
  route: R,
  given: CallOf<R>,
  options: { signal?: AbortSignal; key?: string } = {},
): Promise<ResponseOf<R>> {
  const { body } = given as Given;
  const headers = new Headers({ accept: 'application/json', 'accept-language': currentLanguage() });
  const isBytes = body instanceof Uint8Array;
  if (body !== undefined) headers.set('content-type', isBytes ? 'application/octet-stream' : 'application/json');
  if (route.method !== 'GET') headers.set('idempotency-key', options.key ?? idempotencyKey(given as Given));
  const init: RequestInit = { method: route.method, headers, credentials: 'same-origin' };
  if (body !== undefined) init.body = isBytes ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body);
  if (options.signal) init.signal = options.signal;
  const response = await send(addressOf(route, given), init);
  const answer: ResponseOf<R> = response.status === 204 ? undefined : await response.json();
  return answer;
}

/** Sends, and turns whatever is not a success into an error that can be worded. */
export async function send(address: string, init: RequestInit): Promise<Response> {
  const answered = trackRequest();
  let response: Response;
  try {
    response = await fetch(address, init);
  } catch (error) {
    if (init.signal?.aborted) {
      answered('aborted');
      throw error;
    }
    answered('silent');
    throw new NoAnswer(error);
  }
  const gateway = [502, 503, 504].includes(response.status) && !isJson(response);
  answered(gateway ? 'silent' : 'answered');
  if (response.ok) return response;
  if (gateway) throw new NoAnswer(response.status);
  throw new ApiError(await problemOf(response));
}

const isJson = (response: Response) => /json/.test(response.headers.get('content-type') ?? '');

async function problemOf(response: Response): Promise<Problem> {
  const { status, statusText } = response;
  const bare = { type: 'about:blank', title: statusText, status, detail: '', code: `http.${status}`, values: {}, requestId: '' };
  if (!isJson(response)) return bare;
  const said: Partial<Problem> & { message?: string } = await response.json();
  // better-auth answers { code, message } and our values beside them
  return { ...bare, detail: said.message ?? '', values: { ...said }, ...said };
}
