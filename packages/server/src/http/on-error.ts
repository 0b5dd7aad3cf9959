import type { Problem } from '@xingcun/core/wire';
import { Refusal, type RefusalKind, refusals } from '@xingcun/core/refusal';
import { refusalSentence } from '@xingcun/core/refusal-words';
import type { Language } from '@xingcun/core/text';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';

const statusOf: Record<RefusalKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  tooLarge: 413,
  tooMany: 429,
};
const titles: Record<number, Record<Language, string>> = {
  401: { zh: '未登录', en: 'Not signed in' },
  403: { zh: '没有权限', en: 'Not permitted' },
  404: { zh: '找不到', en: 'Not found' },
  409: { zh: '与现状冲突', en: 'Conflict' },
  413: { zh: '内容过大', en: 'Too large' },
  422: { zh: '内容有误', en: 'Not valid' },
  429: { zh: '过于频繁', en: 'Too many requests' },
  500: { zh: '系统出错', en: 'Server error' },
};
const issueWords = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

/** The caller's language: English where it is preferred to Chinese, else Chinese. */
export function languageOf(request: FastifyRequest): Language {
  return /^\s*en/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh';
}

/** PostgreSQL: statement_timeout, lock_not_available, deadlock_detected, serialization_failure. */
const timeouts = ['57014', '55P03', '40P01', '40001'];
/** PostgreSQL: a NUL character, in text and in jsonb. */
const unstorable = ['22021', '22P05'];

type Fault = NonNullable<Problem['problems']>[number];

/** The one place where an error becomes a response. */
export function onError(error: FastifyError | Refusal, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = languageOf(request);
  const { refusal, faults } = asRefusal(error, request, language);
  if (refusal)
    return send(
      reply,
      request,
      statusOf[refusals[refusal.code]],
      refusalSentence(refusal, language),
      refusal.code,
      refusal.details,
      faults,
    );
  // what failed in a secret ballot is told by its kind alone: a message may quote what was sent
  if (request.routeOptions.config?.unlinked) request.server.log.error({ kind: error.name, code: error.code }, 'a ballot failed');
  else request.log.error(error);
  const detail =
    language === 'zh'
      ? `系统内部出错，未作任何更改。请稍后再试；如仍出现，请告知管理员编号 ${request.id}。`
      : `Something failed inside the system and nothing was changed. Try again later; if it persists, tell the administrator ${request.id}.`;
  return send(reply, request, 500, detail, 'server.failed', {}, undefined);
}

/** A refusal as the public site shows it in place of a page. */
export function problemOf(refusal: Refusal, language: Language, requestId: string): Problem {
  const status = statusOf[refusals[refusal.code]];
  return {
    type: `urn:xingcun:problem:${refusal.code}`,
    title: titles[status]?.[language] ?? String(status),
    status,
    detail: refusalSentence(refusal, language),
    code: refusal.code,
    values: { ...refusal.details },
    requestId,
  };
}

function send(
  reply: FastifyReply,
  request: FastifyRequest,
  status: number,
  detail: string,
  code: string,
  values: Readonly<Record<string, unknown>>,
  faults: Fault[] | undefined,
): FastifyReply {
  const language = languageOf(request);
  const title = titles[status]?.[language] ?? String(status);
  const problem: Problem = {
    type: `urn:xingcun:problem:${code}`,
    title,
    status,
    detail,
    code,
    values: { ...values },
    requestId: request.id,
  };
  if (faults) problem.problems = faults;
  return reply
    .status(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('content-language', language)
    .send(JSON.stringify(problem));
}

function asRefusal(
  error: FastifyError | Refusal,
  request: FastifyRequest,
  language: Language,
): { refusal: Refusal | null; faults?: Fault[] } {
  if (error instanceof Refusal) return { refusal: error };
  if (hasZodFastifySchemaValidationErrors(error)) {
    const part = error.validationContext ?? 'body';
    const faults = error.validation.flatMap(({ keyword, params, instancePath, message }) => {
      const path = instancePath.split('/').filter((step) => step !== '');
      const input = valueAt(request, part, path);
      const words = issueWords[language]({ ...params, code: keyword, path, input } as z.core.$ZodRawIssue);
      const text = typeof words === 'string' ? words : (words?.message ?? message ?? '');
      const unknown = keyword === 'unrecognized_keys' && Array.isArray(params.keys) ? params.keys.map(String) : [''];
      return unknown.map((key) => {
        const at = key === '' ? path : [...path, key];
        const value = request.routeOptions.config.unlinked ? null : shown(valueAt(request, part, at));
        return { path: [part, ...at].join('.'), message: text, value };
      });
    });
    return { refusal: new Refusal('request.invalid', { count: faults.length }), faults };
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return {
      refusal: new Refusal('request.tooLarge', { limit: `${Math.round((request.routeOptions.bodyLimit ?? 0) / 1024)} KiB` }),
    };
  if (timeouts.includes(error.code)) return { refusal: new Refusal('request.timedOut') };
  if (unstorable.includes(error.code)) return { refusal: new Refusal('request.invalid', { reason: 'U+0000' }) };
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500)
    return { refusal: new Refusal('request.invalid', request.routeOptions.config?.unlinked ? {} : { reason: error.message }) };
  return { refusal: null };
}

function valueAt(request: FastifyRequest, part: string, path: string[]): unknown {
  let value: unknown =
    part === 'params' ? request.params : part === 'querystring' ? request.query : part === 'headers' ? null : request.body;
  for (const step of path)
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined;
  return value;
}

function shown(value: unknown): unknown {
  if (typeof value === 'string' && value.length > 200) return `${value.slice(0, 200)}…`;
  return value === undefined ? null : value;
}
