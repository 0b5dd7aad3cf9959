import { sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import { openDatabase } from '../db/database.ts';
import { onWake } from './wake.ts';

/**
 * Work beside requests. A job may run twice, after a crash or in two processes at once: whatever it changes is keyed in a table, in the
 * transaction of the change (docs/decisions/0015).
 */
export interface Job {
  name: string;
  /** When it runs, in Beijing time: minute, hour, day, month, weekday. */
  cron: string;
  /** Looks for a turn so often; a job that people wait for looks more often. */
  pollSeconds: number;
  run: () => Promise<void>;
}

export interface Queue {
  /** Waits for the jobs that are running, at most 20 s. */
  stop(): Promise<void>;
}

const schema = 'pgboss';
const timeZone = 'Asia/Shanghai';

/** The owner makes the schema and the queues, so that the server’s own role needs to own nothing. */
async function install(ownerUrl: string, jobs: readonly Job[]): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema, max: 1, supervise: false, schedule: false });
  boss.on('error', report);
  await boss.start();
  // short: many may be sent, one waits. A job whose process died is tried again after the heartbeat is missed.
  for (const { name } of jobs)
    await boss.createQueue(name, { policy: 'short', retryLimit: 5, retryDelay: 15, retryBackoff: true, heartbeatSeconds: 30 });
  await boss.stop({ graceful: false });
  const { db } = openDatabase(ownerUrl, { max: 1 });
  await sql`grant usage on schema pgboss to xingcun_server`.execute(db);
  await sql`grant select, insert, update, delete on all tables in schema pgboss to xingcun_server`.execute(db);
  await sql`grant usage on all sequences in schema pgboss to xingcun_server`.execute(db);
  await sql`grant execute on all functions in schema pgboss to xingcun_server`.execute(db);
  await db.destroy();
}

/** Starts the jobs in this process; others may run them on the same database. */
export async function startQueue(
  { ownerUrl, serverUrl }: { ownerUrl: string; serverUrl: string },
  jobs: readonly Job[],
): Promise<Queue> {
  await install(ownerUrl, jobs);
  const boss = new PgBoss({
    connectionString: serverUrl,
    schema,
    max: 3,
    migrate: false,
    createSchema: false,
    // what only an owner may do; a city’s few jobs a day leave nothing to rebuild
    reindex: false,
    monitorVacuum: false,
  });
  boss.on('error', report);
  await boss.start();
  const send = (name: string) => void boss.send(name, {}).catch(report);
  for (const { name, cron, pollSeconds, run } of jobs) {
    await boss.work(name, { pollingIntervalSeconds: pollSeconds }, () =>
      run().catch((error: Error) => {
        console.error(`job ${name} failed:`, error.message);
        throw error; // the queue tries again
      }),
    );
    await boss.schedule(name, cron, {}, { tz: timeZone });
    onWake(name, () => send(name));
    send(name); // what was missed while nothing ran
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 20_000 }) };
}

function report(error: Error): void {
  console.error('jobs:', error.message);
}
