// `npm start`: database, migrations, sample data on the first run, the server, its address.
import { parseArgs } from 'node:util';
import { createApp } from './app.ts';
import { pruneFiles } from './fieldwork/evidence/retention.ts';
import { inboxJobs } from './inbox/jobs.ts';
import { documentJobs, pruneDocuments } from './insight/document-jobs.ts';
import { insightJobs } from './insight/recount.ts';
import { startQueue } from './jobs/queue.ts';
import { prune } from './records/retention.ts';
import { samplePassword } from './accounts/sample-password.ts';
import { connect } from './db/connect.ts';
import { sampleAccounts } from './sample/people.ts';
import { seedSample } from './sample/seed.ts';
import { openPlatform } from './set-up.ts';
import { importDivisions, importSampleOffices } from './units/seed.ts';

const { values } = parseArgs({
  options: {
    empty: { type: 'boolean' },
    port: { type: 'string' },
    host: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help) {
  console.log(`npm start -- [--empty] [--port 8080] [--host 127.0.0.1]

  --empty   首次启动不写入样例数据 · start without sample data
  --port    端口 · port (PORT, 8080)
  --host    监听地址 · address to listen on (HOST, 127.0.0.1)

环境变量 · environment: DATABASE_URL（PostgreSQL 15–18，默认用 ./data 下的内置库 · embedded by default）, BASE_URL, AUTH_SECRET, TRUST_PROXY=1,
FILES_DIR（佐证文件的文件夹，默认 ./data/files · folder of files）或 or FILES_S3_ENDPOINT, _BUCKET, _KEY, _SECRET, _REGION
  SMTP_URL, MAIL_FROM   发信服务器，没有则不发邮件 · mail server; without it no e-mail is sent
  LANGUAGES_DIR         中英文以外语言的文件夹，默认 packages/web/languages · folder of languages beside Chinese and English
  WEBHOOK_HOSTS         群机器人以外允许推送的主机 · hosts that may be told besides the two group robots`);
  process.exit(0);
}

const port = Number(values.port ?? process.env.PORT ?? 8080);
const host = values.host ?? process.env.HOST ?? '127.0.0.1';
const baseUrl = process.env.BASE_URL ?? `http://${host === '0.0.0.0' ? 'localhost' : host}:${port}`;
const now = () => new Date();

const database = await connect();
const platform = await openPlatform(database.ownerUrl, { baseUrl, now });
const { count } = await platform.owner
  .selectFrom('unit')
  .select((of) => of.fn.countAll<number>().as('count'))
  .executeTakeFirstOrThrow();
if (count === 0) {
  console.log(`单位：已导入 ${await importDivisions(platform.owner)} 个 · units imported`);
  if (!values.empty) {
    console.log('正在写入样例数据…… · writing sample data…');
    await importSampleOffices(platform.owner);
    await seedSample(platform, now());
  }
}

const app = await createApp({
  ...platform,
  now,
  baseUrl: baseUrl.replace(/\/$/, ''),
  logLevel: 'warn',
  ...(process.env.LANGUAGES_DIR && { languagesFrom: process.env.LANGUAGES_DIR }),
});
await app.listen({ port, host });
const queue = await startQueue({ ownerUrl: database.ownerUrl, serverUrl: platform.serverUrl }, [
  {
    name: 'prune',
    cron: '10 3 * * *',
    pollSeconds: 30,
    run: async () => {
      await prune(platform.owner, now());
      await pruneFiles(platform.owner, platform.files, now());
      await pruneDocuments(platform.owner, platform.files, now());
    },
  },
  ...insightJobs(platform.owner, now),
  ...documentJobs(platform.db, { files: platform.files, now, baseUrl: baseUrl.replace(/\/$/, '') }),
  ...inboxJobs(platform.db, { now, baseUrl: baseUrl.replace(/\/$/, '') }),
]);

console.log(`\n  星村 Xingcun   ${baseUrl}\n`);
const { samples } = await platform.owner
  .selectFrom('account')
  .select((of) => of.fn.countAll<number>().as('samples'))
  .where('sample', '=', true)
  .executeTakeFirstOrThrow();
if (samples > 0) {
  console.log(`  样例账号（密码均为 ${samplePassword}）· sample accounts, all with this password`);
  const shown = [
    'city.organiser',
    'karamay.organiser',
    'karamay.minzheng',
    'xgx.secretary',
    'xiaoguai.secretary',
    'xiaoguai.clerk',
    'xiaoguai.supervisor',
    'admin.audit',
  ];
  for (const { username, displayName } of sampleAccounts().filter((account) => shown.includes(account.username)))
    console.log(`    ${username.padEnd(22)}${displayName}`);
  console.log(`  全部账号见登录页 · all of them on the sign-in page: ${baseUrl}/sign-in\n`);
} else {
  console.log('  首个管理员 · first administrator: npm run admin -- create-admin --role systemAdmin --username NAME\n');
}

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await app.close();
  await queue.stop(); // a digest that is being sent is finished first
  await platform.close();
  await database.stop();
  process.exit(0);
}
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
