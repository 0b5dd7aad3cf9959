import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { signedMessage } from '@xingcun/core/inbox/webhook';
import { afterAll, expect, test } from 'vitest';
import { samplePassword } from '../accounts/sample-password.ts';
import { createApp } from '../app.ts';
import { seedSample } from '../sample/seed.ts';
import { testServer } from '../test/server.ts';

const examples = fileURLToPath(new URL('../../../../docs/api/', import.meta.url));
const run = promisify(execFile);

const { platform, clock } = await testServer();
await seedSample(platform, clock.now());
const app = await createApp({ ...platform, now: () => new Date(), logLevel: 'silent' });
const base = await app.listen({ port: 0, host: '127.0.0.1' });
afterAll(() => app.close());
const signIn = [base, 'city.organiser', samplePassword];

test.each([
  ['python3', 'example.py'],
  [process.execPath, 'example.ts'],
])('%s runs %s', async (command, file) => {
  const { stdout } = await run(command, [path.join(examples, file), ...signIn]);
  expect(stdout).toContain('programmes: 2026, 2025');
  expect(stdout).toMatch(/小拐村 (\d+|None|null)/);
});

test('the same with curl', async () => {
  const { stdout } = await run('sh', [path.join(examples, 'example.sh'), ...signIn], { maxBuffer: 10_000_000 });
  expect(stdout).toContain('"year":2025');
  expect(stdout).toContain('小拐村');
});

test('a signed message is known as genuine; one that was altered or is old is not', async () => {
  const [secret, at, body] = ['a secret of some length', 1_790_000_000_000, '{"event":"digest","text":"【星村】"}'];
  const signature = `sha256=${createHmac('sha256', secret).update(signedMessage(at, body)).digest('hex')}`;
  const check = async (said: string, now: number) => {
    const running = run('python3', [path.join(examples, 'verify-webhook.py'), secret, String(at), signature, String(now)]);
    running.child.stdin?.end(said);
    return running.then(
      ({ stdout }) => stdout.trim(),
      ({ stdout }: { stdout: string }) => stdout.trim(),
    );
  };
  expect(await check(body, at + 1000)).toBe('genuine');
  expect(await check(body.replace('digest', 'other'), at + 1000)).toBe('refused');
  expect(await check(body, at + 6 * 60_000)).toBe('refused');
});
