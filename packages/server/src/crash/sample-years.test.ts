import { readFile } from 'node:fs/promises';
import { test } from 'vitest';
import { openSession } from '../accounts/sign-in.ts';
import { operationId } from '../http/operation-ids.ts';
import type { Caller } from '../sample/caller.ts';
import { seedSampleAccounts } from '../sample/seed.ts';
import { runFinishedYear, startCurrentYear } from '../sample/years.ts';
import { importSampleOffices } from '../units/seed.ts';
import { expectCountedOnce } from './counted-once.ts';
import { mortalServer } from './mortal-server.ts';
import { cutBy } from './operations.ts';

const server = await mortalServer(cutBy.sampleYears);

test('a year from the standard to the final result, its server killed twice in each kind of write', {
  timeout: 1_200_000,
}, async () => {
  await importSampleOffices(server.platform.owner);
  const cookies = new Map<string, string>();
  for (const [username, accountId] of await seedSampleAccounts(server.platform))
    cookies.set(username, await openSession(server.platform.db, accountId, new Date('2100-01-01')));
  const callerOf =
    (cookie: string | null): Caller =>
    async (route, args) => {
      const { status, body, problem } = await server.using(cookie).call(route, args);
      if (status >= 400) throw new Error(`${operationId(route)}: ${JSON.stringify(problem)}`);
      return body;
    };
  const as = (username: string) => callerOf(cookies.get(username) ?? null);
  const clock = { now: server.clock.now, to: (day: string) => server.clock.set(`${day}T02:00:00Z`) };
  const now = new Date('2026-11-02T02:00:00Z');
  const yaml = await readFile(new URL('../../../../standards/karamay-ten-stars.yaml', import.meta.url), 'utf8');

  const standardId = await runFinishedYear({ as, anyone: callerOf(null), clock, now, yaml });
  await startCurrentYear({ as, clock, now, standardId });
  expectCountedOnce(server.cuts, cutBy.sampleYears);
});
