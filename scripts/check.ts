// `npm test`: type check, lint, format, dead code, then the tests – rules, HTTP on PostgreSQL 18 (and on 15 where its programs are
// installed), browser. `npm test -- WORD` runs only the tests whose file name holds the word. Ends with one line of counts.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const words = process.argv.slice(2);
const counts = { passed: 0, failed: 0, skipped: 0 };
const summary: string[] = [];

function run(command: string, args: string[], env: Record<string, string> = {}): boolean {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
}

function check(name: string, command: string, args: string[]): void {
  console.log(`\n── ${name}`);
  const started = Date.now();
  const passed = run(command, args);
  counts[passed ? 'passed' : 'failed'] += 1;
  summary.push(`${passed ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numFailedTestSuites: number;
}

function tests(name: string, project: string, env: Record<string, string> = {}): void {
  console.log(`\n── ${name}`);
  const folder = mkdtempSync(path.join(tmpdir(), 'xingcun-report-'));
  const file = path.join(folder, 'report.json');
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const args = [
    vitest,
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...words,
  ];
  if (words.length > 0) args.push('--passWithNoTests');
  const passed = run(process.execPath, args, env);
  const report: Report | null = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : null;
  rmSync(folder, { recursive: true, force: true });
  // a file that fails to load, or a runner that ends without a report, is a failure too
  const failed = Math.max(report?.numFailedTests ?? 0, passed ? 0 : 1);
  counts.passed += report?.numPassedTests ?? 0;
  counts.failed += failed;
  counts.skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  summary.push(`${passed ? '✓' : '✗'} ${name}: ${report?.numPassedTests ?? 0} passed, ${failed} failed`);
}

if (words.length === 0) {
  check('type check', 'tsc', ['-b']);
  check('lint', 'oxlint', ['--type-aware']);
  check('format', 'biome', ['format', '.']);
  check('dead code', 'knip', []);
}
tests('rules', 'rules');
tests('HTTP on PostgreSQL 18 (embedded)', 'http');
const debian15 = '/usr/lib/postgresql/15/bin';
if (existsSync(`${debian15}/initdb`)) tests('HTTP on PostgreSQL 15', 'http', { POSTGRES_BIN: debian15 });
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (existsSync(chromium)) {
  check('build of the pages', process.execPath, ['packages/web/build.ts']);
  tests('browser', 'browser', { CHROMIUM: chromium });
} else {
  counts.skipped += 1;
  summary.push(`– browser tests skipped: no Chromium at ${chromium} (set CHROMIUM)`);
}

console.log(`\n${summary.join('\n')}\n`);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed === 0 ? 0 : 1;
