import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp } from '../packages/server/src/app.ts';
import { type Db, openDatabase, prepareServerRole } from '../packages/server/src/db/database.ts';
import { startEmbedded } from '../packages/server/src/db/embedded.ts';
import { openPlatform, type Opened } from '../packages/server/src/set-up.ts';
import { type Line, limitLine, median, rateLine } from './measure.ts';
import { findPgbench, runPgbench } from './pgbench.ts';
import { blankOut, type Statement } from './saving-statements.ts';
import { type CellToSave, moment, proposal, type Secretary, seedVillages } from './saving-villages.ts';

const people = 8;
const rounds = 5;
const seconds = 6;

/** What a save of a cell sent to the database, and what it answered. */
export interface TakenDown {
  path: string;
  /** 0 where it followed an even version, 1 an odd one: the cell has one entry, then the other. */
  parity: number;
  statements: Statement[];
  answer: Record<string, unknown>;
}

/** What the clients' process is to do. */
export interface Turn {
  seconds: number;
  secretaries: { cookie: string; cells: (CellToSave & { version: number })[] }[];
}

export interface Speed {
  perSecond: number;
  /** Of a hundred saves the slowest, in milliseconds. */
  p99: number;
}

/**
 * Cells saved over HTTP by eight people at once, everything included, against the same SQL behind a bare route and without any server: on a
 * durable PostgreSQL, each in processes of its own, in turns.
 */
export async function benchSaving(folder: string): Promise<Line[]> {
  chmodSync(folder, 0o755); // PostgreSQL never runs as root
  const server = await startEmbedded(join(folder, 'pg'));
  const platform = await openPlatform(server.url, { baseUrl: 'http://127.0.0.1', now: () => moment });
  const serverUrl = await prepareServerRole(server.url);
  const children: ChildProcess[] = [];
  const start = async (script: URL, args: string[]) => {
    const child = fork(fileURLToPath(script), args);
    children.push(child);
    return { child, said: (await Promise.race([once(child, 'message'), failure(script, child)]))[0] };
  };
  try {
    const secretaries = await seedVillages(platform, server.url, people);
    const saves = await takeDown(platform, serverUrl, secretaries);
    const [savesFile, turnFile] = [join(folder, 'saves.json'), join(folder, 'turn.json')];
    writeFileSync(savesFile, JSON.stringify(saves));
    const app = String((await start(new URL('saving-app.ts', import.meta.url), [server.url])).said);
    const bare = String((await start(new URL('saving-bare.ts', import.meta.url), [serverUrl, savesFile])).said);
    const save = async (url: string, lasting: number): Promise<Speed> => {
      const turn: Turn = { seconds: lasting, secretaries: await withVersions(platform.owner, secretaries) };
      writeFileSync(turnFile, JSON.stringify(turn));
      const { child, said } = await start(new URL('saving-clients.ts', import.meta.url), [url, turnFile]);
      if (child.exitCode === null) await once(child, 'exit');
      return said as Speed;
    };
    const pgbench = findPgbench();
    const runAlone = async () => {
      const firsts = (await withVersions(platform.owner, secretaries)).flatMap(({ cells }) => cells.slice(0, 1));
      const clients = firsts.map(({ path, version }) => ({ version, saves: saves.filter((each) => each.path === path) }));
      return pgbench ? runPgbench(pgbench, { serverUrl, folder, clients, seconds }) : Number.NaN;
    };

    await save(app, seconds / 2); // to warm up
    await save(bare, seconds / 2);
    const own: Speed[] = [];
    const floor: number[] = [];
    const alone: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      own.push(await save(app, seconds));
      floor.push((await save(bare, seconds)).perSecond);
      alone.push(await runAlone());
    }
    const rates = own.map(({ perSecond }) => perSecond);
    if (!pgbench) console.log('\nno pgbench on this machine: saving is not measured against it');
    return [
      rateLine('saves a second', rates, { name: 'bare route, same SQL', rates: floor }, 0.6),
      ...(pgbench ? [rateLine('saves a second', rates, { name: 'pgbench, same SQL', rates: alone }, 0.25)] : []),
      limitLine('a save, p99 (median of the rounds)', median(own.map(({ p99 }) => p99)), 25, 'ms'),
    ];
  } finally {
    for (const child of children) child.kill();
    await platform.close();
    await server.stop();
  }
}

async function failure(script: URL, child: ChildProcess): Promise<never> {
  const [status] = await once(child, 'exit');
  throw new Error(`${script.pathname} ended with ${status}`);
}

/** Saves each cell at an even and at an odd version, through the real route on a connection that is listened to. */
async function takeDown(
  { auth, files, logKey }: Opened,
  serverUrl: string,
  secretaries: readonly Secretary[],
): Promise<TakenDown[]> {
  let sent: { sql: string; parameters: readonly unknown[] }[] = [];
  const { db } = openDatabase(serverUrl, { max: 1, log: ({ query }) => void sent.push(query) });
  const app = await createApp({ db, auth, files, logKey, now: () => moment, requestsPerMinute: 10_000_000 });
  const taken: TakenDown[] = [];
  for (const { cookie, cells } of secretaries) {
    for (const { path, entries } of cells) {
      for (const version of [1, 2]) {
        sent = [];
        const key = crypto.randomUUID();
        const body = { ...proposal(entries[version % 2 === 0 ? 0 : 1]), version };
        const response = await app.inject({
          method: 'PUT',
          url: path,
          headers: { cookie, 'idempotency-key': key },
          payload: body,
        });
        if (response.statusCode !== 200) throw new Error(`${path}: ${response.body}`);
        const statements = sent
          .filter(({ sql }) => sql !== 'begin' && sql !== 'commit')
          .map(({ sql, parameters }) => ({ sql, parameters: parameters.map((each) => blankOut(each, { key, version })) }));
        taken.push({ path, parity: version % 2, statements, answer: response.json() });
      }
    }
  }
  await app.close();
  await db.destroy();
  return taken;
}

/** The cells with the versions at which they stand now that nobody is writing. */
async function withVersions(owner: Db, secretaries: readonly Secretary[]): Promise<Turn['secretaries']> {
  const rows = await owner.selectFrom('scoreCell').select(['assessmentId', 'itemCode', 'rowVersion']).execute();
  const versions = new Map(rows.map(({ assessmentId, itemCode, rowVersion }) => [`${assessmentId} ${itemCode}`, rowVersion]));
  return secretaries.map(({ cookie, cells }) => ({
    cookie,
    cells: cells.map((cell) => ({ ...cell, version: versions.get(`${cell.assessmentId} ${cell.itemCode}`) ?? 0 })),
  }));
}
