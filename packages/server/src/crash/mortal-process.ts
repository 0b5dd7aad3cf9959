// A server that a test may have killed at a moment of its choice: what it does there is what `kill -9` does, at a known statement.
import pg from 'pg';
import { createApp } from '../app.ts';
import { openPlatform } from '../set-up.ts';
import type { Order } from './mortal-server.ts';

let order: Order = { now: '2026-11-02T02:00:00Z', dieAt: null };
const now = () => new Date(order.now);

const client = pg.Client.prototype as { query: (this: unknown, ...args: unknown[]) => Promise<unknown> };
const { query } = client;
client.query = function (...args) {
  const [first] = args;
  const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text;
  if (text !== 'commit' || order.dieAt === null) return query.apply(this, args);
  if (order.dieAt === 'beforeCommit') die();
  return query.apply(this, args).then(die);
};

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  for (;;); // no further statement, no byte of an answer
}

const platform = await openPlatform(process.env.DATABASE_URL ?? '', { baseUrl: 'http://localhost', now, max: 4 });
const app = await createApp({ ...platform, now, logLevel: 'silent', requestsPerMinute: 1_000_000 });
const address = await app.listen({ port: 0, host: '127.0.0.1' });

process.on('message', (given: Order) => {
  order = given;
  process.send?.({ heard: true });
});
process.send?.({ address });
