import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll } from 'vitest';
import { operationId } from '../http/operation-ids.ts';
import { asSent } from '../http/as-sent.ts';
import { type Received, type Send, type Sent, testServer } from '../test/server.ts';

/** What a server process is told before a request. */
export interface Order {
  now: string;
  dieAt: 'beforeCommit' | 'afterCommit' | null;
}

/** What became of the first request of an operation, whose server was killed twice on the way. */
export interface Cut {
  operation: string;
  /** Killed before the commit: what the database holds is what it held before. */
  nothingLeft: boolean;
  /** Killed after the commit, before the answer – or, where an answer is given only once, right after it: the change is there. */
  kept: boolean;
  /** The device sent it again: the database is as after the first effect but in these tables, so there are none. */
  changedByRepeat: string[];
  /** What the repeat was answered. */
  status: number;
  code: string | null;
}

/**
 * A `testServer` that answers from a process of its own. When one of the `operations` is called, the process is killed with SIGKILL before
 * its commit, started again, killed after its commit and started again, and the request is sent each time anew, as a device does; `cuts`
 * tells what was seen in the database. The caller gets the last answer and goes on. An operation is cut as often as the list names it.
 */
export async function mortalServer(operations: readonly string[]) {
  const cuts: Cut[] = [];
  const due = [...operations];
  let processes: ReturnType<typeof pool>;
  const server = await testServer({ through });
  const client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  const summary = await everyTable(client);
  // of a request that keeps no key the audit log may say twice that it was made, as it was
  const state = async (unlinked = false) =>
    new Map(
      (await client.query<Record<'name' | 'count' | 'sum', string>>(summary)).rows
        .filter(({ name }) => !unlinked || !ofTheLog.has(name))
        .map(({ name, count, sum }) => [name, `${count} ${sum}`]),
    );

  function through({ databaseUrl, folder, now }: { databaseUrl: string; folder: string; now: () => Date }): Send {
    processes = pool({ DATABASE_URL: databaseUrl, FILES_DIR: folder });
    const order = (dieAt: Order['dieAt']): Order => ({ now: now().toISOString(), dieAt });
    /** The answer, or null where the server died over it. */
    const deliver = async (request: Sent, dieAt: Order['dieAt'] = null) => {
      const received = await transmit(await processes.serving(), order(dieAt), request);
      if (!received) await transactionsOver(client);
      return received;
    };
    return async (request) => {
      const operation = operationId(request.route);
      return due.includes(operation) ? cutTwice(operation, keyed(request), deliver) : answered(await deliver(request));
    };
  }

  async function cutTwice(operation: string, request: Sent, deliver: Deliver): Promise<Received> {
    const unlinked = request.route.unlinked === true;
    const before = await state(unlinked);
    const refused = await deliver(request, 'beforeCommit');
    if (refused) return refused; // nothing to commit: another request of this kind is the one to cut
    due.splice(due.indexOf(operation), 1);
    const nothingLeft = changed(before, await state(unlinked)).length === 0;
    const once = request.route.answeredOnce;
    const first = once ? answered(await deliver(request)) : null;
    if (once) await processes.kill();
    else {
      const alive = await deliver(request, 'afterCommit');
      if (alive) throw new Error(`${operation}, sent again after a kill: ${alive.statusCode} ${alive.body}`);
    }
    const after = await state(unlinked);
    const again = answered(await deliver(request));
    cuts.push({
      operation,
      nothingLeft,
      kept: changed(before, after).length > 0,
      changedByRepeat: changed(after, await state(unlinked)),
      status: again.statusCode,
      code: again.statusCode < 400 ? null : (JSON.parse(again.body) as { code: string }).code,
    });
    return first ?? again;
  }

  afterAll(async () => {
    await client.end();
    processes.end();
  });
  return { ...server, cuts };
}

const ofTheLog = new Set(['audit_entry', 'audit_chain']);

type Deliver = (request: Sent, dieAt?: Order['dieAt']) => Promise<Received | null>;

/** A device gives a request its key before it sends it, and sends it again under the same one. */
function keyed(request: Sent): Sent {
  return { ...request, headers: { 'idempotency-key': randomUUID(), ...request.headers } };
}

function answered(received: Received | null): Received {
  if (!received) throw new Error('the server died where it was to answer');
  return received;
}

/** The processes read the same sources again and again. */
const compileCache = path.join(tmpdir(), 'xingcun-compile-cache');

/** One process serves, the next one is already starting. */
function pool(environment: Record<string, string>) {
  const program = fileURLToPath(new URL('mortal-process.ts', import.meta.url));
  const children = new Set<ChildProcess>();
  let ended = false;
  const start = async () => {
    const child = fork(program, {
      env: { ...process.env, ...environment, NODE_COMPILE_CACHE: compileCache },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    children.add(child);
    const [message] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [
      { address: string } | number | null,
    ];
    const address = typeof message === 'object' ? message?.address : undefined;
    if (address === undefined && !ended) throw new Error('a server of the test did not start');
    return { child, address: address ?? '' };
  };
  let current = start();
  let next = start();
  const replace = () => {
    current = next;
    next = start();
  };
  return {
    async serving() {
      const { child } = await current;
      if (child.exitCode !== null || child.signalCode !== null) replace();
      return current;
    },
    async kill() {
      const { child } = await current;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
    end() {
      ended = true;
      for (const child of children) child.kill('SIGKILL');
    },
  };
}

async function transmit(
  { child, address }: { child: ChildProcess; address: string },
  order: Order,
  { route, url, headers, payload }: Sent,
): Promise<Received | null> {
  const heard = once(child, 'message');
  child.send(order);
  await heard;
  const ended = new AbortController();
  const exited = once(child, 'exit', { signal: ended.signal }).catch(() => undefined);
  const sent = asSent(payload);
  const isBytes = sent.payload instanceof Uint8Array;
  try {
    const response = await fetch(`${address}${url}`, {
      method: route.method,
      headers: {
        ...headers,
        ...sent.headers,
        ...(sent.payload === undefined || isBytes ? {} : { 'content-type': 'application/json' }),
      },
      ...(sent.payload === undefined
        ? {}
        : { body: isBytes ? (sent.payload as Uint8Array<ArrayBuffer>) : JSON.stringify(sent.payload) }),
    });
    const rawPayload = Buffer.from(await response.arrayBuffer());
    return {
      statusCode: response.status,
      headers: Object.fromEntries(response.headers),
      rawPayload,
      body: rawPayload.toString(),
    };
  } catch (error) {
    if (order.dieAt === null) throw error;
    await exited; // and with it every connection that it held
    return null;
  } finally {
    ended.abort();
  }
}

/**
 * The database has noticed that the server is gone and let go of its locks; a request that comes sooner may leave out what it does only
 * where nobody else is at it (`see` in accounts/session.ts).
 */
async function transactionsOver(client: pg.Client): Promise<void> {
  const others = `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`;
  while ((await client.query(others)).rowCount !== 0);
}

/** The tables that are not as they were. */
const changed = (before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): string[] =>
  [...now].filter(([name, rows]) => before.get(name) !== rows).map(([name]) => name);

/** How many rows each table has and a sum over what stands in them: equal before and after, or something was written. */
async function everyTable(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' order by 1`,
  );
  return rows
    .map(({ name }) => `select '${name}' as name, count(*), sum(hashtextextended((t.*)::text, 0)) from ${name} t`)
    .join(' union all ');
}
