import { checkPassword, passwordLength } from '@xingcun/core/accounts/password';
import {
  changePassword,
  disableSecondFactor,
  enableSecondFactor,
  renewBackupCodes,
  signIn,
  signOut,
  signOutElsewhere,
  signOutEverywhere,
  verifyBackupCode,
  verifyTotp,
} from '@xingcun/core/accounts/sign-in-contract';
import { Refusal } from '@xingcun/core/refusal';
import type { Route } from '@xingcun/core/route';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { fromNodeHeaders } from 'better-auth/node';
import { twoFactor, username } from 'better-auth/plugins';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { asRefusal, lockMinutes } from './auth-refusal.ts';
import { idleMinutes, minutesBefore, sessionToken } from './session.ts';

const failuresToLock = 5;

/** What people may reach of the sign-in library; its other addresses (sign-up, e-mail, profile …) do not exist here. */
export const signInRoutes: Route[] = [
  signIn,
  signOut,
  signOutEverywhere,
  signOutElsewhere,
  changePassword,
  enableSecondFactor,
  disableSecondFactor,
  verifyTotp,
  verifyBackupCode,
  renewBackupCodes,
];

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

  const auth = betterAuth({
    baseURL: baseUrl,
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true }, // it prints every wrong password; the audit log has them
    database: { db, type: 'postgres' },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
      disableSignUp: true,
    },
    session: { expiresIn: 12 * 3600, disableSessionRefresh: true },
    advanced: { cookiePrefix: 'xingcun', ipAddress: { ipAddressHeaders: ['x-client-ip'] } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 10,
      max: 100,
      // one address may be a whole office; the lock-out is what stops guessing at one account
      customRules: { '/sign-in/username': { window: 10, max: 20 }, '/two-factor/*': { window: 10, max: 20 } },
    },
    plugins: [
      username({ minUsernameLength: 3, maxUsernameLength: 40 }),
      twoFactor({
        issuer: '星村 Xingcun',
        accountLockout: { maxFailedAttempts: failuresToLock, durationSeconds: lockMinutes * 60 },
      }),
    ],
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => {
            const { rows } = await sql`select from public.account where id = ${userId} and disabled_at is null`.execute(db);
            if (rows.length === 0) throw new APIError('FORBIDDEN', { code: 'accounts.disabled' });
          },
        },
      },
    },
  });

  const refuseLocked = async (name: string): Promise<void> => {
    const { rows } = await sql<{ until: Date | null }>`
      select locked_until as until from auth.sign_in_failure where username = ${name}`.execute(db);
    const until = rows[0]?.until;
    if (until && until > now())
      throw new Refusal('accounts.locked', { minutes: Math.ceil((until.getTime() - now().getTime()) / 60_000) });
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
  /** Signing in and failing to are events of the audit log like any other (GB/T 22239-2019 8.1.4.3). */
  const record = (by: { username: string } | { accountId: string }, action: string, request: FastifyRequest) =>
    sql`insert into public.audit_entry (unit_path, account_id, account_name, action, subject_kind, subject_id, request_id, at)
      select unit_path, id, display_name, ${action}, 'account', id, ${request.id}, ${now()} from public.account
      where ${'username' in by ? sql`username = ${by.username}` : sql`id = ${by.accountId}`}`.execute(db);
  /** The user name of a session, and the end of one that was idle too long. */
  const usernameOf = async (token: string | null): Promise<string | null> => {
    if (!token) return null;
    await sql`delete from auth.session where token = ${token} and "lastSeenAt" <= ${minutesBefore(now(), idleMinutes)}`.execute(
      db,
    );
    const { rows } = await sql<{ username: string }>`
      select username from auth.session s join public.account a on a.id = s."userId" where token = ${token}`.execute(db);
    return rows[0]?.username ?? null;
  };

  async function ask(request: FastifyRequest, path: string, body: Record<string, unknown>) {
    const headers = fromNodeHeaders(request.headers);
    headers.set('x-client-ip', request.ip); // overwritten, never taken from the client
    headers.delete('content-length');
    headers.set('content-type', 'application/json');
    if (headers.has('origin')) headers.set('origin', new URL(baseUrl).origin); // app.ts has compared it with the host in use
    const url = new URL(`/api/auth${path}`, baseUrl);
    return auth.handler(new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }));
  }

  async function handle(path: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const body = isRecord(request.body) ? { ...request.body } : {};
    const name = typeof body.username === 'string' ? body.username.toLowerCase().slice(0, 40) : '';
    const signingIn = path === '/sign-in/username';
    if (signingIn) await refuseLocked(name);
    const signedIn = signingIn ? null : await usernameOf(sessionToken(request.headers.cookie));
    if (path === '/change-password') {
      if (signedIn && typeof body.newPassword === 'string') checkPassword(body.newPassword, signedIn);
      body.revokeOtherSessions = true;
    }

    const response = await ask(request, path, body);
    for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie);
    const parsed: unknown = response.body ? await response.json() : {};
    const said = isRecord(parsed) ? parsed : {};
    if (!response.ok) {
      const refusal = asRefusal({ status: response.status, path, retryAfter: response.headers.get('x-retry-after') }, said);
      if (signingIn && refusal.code === 'accounts.wrongPassword') {
        await countFailure(name);
        await record({ username: name }, 'accounts.signInFailed', request);
      }
      throw refusal;
    }
    if (signingIn) await forgetFailures(name);
    const { token: _token, user, ...rest } = said; // the token belongs in the cookie alone, out of reach of scripts
    const complete = signingIn ? !rest.twoFactorRedirect : path.startsWith('/two-factor/verify-') && signedIn === null;
    if (complete && isRecord(user)) await record({ accountId: String(user.id) }, 'accounts.signIn', request);
    return reply.status(response.status).send(rest);
  }

  /** Answers one of `signInRoutes`. */
  const answer = (route: Route, request: FastifyRequest, reply: FastifyReply) =>
    handle(route.path.replace('/auth', ''), request, reply);
  return { answer, options: auth.options, close: () => db.destroy() };
}

export type Auth = ReturnType<typeof openAuth>;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
