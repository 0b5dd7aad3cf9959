import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { hashPassword } from 'better-auth/crypto';
import { sql } from 'kysely';
import { samplePassword } from '../accounts/sample-password.ts';
import { createSignIn, openSession } from '../accounts/sign-in.ts';
import { createApp } from '../app.ts';
import { recount } from '../insight/recount.ts';
import type { Opened } from '../set-up.ts';
import { type Caller, callerOf } from './caller.ts';
import { sampleAccounts } from './people.ts';
import { runFinishedYear, startCurrentYear } from './years.ts';

const standardFile = fileURLToPath(new URL('../../../../standards/karamay-ten-stars.yaml', import.meta.url));

/** The clock of the sample years: the application reads it, the story moves it. */
export interface StoryClock {
  now(): Date;
  /** Moves to 10:00 in Beijing on a calendar day. */
  to(day: string): void;
}

export type People = (username: string) => Caller;

/**
 * Fills an empty installation with labelled sample data: last year's finished cycle and this year's at self-assessment, for Karamay's five
 * villages. Everything goes through the routes as the account whose act it is, with the clock of that day, so the data obeys every rule.
 */
export async function seedSample(
  platform: Pick<Opened, 'owner' | 'db' | 'auth' | 'files' | 'logKey'>,
  now: Date,
  report: (words: string) => void = () => {},
): Promise<void> {
  let at = now;
  const clock: StoryClock = {
    now: () => at,
    to: (day) => {
      at = new Date(`${day}T02:00:00Z`);
    },
  };
  const app = await createApp({ ...platform, now: () => at, logLevel: 'silent', requestsPerMinute: 1_000_000 });

  const accounts = await seedSampleAccounts(platform);
  const cookies = new Map<string, string>();
  const tomorrow = new Date(now.getTime() + 86_400_000);
  for (const [username, accountId] of accounts) cookies.set(username, await openSession(platform.db, accountId, tomorrow));

  const as: People = (username) => callerOf(app, cookies.get(username) ?? null);
  const yaml = await readFile(standardFile, 'utf8');
  report('last year’s cycle · 上一年度');
  const standardId = await runFinishedYear({ as, anyone: callerOf(app, null), clock, now, yaml });
  report('this year’s cycle · 本年度');
  await startCurrentYear({ as, clock, now, standardId });

  await platform.owner.updateTable('cycle').set({ sample: true }).execute();
  await recount(platform.owner, now);
  await sql`delete from auth."session"`.execute(platform.owner);
  await sql`analyze`.execute(platform.owner); // plans made on empty tables would stay bad
  await app.close();
}

/** The sample accounts without the sample years; answers their ids by user name. */
export async function seedSampleAccounts({ owner }: Pick<Opened, 'owner'>): Promise<Map<string, string>> {
  const accounts = new Map<string, string>();
  const passwordHash = await hashPassword(samplePassword); // once: fifty accounts share it
  await owner.transaction().execute(async (tx) => {
    for (const { username, displayName, role, unitCode, stars } of sampleAccounts()) {
      const accountId = await createSignIn(tx, { username, displayName, unitCode, passwordHash, sample: true });
      await tx
        .insertInto('roleGrant')
        .values({
          accountId,
          role,
          unitCode,
          unitPath: sql<string>`(select path from unit where code = ${unitCode})`,
          stars,
          deputyFor: null,
          fromOn: '2020-01-01',
          toOn: null,
          reason: '样例 sample',
          grantedBy: null,
          revokedBy: null,
          revokedAt: null,
        })
        .execute();
      accounts.set(username, accountId);
    }
  });
  return accounts;
}
