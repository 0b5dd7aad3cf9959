// Eight people who look at one dashboard again and again, over HTTP or as its bare SQL; tells the parent how long they waited.
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { openDatabase } from '../packages/server/src/db/database.ts';
import type { Look, Waited } from './dashboards.ts';

const people = 8;
const [file = ''] = process.argv.slice(2);
const look = JSON.parse(readFileSync(file, 'utf8')) as Look;
const end = performance.now() + look.seconds * 1000;
/** Milliseconds. */
const lasted: number[] = [];
const agent = new Agent({ keepAlive: true, maxSockets: people });

await Promise.all(
  Array.from({ length: people }, async () => {
    const { once, stop } = look.kind === 'http' ? { once: () => get(look), stop: async () => {} } : await connect(look);
    while (performance.now() < end) {
      const began = performance.now();
      await once();
      lasted.push(performance.now() - began);
    }
    await stop();
  }),
);
const inOrder = lasted.toSorted((a, b) => a - b);
const at = (share: number) => inOrder[Math.max(0, Math.ceil(inOrder.length * share) - 1)] ?? Number.NaN;
const waited: Waited = { p50: at(0.5), p99: at(0.99), looks: inOrder.length };
process.send?.(waited);
agent.destroy();

function get({ address, cookie }: Extract<Look, { kind: 'http' }>): Promise<void> {
  return new Promise((resolve, reject) => {
    request(address, { agent, headers: { cookie } }, (response) => {
      response.resume();
      response.on('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`${address}: ${response.statusCode}`)),
      );
    })
      .on('error', reject)
      .end();
  });
}

/** A connection that is already the caller: only the statements themselves are timed. */
async function connect({ url, scope, statements }: Extract<Look, { kind: 'sql' }>) {
  const { pool } = openDatabase(url, { max: 1 });
  const client = await pool.connect();
  await client.query(`select set_config('role', 'xingcun_app', false), set_config('app.scope', $1, false)`, [scope]);
  return {
    once: async () => {
      for (const { sql, parameters } of statements) await client.query(sql, parameters);
    },
    stop: () => {
      client.release();
      return pool.end();
    },
  };
}
