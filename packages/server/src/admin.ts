import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import readline from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { Refusal } from '@xingcun/core/refusal';
import { fillWords, refusalSentence, refusalWords } from '@xingcun/core/refusal-words';
import { planUnits } from '@xingcun/core/units/import';
import { administratorRoles, createFirstAdministrator } from './accounts/first-administrators.ts';
import { backupLines, readBackup, type Rows, writeBackup } from './db/backup.ts';
import { type Connected, connect } from './db/connect.ts';
import { type Db, openDatabase } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { restore } from './db/restore.ts';
import { verifyFiles } from './fieldwork/evidence/verify.ts';
import { openFiles } from './files/open-files.ts';
import { recountAll } from './insight/recount.ts';
import { verifyChains } from './records/verify.ts';
import { readLines } from './units/file.ts';
import { findRelatedUnits, saveUnits } from './units/store.ts';

const help = `星村管理命令 · Administration of Xingcun          npm run admin -- <command>

  backup FILE            备份整个数据库到一个文件 · write the whole database to one file
  restore FILE           恢复到空数据库 · read a backup into an empty database
  move postgres://…      从内置数据库迁移到服务器（空库）· move the embedded database to an empty database on a server
  verify-files           逐个重算佐证文件的校验值 · recompute the digest of every file of the proof library
  verify-audit           核验审计日志的哈希链 · recompute the audit log's hash chains
  recount                看板汇总全部重算 · make the figures of the dashboards anew from the records
  import-units FILE      从 CSV 导入单位，可用于新的城市 · import units from CSV, also of a new city
                         列 columns: code,name,nameEn,kind,openedOn,closedOn,successorCode,renamedOn,sample
  create-admin --role ${administratorRoles.join('|')} --username NAME [--name 显示名] [--unit CODE]
                         新安装的首批管理员；密码由键盘输入，留空则生成并只显示一次
                         the first administrators; the password is asked for, or made and shown once

  佐证文件不在数据库备份里：请连同文件夹 FILES_DIR（默认 data/files）一起复制，恢复后运行 verify-files。
  Files are not in the database's backup: copy the folder FILES_DIR (data/files) beside it, and run verify-files after a restore.

  数据库 Database: DATABASE_URL, 否则为 else ./data (XINGCUN_DATA)
`;

/** A mistake in how the command was given: shown with the help. */
class Usage extends Error {}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', short: 'h' },
    role: { type: 'string' },
    username: { type: 'string' },
    name: { type: 'string' },
    unit: { type: 'string' },
  },
});
const [command, argument, ...surplus] = positionals;

