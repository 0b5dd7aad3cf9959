import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startEmbedded } from './embedded.ts';

const data = fileURLToPath(new URL('../../../../data/', import.meta.url));

export interface Connected {
  /** The owner's address of the platform's database. */
  ownerUrl: string;
  /** True where it is the PostgreSQL under `./data`. */
  embedded: boolean;
  /** Another running process of ours keeps that server. */
  inUse: boolean;
  /** Stops the embedded server, unless another running process of ours started it; does nothing to a server of `DATABASE_URL`. */
  stop: () => Promise<void>;
}

/**
 * The database that this process is to use: the one of `DATABASE_URL`, else the embedded PostgreSQL under `./data` (or the folder of
 * `XINGCUN_DATA`), in which the database
 * `xingcun` is made. A command beside a running `npm start` uses its server and leaves it running.
 */
export async function connect({
  databaseUrl = process.env.DATABASE_URL,
  folder = process.env.XINGCUN_DATA ?? data,
} = {}): Promise<Connected> {
  if (databaseUrl) return { ownerUrl: databaseUrl, embedded: false, inUse: false, stop: async () => {} };
  const keeperFile = path.join(folder, 'keeper.pid');
  const server = await startEmbedded(path.join(folder, 'pg'));
  const kept = server.adopted && isRunning(keeperFile);
  if (!kept) writeFileSync(keeperFile, String(process.pid));
  await createDatabase(server.url, 'xingcun');
  const stop = async () => {
    if (kept) return;
    await server.stop();
    rmSync(keeperFile, { force: true });
  };
  return { ownerUrl: server.url.replace(/\/postgres$/, '/xingcun'), embedded: true, inUse: kept, stop };
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } catch (error) {
    if ((error as { code?: string }).code !== '42P04') throw error; // it is there already
  } finally {
    await client.end();
  }
}

/** Whether the process that started the server, if not this one, is alive. */
function isRunning(keeperFile: string): boolean {
  const pid = existsSync(keeperFile) ? Number(readFileSync(keeperFile, 'utf8')) : 0;
  if (!(pid > 0) || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
