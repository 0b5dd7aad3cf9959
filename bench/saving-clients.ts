// Eight people who save one cell after another; tells the parent how many saves were answered, and how fast.
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import type { Speed, Turn } from './saving.ts';
import { proposal } from './saving-villages.ts';

const [address = '', file = ''] = process.argv.slice(2);
const { secretaries, seconds } = JSON.parse(readFileSync(file, 'utf8')) as Turn;
const agent = new Agent({ keepAlive: true });
/** Milliseconds. */
const lasted: number[] = [];
const start = performance.now();
const end = start + seconds * 1000;

await Promise.all(
  secretaries.map(async ({ cookie, cells }) => {
    while (performance.now() < end) {
      for (const cell of cells) {
        const { path, entries, version } = cell;
        const sentAt = performance.now();
        await put(path, cookie, JSON.stringify({ ...proposal(entries[version % 2 === 0 ? 0 : 1]), version }));
        lasted.push(performance.now() - sentAt);
        cell.version += 1;
      }
    }
  }),
);
const inOrder = lasted.toSorted((a, b) => a - b);
const speed: Speed = {
  perSecond: (lasted.length * 1000) / (performance.now() - start),
  p99: inOrder[Math.ceil(inOrder.length * 0.99) - 1] ?? Number.NaN,
};
process.send?.(speed);
agent.destroy();

function put(path: string, cookie: string, body: string): Promise<void> {
  const headers = {
    cookie,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'idempotency-key': crypto.randomUUID(),
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${address}${path}`, { method: 'PUT', agent, headers }, (response) => {
      let answer = '';
      response.setEncoding('utf8').on('data', (piece: string) => (answer += piece));
      response.on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(answer))));
    });
    sent.on('error', reject).end(body);
  });
}
