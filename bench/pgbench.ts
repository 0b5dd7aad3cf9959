import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Parameter } from './saving-statements.ts';
import type { TakenDown } from './saving.ts';

/** The program, or null where this machine has none. */
export function findPgbench(): string | null {
  const debian = '/usr/lib/postgresql/15/bin/pgbench';
  if (existsSync(debian)) return debian;
  return spawnSync('pgbench', ['--version']).status === 0 ? 'pgbench' : null;
}

interface Run {
  serverUrl: string;
  folder: string;
  seconds: number;
  /** The cell that each client saves again and again: where it stands, and its saves. */
  clients: readonly { version: number; saves: readonly TakenDown[] }[];
}

/** Runs the statements that were taken down without any Node; answers transactions a second. */
export function runPgbench(program: string, { serverUrl, folder, seconds, clients }: Run): number {
  const script = [
    '\\set count :count + 1',
    ...clients.flatMap(({ version, saves }, client) => [
      `\\if :client_id = ${client}`,
      `\\set version ${version} + :count - 1`,
      ...saves.flatMap(({ parity, statements }) => [
        `\\if :version % 2 = ${parity}`,
        'begin;',
        ...statements.map(({ sql, parameters }) => `${oneLine(sql).replace(/\$(\d+)/g, (_, n) => literal(parameters[n - 1]))};`),
        'commit;',
        '\\endif',
      ]),
      '\\endif',
    ]),
  ].join('\n');
  const file = join(folder, 'pgbench.sql');
  writeFileSync(file, script);
  const { hostname, port, username, password, pathname } = new URL(serverUrl);
  const address = ['-h', hostname, '-p', port, '-U', username];
  // one random number keeps the keys of one run apart from another's
  const settings = ['-D', 'count=0', '-D', `run=${Math.floor(Math.random() * 1e9)}`];
  const { status, stdout, stderr } = spawnSync(
    program,
    [
      ...address,
      ...settings,
      '-n',
      '-M',
      'extended',
      '-c',
      String(clients.length),
      '-T',
      String(seconds),
      '-f',
      file,
      pathname.slice(1),
    ],
    { encoding: 'utf8', env: { ...process.env, PGPASSWORD: password } },
  );
  const [, transactions] = /^tps = ([\d.]+)/m.exec(stdout) ?? [];
  if (status !== 0 || transactions === undefined) throw new Error(`pgbench ended with ${status}: ${stderr}`);
  return Number(transactions);
}

const oneLine = (sql: string) => sql.replace(/\s+/g, ' ');

function literal(parameter: Parameter | undefined): string {
  if (parameter === undefined) throw new Error('a statement without its parameter');
  if (parameter === 'key') return `('bench-' || :run || '-' || :client_id || '-' || :count)`;
  if ('value' in parameter) return quoted(parameter.value);
  const { before, versionPlus, after } = parameter;
  return `(${quoted(before)} || (:version + ${versionPlus}) || ${quoted(after)})::jsonb`;
}

function quoted(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return quoted(`{${value.map((each) => JSON.stringify(each)).join(',')}}`);
  return `'${(typeof value === 'string' ? value : JSON.stringify(value)).replaceAll("'", "''")}'`;
}
