import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { requestScoreSheets } from '@xingcun/core/insight/document-contract';
import { afterAll, expect, test } from 'vitest';
import { seedSample } from '../sample/seed.ts';
import { readPaper } from '../test/read-pdf.ts';
import { places, testServer } from '../test/server.ts';
import type { Death } from './document-process.ts';

const { platform, clock, as, databaseUrl } = await testServer();
await seedSample(platform, clock.now());
const folder = await mkdtemp(path.join(tmpdir(), 'xingcun-documents-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const compileCache = path.join(tmpdir(), 'xingcun-compile-cache');

/** A process that makes what was asked for. @returns the signal that ended it */
async function makeInProcess(dieAt?: Death): Promise<string | null> {
  const program = fileURLToPath(new URL('document-process.ts', import.meta.url));
  const child = spawn(process.execPath, [program], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      FILES_DIR: folder,
      NODE_COMPILE_CACHE: compileCache,
      ...(dieAt ? { DIE_AT: dieAt } : {}),
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect(code ?? 0).toBe(0);
  return signal;
}
const kept = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
    (each) => each.isFile() && /^[0-9a-f]{64}$/.test(each.name),
  );

test.each(['midway', 'beforeKeeping', 'afterKeeping'] as const)(
  'a document whose process is killed %s is taken up again, and there is one',
  { timeout: 120_000 },
  async (death) => {
    await platform.owner.deleteFrom('documentJob').execute();
    for (const { parentPath, name } of await kept()) await rm(path.join(parentPath, name));
    const { id: cycleId } = await platform.owner.selectFrom('cycle').select('id').orderBy('year').executeTakeFirstOrThrow();
    const organiser = await as('cityOrganiser', places.city);
    const asked = await organiser.call(requestScoreSheets, { body: { cycleId, unitCode: places.city, language: 'zh' } });
    const row = () =>
      platform.owner
        .selectFrom('documentJob')
        .select(['state', 'done', 'total', 'attempts', 'sha256'])
        .where('id', '=', asked.body.id)
        .executeTakeFirstOrThrow();

    expect(await makeInProcess(death)).toBe('SIGKILL');
    expect(await row()).toMatchObject({ state: 'running', attempts: 1, sha256: null });
    expect(await kept()).toHaveLength(death === 'afterKeeping' ? 1 : 0);

    expect(await makeInProcess()).toBeNull();
    const ready = await row();
    expect(ready).toMatchObject({ state: 'ready', attempts: 2, done: ready.total });
    const [file, ...others] = await kept();
    expect([file?.name, others]).toEqual([ready.sha256, []]);
    const bytes = await readFile(path.join(file?.parentPath ?? '', file?.name ?? ''));
    expect(readPaper({ bytes }).words).toContain('各村评分表');
  },
);
