import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileSchema } from '@xingcun/core/bytes';
import type { CallOf, ResponseOf, Route } from '@xingcun/core/route';
import type { Role } from '@xingcun/core/accounts/permission';
import type { Problem } from '@xingcun/core/wire';
import type { LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { hashPassword } from 'better-auth/crypto';
import { createSignIn, openSession } from '../accounts/sign-in.ts';
import { createApp } from '../app.ts';
import { diskStore } from '../files/disk-store.ts';
import { asSent, fileReceived } from '../http/as-sent.ts';
import { openPlatform } from '../set-up.ts';

/** The units that tests meet most. */
export const places = {
  city: '650200000000',
  karamay: '650203000000',
  urho: '650205000000',
  xiaoguaiTownship: '650203200000',
  urhoTown: '650205100000',
  tuanjie: '650203200200',
  xiaoguai: '650203200202',
  hexie: '650203200205',
  chagancao: '650205100200',
  hake: '650205100201',
} as const;

export interface CallOptions {
  /** The idempotency key. */
  key?: string;
  language?: string;
  /** Where the request comes from; one address may not do everything. */
  address?: string;
}

/** The password of every account that `as` makes; hashed once, because hashing is slow on purpose. */
export const testPassword = 'a long test password';
const passwordHash = hashPassword(testPassword);

export interface Answer<R extends Route> {
  status: number;
  /** The response where the call succeeded. */
  body: ResponseOf<R>;
  /** The problem where it was refused. */
  problem: Problem;
  headers: Record<string, unknown>;
}

/** A request on its way to the server. */
export interface Sent {
  route: Route;
  url: string;
  headers: Record<string, string>;
  payload?: Buffer | object;
  address?: string;
}
/** What comes back of it. */
export type Received = Pick<LightMyRequestResponse, 'statusCode' | 'body' | 'headers' | 'rawPayload'>;
export type Send = (request: Sent) => Promise<Received>;

interface ServerOptions {
  /** A folder of languages beside Chinese and English. */
  languagesFrom?: string;
  requestsPerMinute?: number;
  /** Requests go to a server of its own on the same database and files instead of the one in this process. */
  through?: (shared: { databaseUrl: string; folder: string; now: () => Date }) => Send;
}

/**
 * The whole server on a database of its own, cloned from the template. `as` acts as a fresh account with one role at a unit; the clock
 * stands still until `clock.set`. Everything ends with the test file.
 */
export async function testServer({ requestsPerMinute = 1_000_000, through, languagesFrom }: ServerOptions = {}) {
  const admin = inject('databaseUrl');
  const name = `t_${randomBytes(6).toString('hex')}`;
  const runAsAdmin = async (text: string) => {
    const client = new pg.Client({ connectionString: admin });
    await client.connect();
    await client.query(text);
    await client.end();
  };
  await runAsAdmin(`create database ${name} template xingcun_template strategy file_copy`);
  let at = new Date('2026-11-02T02:00:00Z');
  const clock = { now: () => at, set: (iso: string) => void (at = new Date(iso)) };
  const url = admin.replace(/\/postgres$/, `/${name}`);
  const folder = await mkdtemp(path.join(tmpdir(), 'xingcun-files-'));
  const files = diskStore(folder);
  const platform = await openPlatform(url, { baseUrl: 'http://localhost', now: clock.now, max: 6, files });
  const app = await createApp({
    db: platform.db,
    auth: platform.auth,
    logKey: platform.logKey,
    files,
    now: clock.now,
    logLevel: process.env.LOG ? 'info' : 'silent',
    requestsPerMinute,
    ...(languagesFrom !== undefined && { languagesFrom }),
  });
  afterAll(async () => {
    await app.close();
    await platform.close();
    await runAsAdmin(`drop database ${name} with (force)`);
    await rm(folder, { recursive: true, force: true });
  });

  const inProcess: Send = ({ route, url, headers, payload, address }) => {
    const sent = asSent(payload);
    return app.inject({
      method: route.method,
      ...(address ? { remoteAddress: address } : {}),
      url,
      headers: { ...headers, ...sent.headers },
      ...(sent.payload === undefined ? {} : { payload: sent.payload }),
    });
  };
  const send = through?.({ databaseUrl: url, folder, now: clock.now }) ?? inProcess;

  async function call<const R extends Route>(
    cookie: string | null,
    route: R,
    args: CallOf<R>,
    options: CallOptions = {},
  ): Promise<Answer<R>> {
    const { params, query, body } = args as {
      params?: Record<string, string>;
      query?: Record<string, string | number | boolean | undefined>;
      body?: unknown;
    };
    const address = route.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params?.[key] ?? ''));
    const search = new URLSearchParams(
      Object.entries(query ?? {}).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
    ).toString();
    const response = await send({
      route,
      url: `/api${address}${search ? `?${search}` : ''}`,
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(options.key ? { 'idempotency-key': options.key } : {}),
        'accept-language': options.language ?? 'zh',
      },
      ...(options.address ? { address: options.address } : {}),
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const isFile = route.response === fileSchema && response.statusCode < 400;
    const parsed: unknown = isFile ? fileReceived(response) : response.body === '' ? null : JSON.parse(response.body);
    return { status: response.statusCode, body: parsed as ResponseOf<R>, problem: parsed as Problem, headers: response.headers };
  }

  /** A new account with a role at a unit, and its session. */
  async function as(role: Role, unitCode: string, grant: { stars?: string[]; toOn?: string; deputyFor?: string } = {}) {
    const username = `${role.toLowerCase()}${randomBytes(4).toString('hex')}`;
    const displayName = `${role} ${unitCode.slice(-4)}`;
    const accountId = await createSignIn(platform.owner, { username, displayName, unitCode, passwordHash: await passwordHash });
    await platform.owner
      .insertInto('roleGrant')
      .values({
        accountId,
        role,
        unitCode,
        unitPath: sql<string>`(select path from unit where code = ${unitCode})`,
        stars: grant.stars ?? null,
        deputyFor: grant.deputyFor ?? null,
        fromOn: '2020-01-01',
        toOn: grant.toOn ?? null,
        grantedBy: null,
        revokedBy: null,
        revokedAt: null,
      })
      .execute();
    const cookie = await openSession(platform.db, accountId, new Date('2100-01-01'));
    return {
      accountId,
      username,
      cookie,
      call: <const R extends Route>(route: R, args: CallOf<R>, options?: CallOptions) => call(cookie, route, args, options),
    };
  }

  /** Calls with a cookie at hand, e.g. one that a sign-in answered. */
  const using = (cookie: string | null) => ({
    call: <const R extends Route>(route: R, args: CallOf<R>, options?: CallOptions) => call(cookie, route, args, options),
  });
  return { app, clock, platform, as, using, anyone: using(null), databaseUrl: url };
}
