import { createHash } from 'node:crypto';
import { refusalSentence } from '@xingcun/core/refusal-words';
import { Refusal } from '@xingcun/core/refusal';
import { betterAuth } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { twoFactor, username } from 'better-auth/plugins';
import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyInstance } from 'fastify';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';

const failuresToLock = 5;
const lockMinutes = 30;

export interface AuthOptions {
  serverUrl: string;
  /** The address people use, e.g. `https://xingcun.example`. */
  baseUrl: string;
  secret: string;
  now: () => Date;
}

/** Sign-in by user name and password, optional second factor, sessions in the database (schema `auth`), lock-out. */
export function openAuth({ serverUrl, baseUrl, secret, now }: AuthOptions) {
  const pool = new pg.Pool({ connectionString: serverUrl, max: 4, options: '-c search_path=auth' });
  pool.on('error', (error) => console.error('sign-in database connection lost:', error.message));
  const db = new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool }) });

  const lockedUntil = async (name: string): Promise<Date | null> => {
    const { rows } = await sql<{
      locked_until: Date | null;
    }>`select locked_until from auth.sign_in_failure where username = ${name}`.execute(db);
    const until = rows[0]?.locked_until ?? null;
    return until && until > now() ? until : null;
  };
  const countFailure = (name: string) => {
    const lock = new Date(now().getTime() + lockMinutes * 60_000);
    return sql`insert into auth.sign_in_failure as f values (${name}, 1, null, ${now()})
      on conflict (username) do update set last_at = ${now()},
        failures = case when f.locked_until is not null then 1 else f.failures + 1 end,
        locked_until = case when f.locked_until is null and f.failures + 1 >= ${failuresToLock} then ${lock}::timestamptz end`.execute(
      db,
    );
  };
  const forgetFailures = (name: string) => sql`delete from auth.sign_in_failure where username = ${name}`.execute(db);
  const attempted = (body: unknown) => String((body as { username?: unknown } | undefined)?.username ?? '').toLowerCase();

  const auth = betterAuth({
    baseURL: baseUrl,
    secret,
    telemetry: { enabled: false },
    database: { db, type: 'postgres' },
    emailAndPassword: { enabled: true, minPasswordLength: 10, disableSignUp: true },
    session: { expiresIn: 12 * 3600, disableSessionRefresh: true },
    advanced: { cookiePrefix: 'xingcun', ipAddress: { ipAddressHeaders: ['x-client-ip'] } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 10,
      max: 100,
      customRules: { '/sign-in/username': { window: 10, max: 10 } },
    },
    plugins: [username({ minUsernameLength: 3, maxUsernameLength: 40 }), twoFactor({ issuer: '星村 Xingcun' })],
    hooks: {
      before: createAuthMiddleware(async ({ path, body, request }) => {
        if (path !== '/sign-in/username') return;
        const until = await lockedUntil(attempted(body));
        if (!until) return;
        const language = /^\s*en/i.test(request?.headers.get('accept-language') ?? '') ? 'en' : 'zh';
        const minutes = Math.ceil((until.getTime() - now().getTime()) / 60_000);
        const refusal = new Refusal('accounts.locked', { minutes });
        throw new APIError('TOO_MANY_REQUESTS', { code: refusal.code, message: refusalSentence(refusal, language), minutes });
      }),
      after: createAuthMiddleware(async ({ path, body, context }) => {
        if (path !== '/sign-in/username') return;
        const failed = context.returned instanceof APIError;
        await (failed ? countFailure(attempted(body)) : forgetFailures(attempted(body)));
      }),
    },
  });

  const mount = (app: FastifyInstance): void => {
    app.route({
      method: ['GET', 'POST'],
      url: '/api/auth/*',
      handler: async (request, reply) => {
        const headers = fromNodeHeaders(request.headers);
        headers.set('x-client-ip', request.ip); // overwritten, never taken from the client
        const response = await auth.handler(
          new Request(new URL(request.url, baseUrl), {
            method: request.method,
            headers,
            ...(request.body ? { body: JSON.stringify(request.body) } : {}),
          }),
        );
        reply.status(response.status);
        response.headers.forEach((value, name) => {
          if (name !== 'set-cookie') reply.header(name, value);
        });
        for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie);
        return reply.send(response.body ? await response.text() : null);
      },
    });
  };

  return { mount, close: () => db.destroy() };
}

export type Auth = ReturnType<typeof openAuth>;

/** A secret that follows from the database owner's password where none is set. */
export function derivedSecret(ownerUrl: string): string {
  return createHash('sha256')
    .update(`xingcun-auth:${new URL(ownerUrl).password}`)
    .digest('hex');
}
