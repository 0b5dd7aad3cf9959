import { createAccount, listAccounts } from '@xingcun/core/accounts/contract';
import type { CallOf } from '@xingcun/core/route';
import { expect, test } from 'vitest';
import { prune } from '../records/retention.ts';
import { places, testServer } from '../test/server.ts';

const { as, platform, clock } = await testServer();
const admin = await as('systemAdmin', places.city);
const person = (username: string): CallOf<typeof createAccount>['body'] => ({
  username,
  displayName: '某人',
  unitCode: places.hake,
  password: 'a long enough one',
});
const make = (username: string, key: string, by = admin) => by.call(createAccount, { body: person(username) }, { key });

test('the same request twice has one effect and the same answer', async () => {
  const first = await make('twice.sent', 'key-twice-1');
  const second = await make('twice.sent', 'key-twice-1');
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.body).toEqual(first.body);
  const entries = await platform.owner
    .selectFrom('auditEntry')
    .select('id')
    .where('subjectId', '=', first.body.accountId)
    .execute();
  expect(entries).toHaveLength(1);
});

test('the same request many times at once has one effect and one answer', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => make('at.once', 'key-at-once-1')));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ body }) => body.accountId)).size).toBe(1);
  expect((await admin.call(listAccounts, { query: { search: 'at.once' } })).body.accounts).toHaveLength(1);
});

test('a key stands for one request: with another body it is refused', async () => {
  await make('first.body', 'key-reused-1');
  const { status, problem } = await make('other.body', 'key-reused-1');
  expect([status, problem.code, problem.values]).toEqual([422, 'request.keyReused', { key: 'key-reused-1' }]);
});

test('a refused request leaves its key free', async () => {
  expect((await make('first.body', 'key-refused-1')).problem.code).toBe('accounts.usernameTaken');
  expect((await make('later.body', 'key-refused-1')).status).toBe(201);
});

test('a key belongs to the account that used it', async () => {
  const other = await as('systemAdmin', places.city);
  const first = await make('mine.alone', 'key-shared-1');
  const second = await make('theirs.too', 'key-shared-1', other);
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.body.username).toBe('theirs.too');
});

test('an answer is repeated only to somebody who still may have it', async () => {
  const former = await as('systemAdmin', places.city);
  await make('was.allowed', 'key-former-1', former);
  await platform.owner
    .updateTable('roleGrant')
    .set({ revokedAt: new Date(), revokedBy: admin.accountId })
    .where('accountId', '=', former.accountId)
    .execute();
  expect((await make('was.allowed', 'key-former-1', former)).problem.code).toBe('accounts.notPermitted');
});

test('a key that is none is refused', async () => {
  for (const key of ['short', 'x'.repeat(201), 'with space in it'])
    expect((await make('any.body', key)).problem, key).toMatchObject({ code: 'request.keyNotValid', status: 422 });
});

test('neither the password nor a hash that would give it away is kept with a key', async () => {
  await make('kept.quiet', 'key-secret-1');
  const kept = await platform.owner
    .selectFrom('idempotentRequest')
    .selectAll()
    .where('key', '=', 'key-secret-1')
    .executeTakeFirstOrThrow();
  expect(JSON.stringify(kept)).not.toContain('a long enough one');
  const other = await admin.call(
    createAccount,
    { body: { ...person('kept.quiet'), password: 'another long one' } },
    { key: 'key-secret-1' },
  );
  expect(other.status).toBe(201); // the digest does not depend on the password
});

test('keys are forgotten after thirty days, not before', async () => {
  const { body } = await make('long.ago', 'key-long-ago-1');
  const age = (days: number) =>
    platform.owner
      .updateTable('idempotentRequest')
      .set({ at: new Date(clock.now().getTime() - days * 86_400_000) })
      .where('key', '=', 'key-long-ago-1')
      .execute();
  await age(29);
  await prune(platform.owner, clock.now());
  expect((await make('long.ago', 'key-long-ago-1')).body).toEqual(body);
  await age(31);
  await prune(platform.owner, clock.now());
  expect((await make('long.ago', 'key-long-ago-1')).problem.code).toBe('accounts.usernameTaken');
});
