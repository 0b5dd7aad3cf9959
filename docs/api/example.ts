// The same in TypeScript, with the platform's own contracts: node docs/api/example.ts http://127.0.0.1:8080 USERNAME PASSWORD
import { listCycles } from '@xingcun/core/cycles/contract';
import { readStarWall } from '@xingcun/core/disclosure/contract';
import type { ResponseOf, Route } from '@xingcun/core/route';

const [base = '', username = '', password = ''] = process.argv.slice(2);

const signedIn = await fetch(`${base}/api/auth/sign-in/username`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ username, password }),
});
const cookie = signedIn.headers
  .getSetCookie()
  .map((each) => each.split(';')[0])
  .join('; ');

/** Reads a route that has no parameters; the contract says what comes back, and its schema checks it. */
async function read<R extends Route>(route: R): Promise<ResponseOf<R>> {
  const answer = await fetch(`${base}/api${route.path}`, { headers: { cookie } });
  if (!answer.ok) throw new Error(`${route.path}: ${answer.status} ${await answer.text()}`);
  return route.response.parse(await answer.json()) as ResponseOf<R>;
}

const cycles = await read(listCycles);
console.log('programmes:', cycles.map(({ year }) => year).join(', '));
const { villages } = await read(readStarWall);
for (const { villageName, starsWon } of villages) console.log(villageName.zh, starsWon);
