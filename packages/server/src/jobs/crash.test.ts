import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { beijingDay } from '../http/implement.ts';
import * as given from '../test/given.ts';
import { mailbox, type Received } from '../test/mailbox.ts';
import { places, testServer } from '../test/server.ts';

const server = await testServer();
const { platform, as } = server;
const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const readers = 6;
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

let killed: Received | null = null;
const box = await mailbox({
  // the second mail has arrived in full, and its sender dies before it is told so
  hold: async (mail) => {
    if (killed !== null || box.mails.length < 2) return;
    killed = mail;
    const [child] = running;
    const dead = child && once(child, 'exit');
    child?.kill('SIGKILL');
    await dead;
  },
});

function startServer(): ChildProcess {
  const child = spawn(process.execPath, [main, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: server.databaseUrl,
      BASE_URL: 'https://stars.example.org',
      SMTP_URL: box.url,
      MAIL_FROM: 'xingcun@example.org',
    },
  });
  running.add(child);
  child.on('exit', () => running.delete(child));
  return child;
}

/** A programme whose self-assessment ended yesterday by the clock on the wall, and readers who are to have a digest today. */
async function planned(): Promise<void> {
  await given.cycle(server, { villages: [places.xiaoguai] });
  const today = beijingDay(new Date());
  await platform.owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx); // a programme that runs keeps its dates
    await sql`update cycle_stage set opens_on = ${today}::date - 20, due_on = ${today}::date - 1`.execute(tx);
    await sql`update assessment set stage = 'selfAssessment'`.execute(tx);
  });
  for (let number = 1; number <= readers; number++) {
    const { accountId } = await as('villageClerk', places.xiaoguai);
    const unitPath = sql<string>`(select unit_path from account where id = ${accountId})`;
    const now = new Date();
    await platform.owner
      .insertInto('notificationPreference')
      .values({
        accountId,
        unitPath,
        address: `reader${number}@example.org`,
        digest: 'daily',
        weekday: 1,
        language: 'zh',
        confirmedAt: now,
        confirmToken: null,
        confirmUntil: null,
        stopToken: `${number}`.padStart(32, '0'),
      })
      .execute();
    await platform.owner
      .insertInto('delivery')
      .values({
        kind: 'digest',
        accountId,
        webhookId: null,
        unitPath,
        day: today,
        subject: '',
        nextAt: now,
        plannedAt: now,
        endedAt: null,
      })
      .execute();
  }
}

test('a server killed in the middle of its digests: started again, twice at once, each reader has one', {
  timeout: 90_000,
}, async () => {
  await planned();
  const first = startServer();
  await once(first, 'exit'); // killed while its second mail was on the way
  const half = await platform.owner.selectFrom('delivery').select(['state', 'attempts']).orderBy('state').execute();
  expect(half.filter(({ state }) => state === 'sent')).toHaveLength(1);
  expect(half.filter(({ state }) => state === 'sending')).toEqual([{ state: 'sending', attempts: 1 }]);

  const both = [startServer(), startServer()];
  await box.until((mails) => new Set(mails.map(({ messageId }) => messageId)).size === readers && mails.length > readers);
  const ended = both.map((child) => once(child, 'exit'));
  for (const child of both) child.kill('SIGTERM'); // what is being sent is finished first
  expect((await Promise.all(ended)).map(([code]) => code)).toEqual([0, 0]);

  const deliveries = await platform.owner.selectFrom('delivery').select(['id', 'state', 'attempts']).execute();
  expect(deliveries.map(({ state }) => state)).toEqual(Array.from({ length: readers }, () => 'sent'));
  // the only mail that arrived twice is the one whose sender died before it heard so; both bear the same name
  const again = killed?.messageId;
  expect(box.mails.map(({ messageId }) => messageId).toSorted()).toEqual(
    [...deliveries.map(({ id }) => `<${id}@stars.example.org>`), again ?? ''].toSorted(),
  );
  const marked = deliveries.find(({ id }) => `<${id}@stars.example.org>` === again);
  expect(marked?.attempts).toBeGreaterThan(1); // the mark told the second server that it may have arrived
});
