// Runs the project's commands on the Node that npm installed. Syntax of Node 20, as in bootstrap.mjs.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const [command, ...args] = process.argv.slice(2);
const env = {
  ...process.env,
  PATH: join(root, 'node_modules', '.bin') + (process.platform === 'win32' ? ';' : ':') + process.env.PATH,
};

/** Runs `file` to its end and answers its exit code; npm's shell does not pass signals on, so it also ends with its parent. */
function run(file, fileArgs, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(node, [...(options.flags ?? []), join(root, file), ...fileArgs], { cwd: root, stdio: 'inherit', env });
    const parent = process.ppid;
    const orphaned = setInterval(() => {
      if (process.ppid !== parent) child.kill('SIGTERM');
    }, 500);
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.on('exit', (code, signal) => {
      clearInterval(orphaned);
      resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1));
    });
  });
}

async function buildWebOnce() {
  // both are written by one build; dist-server/ last
  if (['dist/index.html', 'dist-server/files.json'].every((file) => existsSync(join(root, 'packages/web', file)))) return;
  console.log('Building the pages… 正在构建网页……');
  const code = await run('packages/web/build.ts', []);
  if (code !== 0) process.exit(code);
}

/** The browser tests need Chromium and a Chinese font; a bare Debian or Ubuntu gets them from its own packages. */
function installBrowser() {
  const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const fonts = spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' }).stdout ?? '';
  if (existsSync(chromium) && fonts.trim() !== '') return;
  if (process.platform !== 'linux' || process.getuid() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return;
  console.log('Installing Chromium and CJK fonts for the browser tests…');
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk', 'fontconfig'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

const commands = {
  async start() {
    await buildWebOnce();
    return run('packages/server/src/main.ts', args);
  },
  async dev() {
    return run('scripts/dev.ts', args);
  },
  async test() {
    installBrowser();
    return run('scripts/check.ts', args);
  },
  bench: () => run('bench/main.ts', args, { flags: ['--expose-gc'] }),
  admin: () => run('packages/server/src/admin.ts', args),
  language: () => run('scripts/language.ts', args),
  xingcun: () => run('packages/cli/src/main.ts', args),
};

if (!commands[command]) {
  console.error(`run: one of ${Object.keys(commands).join(', ')}`);
  process.exit(2);
}
process.exitCode = await commands[command]();
