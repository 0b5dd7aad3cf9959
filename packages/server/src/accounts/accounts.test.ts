import {
  createAccount,
  disableAccount,
  enableAccount,
  listAccounts,
  readSession,
  resetPassword,
  resetSecondFactor,
} from '@xingcun/core/accounts/contract';
import { signIn } from '@xingcun/core/accounts/sign-in-contract';
import type { CallOf } from '@xingcun/core/route';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { places, testPassword, testServer } from '../test/server.ts';
import { otherCity } from '../test/other-city.ts';

const { as, using, anyone, platform } = await testServer();
const elsewhere = await otherCity(platform.owner);
const admin = await as('systemAdmin', places.city);
const person: CallOf<typeof createAccount>['body'] = {
  username: 'gulnar.x',
  displayName: '古丽娜尔',
  unitCode: places.xiaoguai,
  password: 'a long enough one',
};

test('the system administrator makes an account that can sign in', async () => {
  const { status, body } = await admin.call(createAccount, { body: person });
  expect(status).toBe(201);
  expect(body).toMatchObject({ username: 'gulnar.x', displayName: '古丽娜尔', unitName: '小拐村', disabledAt: null, grants: [] });
  const { username, password } = person;
  expect((await anyone.call(signIn, { body: { username, password } })).status).toBe(200);
  const entry = await platform.owner
    .selectFrom('auditEntry')
    .selectAll()
    .where('action', '=', 'accounts.manage')
    .where('subjectId', '=', body.accountId)
    .executeTakeFirstOrThrow();
  expect(entry).toMatchObject({ accountId: admin.accountId, role: 'systemAdmin', chain: places.xiaoguai });
  expect(JSON.stringify(entry)).not.toContain(person.password);
});

test('a user name is given once, and a password keeps its rules', async () => {
  const make = (change: Partial<typeof person>) => admin.call(createAccount, { body: { ...person, ...change } });
  await make({ username: 'taken.name' });
  expect((await make({ username: 'taken.name' })).problem).toMatchObject({ code: 'accounts.usernameTaken', status: 409 });
  expect((await make({ username: 'new.name', password: 'short' })).problem.code).toBe('accounts.passwordTooShort');
  expect((await make({ username: 'Capital' })).problem.problems?.[0]?.path).toBe('body.username');
  expect((await make({ username: 'new.name', unitCode: '650299999999' })).problem.code).toBe('units.unitNotFound');
});

test('two requests for one user name at once make one account', async () => {
  const answers = await Promise.all(
    [1, 2, 3].map(() => admin.call(createAccount, { body: { ...person, username: 'raced.name' } })),
  );
  expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['201', '409', '409']);
});

test('a city’s administrator neither sees nor touches the accounts of another city', async () => {
  const stranger = await as('villageClerk', elsewhere.village);
  const { body } = await admin.call(listAccounts, { query: { search: stranger.username } });
  expect(body.accounts).toEqual([]);
  const params = { accountId: stranger.accountId };
  const reason = 'x';
  for (const answer of [
    await admin.call(disableAccount, { params, body: { reason } }),
    await admin.call(enableAccount, { params }),
    await admin.call(resetPassword, { params, body: { password: 'a new long password', reason } }),
    await admin.call(resetSecondFactor, { params, body: { reason } }),
  ])
    expect(answer.problem).toMatchObject({ code: 'accounts.accountNotFound', status: 404 });
  expect(
    (await admin.call(createAccount, { body: { ...person, username: 'a.stranger', unitCode: elsewhere.village } })).status,
  ).toBe(403);
});

test('the database refuses what a route would forget: a sign-in outside the scope or without the permission', async () => {
  const stranger = await as('villageClerk', elsewhere.village);
  const clerk = await as('villageClerk', places.hake);
  const attempt = (permission: string, accountId: string) =>
    platform.db.transaction().execute(async (tx) => {
      await sql`select set_config('role', 'xingcun_app', true), set_config('app.permission', ${permission}, true),
        set_config('app.scope', '{650200000000}', true)`.execute(tx);
      await sql`select auth.set_password(${accountId}, 'x')`.execute(tx);
    });
  await expect(attempt('accounts.manage', stranger.accountId)).rejects.toThrow('accounts.manage');
  await expect(attempt('accounts.grant', clerk.accountId)).rejects.toThrow('accounts.manage');
  await expect(attempt('accounts.manage', clerk.accountId)).resolves.toBeUndefined();
});

test('a disabled account loses its sessions at once, and works again once enabled', async () => {
  const clerk = await as('villageClerk', places.hake);
  const params = { accountId: clerk.accountId };
  const disabled = await admin.call(disableAccount, { params, body: { reason: '调离' } });
  expect(disabled.body.disabledAt).toBe('2026-11-02T02:00:00.000Z');
  expect((await clerk.call(readSession, {})).status).toBe(401);
  expect((await admin.call(disableAccount, { params, body: { reason: '再次' } })).problem.code).toBe('accounts.disabled');
  expect((await admin.call(enableAccount, { params })).body.disabledAt).toBeNull();
  const body = { username: clerk.username, password: testPassword };
  expect((await anyone.call(signIn, { body }, { address: '10.1.0.1' })).status).toBe(200);
});

test('a new password ends the sessions and unlocks', async () => {
  const clerk = await as('villageClerk', places.hake);
  const sign = (password: string) =>
    anyone.call(signIn, { body: { username: clerk.username, password } }, { address: '10.1.0.2' });
  for (let times = 0; times < 5; times++) await sign('a wrong password');
  expect((await sign(testPassword)).problem.code).toBe('accounts.locked');
  const args = { params: { accountId: clerk.accountId }, body: { password: 'a fresh long password', reason: '忘记密码' } };
  expect((await admin.call(resetPassword, args)).status).toBe(200);
  expect((await clerk.call(readSession, {})).status).toBe(401);
  expect((await sign('a fresh long password')).status).toBe(200);
});

test('nobody disables or resets himself', async () => {
  const params = { accountId: admin.accountId };
  const reason = 'x';
  expect((await admin.call(disableAccount, { params, body: { reason } })).problem.code).toBe('accounts.notToOneself');
  expect((await admin.call(resetPassword, { params, body: { password: 'a new long password', reason } })).problem.code).toBe(
    'accounts.notToOneself',
  );
  expect((await using(admin.cookie).call(readSession, {})).status).toBe(200);
});

test('accounts are listed by user name, page by page, filtered by unit, role and words', async () => {
  const names = ['page.a', 'page.b', 'page.c'];
  for (const username of names)
    await admin.call(createAccount, { body: { ...person, username, displayName: `页${username}`, unitCode: places.tuanjie } });
  const list = async (query: { search?: string; under?: string; limit?: number; after?: string; role?: 'supervisor' }) =>
    (await admin.call(listAccounts, { query })).body;
  const first = await list({ search: 'page.', limit: 2 });
  expect(first.accounts.map(({ username }) => username)).toEqual(['page.a', 'page.b']);
  const second = await list({ search: 'page.', limit: 2, after: first.next ?? '' });
  expect([second.accounts.map(({ username }) => username), second.next]).toEqual([['page.c'], null]);
  expect((await list({ search: '页page.b' })).accounts).toHaveLength(1);
  expect((await list({ search: 'page_a' })).accounts).toEqual([]); // `_` is a letter here, not a wildcard
  expect((await list({ search: 'page.', under: places.urho })).accounts).toEqual([]);
  const supervisor = await as('supervisor', places.tuanjie);
  expect((await list({ role: 'supervisor' })).accounts.map(({ accountId }) => accountId)).toEqual([supervisor.accountId]);
});