const commands: Record<string, (connected: Connected) => Promise<number>> = {
  async backup({ ownerUrl }) {
    const file = required('FILE');
    if (existsSync(file)) throw new Usage(`${file} 已存在 exists already`);
    say(`已备份 ${total(await writeBackup(ownerUrl, file, new Date()))} 行到 ${file}`, `Backed up to ${file}.`);
    return 0;
  },

  async restore(connected) {
    refuseInUse(connected);
    const rows = await restore(connected.ownerUrl, readBackup(required('FILE')));
    say(`已恢复 ${total(rows)} 行，审计链核验无误。`, `Restored ${total(rows)} rows; the audit chains hold.`);
    return 0;
  },

  async move(connected) {
    const target = required('postgres://…');
    if (!URL.canParse(target) || !/^postgres(ql)?:$/.test(new URL(target).protocol)) throw new Usage('postgres://…');
    if (!connected.embedded)
      throw new Usage('DATABASE_URL 已设置，没有内置数据库可迁移 is set: there is no embedded database to move');
    refuseInUse(connected);
    const rows = await restore(target, backupLines(connected.ownerUrl, new Date()));
    say(
      `已迁移 ${total(rows)} 行，审计链核验无误。以后请以 DATABASE_URL 启动；./data 保持原样，确认后可删除。`,
      `Moved ${total(rows)} rows; the audit chains hold. Start with DATABASE_URL from now on; ./data is untouched.`,
    );
    return 0;
  },

  async 'verify-audit'({ ownerUrl }) {
    const { chains, entries, broken } = await withOwner(ownerUrl, verifyChains);
    for (const { chain, chainSeq } of broken)
      say(`断裂：链 ${chain}，第 ${chainSeq} 条`, `Broken: chain ${chain}, entry ${chainSeq}`);
    if (broken.length === 0)
      say(`审计链完好：${chains} 条链，${entries} 条记录。`, `The audit log holds: ${chains} chains, ${entries} entries.`);
    return broken.length === 0 ? 0 : 1;
  },

  async 'verify-files'({ ownerUrl }) {
    await migrate(ownerUrl);
    const { files, missing, changed } = await withOwner(ownerUrl, (owner) => verifyFiles(owner, openFiles()));
    for (const sha256 of missing) say(`缺失：${sha256}`, `Missing: ${sha256}`);
    for (const sha256 of changed) say(`内容不符：${sha256}`, `Changed: ${sha256}`);
    const sound = missing.length + changed.length === 0;
    if (sound) say(`佐证文件完好：${files} 个。`, `The files hold: ${files}.`);
    return sound ? 0 : 1;
  },

  async recount({ ownerUrl }) {
    await migrate(ownerUrl);
    const villages = await withOwner(ownerUrl, (owner) => recountAll(owner, new Date()));
    say(`已重算 ${villages} 个村的看板汇总。`, `Counted ${villages} villages anew.`);
    return 0;
  },

  async 'import-units'({ ownerUrl }) {
    const lines = readLines(await readFile(required('FILE'), 'utf8'));
    await migrate(ownerUrl);
    return withOwner(ownerUrl, (owner) =>
      owner.transaction().execute(async (tx) => {
        const { units, problems } = planUnits(lines, await findRelatedUnits(tx, lines));
        for (const { code, values: found } of problems)
          say(fillWords(refusalWords[code].zh, found), fillWords(refusalWords[code].en, found));
        if (problems.length > 0) throw new Refusal('units.importRefused', { count: problems.length });
        await saveUnits(tx, units);
        say(`已导入 ${units.length} 个单位。`, `Imported ${units.length} units.`);
        return 0;
      }),
    );
  },

  async 'create-admin'({ ownerUrl }) {
    const role = administratorRoles.find((one) => one === values.role);
    const { username, unit } = values;
    if (!role || !username || !/^[a-z0-9_.]{3,40}$/.test(username)) throw new Usage('--role, --username (a–z 0–9 _ . , 3–40)');
    await migrate(ownerUrl);
    return withOwner(ownerUrl, async (owner) => {
      const unitCode = unit ?? (await onlyCity(owner));
      const asked = await askPassword();
      const password = asked ?? makePassword();
      await createFirstAdministrator(
        owner,
        { role, username, displayName: values.name ?? username, unitCode, password },
        new Date(),
      );
      say(`已建立管理员 ${username}。`, `Made the administrator ${username}.`);
      if (asked === null) say(`密码（只显示这一次）：${password}`, `Password, shown this once: ${password}`);
      return 0;
    });
  },
};

process.exitCode = await main();

async function main(): Promise<number> {
  if (values.help || !command) {
    console.log(help);
    return values.help ? 0 : 2;
  }
  const run = commands[command];
  if (!run || surplus.length > 0) {
    console.error(help);
    return 2;
  }
  const connected = await connect();
  try {
    return await run(connected);
  } catch (error) {
    if (error instanceof Usage) console.error(`${error.message}\n\n${help}`);
    else if (error instanceof Refusal) console.error(`${refusalSentence(error, 'zh')}\n${refusalSentence(error, 'en')}`);
    else throw error;
    return error instanceof Usage ? 2 : 1;
  } finally {
    await connected.stop();
  }
}

function required(what: string): string {
  if (!argument) throw new Usage(`${command} ${what}`);
  return argument;
}

function refuseInUse({ inUse }: Connected): void {
  if (inUse) throw new Usage('请先停止正在运行的 npm start · stop the running npm start first');
}

function say(zh: string, en: string): void {
  console.log(`${zh}\n${en}`);
}

function total(rows: Rows): number {
  return Object.values(rows).reduce((sum, count) => sum + count, 0);
}

async function withOwner<T>(ownerUrl: string, use: (owner: Db) => Promise<T>): Promise<T> {
  const { db } = openDatabase(ownerUrl, { max: 2 });
  try {
    return await use(db);
  } finally {
    await db.destroy();
  }
}

async function onlyCity(owner: Db): Promise<string> {
  const cities = await owner
    .selectFrom('unit')
    .select(['code', 'name'])
    .where('kind', '=', 'city')
    .where('closedOn', 'is', null)
    .execute();
  const [city] = cities;
  if (!city || cities.length > 1)
    throw new Usage(`--unit CODE (${cities.map(({ code, name }) => `${code} ${name}`).join(', ') || '先 first: import-units'})`);
  return city.code;
}

/** Without showing what is typed; null where nothing is typed or nobody is there to type. */
async function askPassword(): Promise<string | null> {
  if (!process.stdin.isTTY) return null;
  process.stdout.write('密码（留空则生成）Password (empty: one is made): ');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = readline.createInterface({ input: process.stdin, output: silent, terminal: true });
  const answer = await reader.question('');
  reader.close();
  process.stdout.write('\n');
  return answer === '' ? null : answer;
}

/** 100 bits, without letters that look alike. */
function makePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  return Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')).join('-');
}
