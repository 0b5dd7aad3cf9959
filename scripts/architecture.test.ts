import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findViolations } from './architecture.ts';

const root = path.resolve(import.meta.dirname, '..');
const planted = mkdtempSync(path.join(tmpdir(), 'xingcun-architecture-'));
afterAll(() => rmSync(planted, { recursive: true, force: true }));

function plant(file: string, text: string): void {
  mkdirSync(path.join(planted, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(planted, file), text);
}

test('no capability and no package imports what it may not', () => {
  expect(findViolations(root)).toEqual([]);
});

test('the check sees a planted violation of each kind', () => {
  plant('packages/core/src/units/a.ts', "import type { X } from '../assessment/sheet.ts';");
  plant('packages/core/src/rating/b.ts', "import { y } from '@xingcun/server/db/database';");
  plant('packages/web/src/ui/c.tsx', "const page = import('../cycles/page.tsx');");
  expect(findViolations(planted).map((violation) => violation.why)).toEqual(
    expect.arrayContaining([
      'units must not import assessment',
      'package core must not import server',
      'ui/ knows no capability',
    ]),
  );
});

test('core cannot reach I/O, clock or randomness: the compiler says so', () => {
  const folder = path.join(root, 'packages/core/src');
  const offences = [
    'console.log(1)',
    'process.exit(1)',
    'fetch("/")',
    'const n: number = Date.now()',
    'const n: number = Math.random()',
    'new Date().getTime()',
  ];
  const base = JSON.parse(readFileSync(path.join(root, 'packages/core/tsconfig.json'), 'utf8')) as { compilerOptions: object };
  const files = offences.map((offence, index) => {
    const file = path.join(planted, `offence-${index}.ts`);
    writeFileSync(file, `export {};\n${offence};\n`);
    return file;
  });
  const config = path.join(planted, 'tsconfig.json');
  writeFileSync(
    config,
    JSON.stringify({
      extends: path.join(root, 'tsconfig.base.json'),
      compilerOptions: {
        ...base.compilerOptions,
        rootDir: '/',
        composite: false,
        noEmit: true,
        emitDeclarationOnly: false,
        noUnusedLocals: false,
      },
      files: [path.join(folder, 'pure.d.ts'), ...files],
    }),
  );
  const { stdout, status } = spawnSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', config], {
    encoding: 'utf8',
  });
  expect(status).not.toBe(0);
  for (const index of offences.keys()) expect(stdout, offences[index]).toContain(`offence-${index}.ts(2,`);
});
