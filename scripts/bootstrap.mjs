// Installs the dependencies when the lock file has changed. Runs on whatever Node the user has (>= 20.20): no dependencies,
// no TypeScript, no syntax newer than Node 20.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const wantedMajor = 26;
const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'node_modules', '.bootstrap');
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(`${process.platform}-${process.arch}`)
  .digest('hex');

if (!(existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted)) {
  console.log(`Installing dependencies with node ${process.version}; the first time this takes about a minute.`);
  console.log('正在安装依赖，首次约需一分钟。');
  const env = { ...process.env };
  for (const key of Object.keys(env)) if (/^npm_(lifecycle|package)_|^npm_command$/.test(key)) delete env[key];

  // npm must not run on node_modules/.bin/node: `npm ci` deletes that file. npm_node_execpath is the user's own node.
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']; // the engine warnings of packages that want Node 22 are expected
  const npm = process.env.npm_execpath;
  const installed = npm
    ? spawnSync(process.env.npm_node_execpath ?? process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit', env })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', env, shell: process.platform === 'win32' });
  if (installed.status !== 0) {
    console.error('npm ci failed 依赖安装失败');
    process.exit(installed.status ?? 1);
  }

  const bin = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  const version = spawnSync(bin, ['-v'], { encoding: 'utf8', shell: process.platform === 'win32' }).stdout ?? '';
  if (!(Number.parseInt(version.slice(1), 10) >= wantedMajor)) {
    console.error(
      `npm brought no node >= ${wantedMajor} for ${process.platform}-${process.arch}: were optional dependencies skipped?`,
    );
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}
