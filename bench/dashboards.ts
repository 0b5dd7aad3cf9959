import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp } from '../packages/server/src/app.ts';
import { openDatabase, prepareServerRole } from '../packages/server/src/db/database.ts';
import { startEmbedded } from '../packages/server/src/db/embedded.ts';
import { openPlatform, type Opened } from '../packages/server/src/set-up.ts';
import { city, type LargeCity, places, seedLargeCity } from './dashboards-city.ts';
import type { Line } from './measure.ts';
import { moment } from './saving-villages.ts';

interface Statement {
  sql: string;
  parameters: unknown[];
}
/** What the clients' process is to do. */
export type Look = { seconds: number } & (
  | { kind: 'http'; address: string; cookie: string }
  | { kind: 'sql'; url: string; scope: string; statements: Statement[] }
);
/** Milliseconds. */
export interface Waited {
  p50: number;
  p99: number;
  looks: number;
}

const seconds = 3;
const rounds = 2;
/** A dashboard's p99 may be three times that of its bare SQL, and this much more. */
const allowance = { times: 3, milliseconds: 10 };

/** Every dashboard of a city of ten thousand villages over HTTP, eight people at once, against its bare SQL, in turns. */
export async function benchDashboards(folder: string): Promise<Line[]> {
  chmodSync(folder, 0o755); // PostgreSQL never runs as root
  const server = await startEmbedded(join(folder, 'pg-dashboards'));
  const platform = await openPlatform(server.url, { baseUrl: 'http://127.0.0.1', now: () => moment });
  const children: ChildProcess[] = [];
  const run = async (script: string, args: string[]): Promise<{ child: ChildProcess; said: unknown }> => {
    const child = fork(fileURLToPath(new URL(script, import.meta.url)), args);
    children.push(child);
    return { child, said: (await once(child, 'message'))[0] };
  };
  try {
    const large = await seedLargeCity(platform, server.url);
    console.log(`\n10,000 villages, three years, made in ${large.seconds.toFixed(1)} s`);
    const url = await prepareServerRole(server.url);
    const app = String((await run('saving-app.ts', [server.url])).said);
    const turnFile = join(folder, 'look.json');
    const look = async (asked: Look): Promise<Waited> => {
      writeFileSync(turnFile, JSON.stringify(asked));
      const { child, said } = await run('dashboards-clients.ts', [turnFile]);
      if (child.exitCode === null) await once(child, 'exit');
      return said as Waited;
    };
    const lines: Line[] = [];
    for (const { name, path } of dashboardsOf(large)) {
      const statements = await takeDown(platform, url, large.cookie, path);
      const http: Look = { kind: 'http', seconds, address: `${app}/api${path}`, cookie: large.cookie };
      const bare: Look = { kind: 'sql', seconds, url, scope: `{${city}}`, statements };
      await look({ ...http, seconds: 1 }); // to warm up
      const own: Waited[] = [];
      const floor: Waited[] = [];
      for (let round = 0; round < rounds; round += 1) {
        floor.push(await look(bare));
        own.push(await look(http));
      }
      lines.push(lineOf(name, own, floor));
    }
    return lines;
  } finally {
    for (const child of children) child.kill();
    await platform.close();
    await server.stop();
  }
}

function dashboardsOf({ cycleIds }: LargeCity): { name: string; path: string }[] {
  const asked = (question: string, unitCode: string, cycleId = cycleIds.current, more = '') =>
    `/insight/${question}?cycleId=${cycleId}&unitCode=${unitCode}${more}`;
  return [
    { name: 'progress, city', path: asked('progress', city) },
    { name: 'progress, township', path: asked('progress', places.township) },
    { name: 'completeness, city', path: asked('completeness', city) },
    { name: 'heat map, city', path: asked('heat-map', city) },
    {
      name: 'heat map, district, blocked',
      path: asked('heat-map', places.district, cycleIds.current, '&block=unfilled&from=60'),
    },
    { name: 'distribution, city', path: asked('distribution', city) },
    { name: 'distribution, district', path: asked('distribution', places.district, cycleIds.last, '&level=jointReview') },
    { name: 'trends, city', path: `/insight/trends?unitCode=${city}` },
    { name: 'a village and its like', path: asked('similar', places.village, cycleIds.last) },
    { name: 'frame, city', path: `/insight/frame?unitCode=${city}` },
  ];
}

function lineOf(name: string, own: readonly Waited[], floor: readonly Waited[]): Line {
  const best = (of: readonly Waited[], key: 'p50' | 'p99') => Math.min(...of.map((each) => each[key]));
  const limit = allowance.times * best(floor, 'p99') + allowance.milliseconds;
  const show = (milliseconds: number) => milliseconds.toFixed(1);
  return {
    work: name,
    reached: `p99 ${show(best(own, 'p99'))} ms (p50 ${show(best(own, 'p50'))}); bare SQL p99 ${show(best(floor, 'p99'))} (p50 ${show(best(floor, 'p50'))})`,
    asked: `≤ ${show(limit)} ms`,
    holds: best(own, 'p99') <= limit,
  };
}

/** The statements by which the route reads its figures, as it sends them; what every request does besides is the platform's own cost. */
async function takeDown({ auth, files, logKey }: Opened, url: string, cookie: string, path: string): Promise<Statement[]> {
  const sent: Statement[] = [];
  const { db } = openDatabase(url, {
    max: 1,
    log: ({ query }) => void sent.push({ sql: query.sql, parameters: [...query.parameters] }),
  });
  const app = await createApp({ db, auth, files, logKey, now: () => moment, requestsPerMinute: 10_000_000 });
  const response = await app.inject({ url: `/api${path}`, headers: { cookie } });
  await app.close();
  await db.destroy();
  if (response.statusCode !== 200) throw new Error(`${path}: ${response.body}`);
  const figures = sent.filter(({ sql }) =>
    /village_summary|village_star_summary|similar_|insight_change|from unit|from cycle c/.test(sql),
  );
  if (figures.length === 0) throw new Error(`${path} reads no summary`);
  return figures;
}
