import { disableAccount, readSession } from '@xingcun/core/accounts/contract';
import {
  changePassword,
  enableSecondFactor,
  signIn,
  signOut,
  signOutEverywhere,
  verifyBackupCode,
  verifyTotp,
} from '@xingcun/core/accounts/sign-in-contract';
import { getMigrations } from 'better-auth/db/migration';
import { TOTP, URI } from 'otpauth';
import { beforeEach, expect, test } from 'vitest';
import { places, testPassword, testServer } from '../test/server.ts';

const { as, using, anyone, clock, platform, app } = await testServer();
beforeEach(() => clock.set(new Date().toISOString())); // sessions and codes are dated by the sign-in library, with the real clock

const minutesLater = (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * 60_000).toISOString());

/** The cookies that an answer sets, as the browser would send them back. */
function cookiesOf(headers: Record<string, unknown>): string {
  return [headers['set-cookie']]
    .flat()
    .filter((cookie) => typeof cookie === 'string')
    .map((cookie) => cookie.split(';')[0] ?? '')
    .filter((cookie) => !cookie.endsWith('='))
    .join('; ');
}

let addresses = 0;
/** Each time from another address, because one address may not sign in as often as these tests do. */
async function signedIn(username: string, password = testPassword) {
  const address = `10.0.0.${++addresses}`;
  const answer = await anyone.call(signIn, { body: { username, password } }, { address });
  return { ...answer, cookie: cookiesOf(answer.headers) };
}

test('the tables are those that the sign-in library expects', async () => {
  const { toBeCreated, toBeAdded } = await getMigrations(platform.auth.options);
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
});

test('the right password opens a session in a cookie that scripts cannot read', async () => {
  const { username, accountId } = await as('villageClerk', places.xiaoguai);
  const { status, body, cookie, headers } = await signedIn(username.toUpperCase());
  expect(status).toBe(200);
  expect(String(headers['set-cookie'])).toMatch(/xingcun\.session_token=.*HttpOnly; SameSite=Lax/);
  expect(JSON.stringify(body)).not.toContain(cookie.split('=')[1]?.slice(0, 20));
  expect((await using(cookie).call(readSession, {})).body.accountId).toBe(accountId);
});

test('a wrong password and an unknown name get the same answer, in the caller’s language', async () => {
  const { username } = await as('villageClerk', places.xiaoguai);
  const wrong = await anyone.call(signIn, { body: { username, password: 'not the password' } });
  const unknown = await anyone.call(
    signIn,
    { body: { username: 'nobody.here', password: 'not the password' } },
    { language: 'en' },
  );
  expect(wrong.status).toBe(401);
  expect(wrong.problem).toMatchObject({ code: 'accounts.wrongPassword', title: '未登录', status: 401 });
  expect(wrong.problem.detail).toContain('用户名或密码不正确');
  expect(unknown.problem).toMatchObject({ code: 'accounts.wrongPassword', title: 'Not signed in' });
  expect(unknown.problem.detail).toContain('user name or the password is wrong');
  expect(unknown.headers['content-type']).toContain('application/problem+json');
});

test('five wrong passwords lock the account for thirty minutes, also against the right one', async () => {
  const { username } = await as('villageClerk', places.xiaoguai);
  for (let attempt = 1; attempt <= 5; attempt++)
    expect((await signedIn(username, `wrong password ${attempt}`)).problem.code, `attempt ${attempt}`).toBe(
      'accounts.wrongPassword',
    );
  const locked = await signedIn(username);
  expect(locked.status).toBe(429);
  expect(locked.problem).toMatchObject({ code: 'accounts.locked', values: { minutes: 30 } });
  minutesLater(29);
  expect((await signedIn(username)).problem.values).toMatchObject({ minutes: 1 });
  minutesLater(1);
  expect((await signedIn(username)).status).toBe(200);
});

test('a right password forgets the wrong ones before it', async () => {
  const { username } = await as('villageClerk', places.xiaoguai);
  for (let round = 0; round < 2; round++) {
    for (let attempt = 0; attempt < 4; attempt++) await signedIn(username, 'wrong password');
    expect((await signedIn(username)).status).toBe(200);
  }
});

test('a session ends when it is not used for thirty minutes, and lives on when it is', async () => {
  const { username } = await as('villageClerk', places.xiaoguai);
  const { cookie } = await signedIn(username);
  for (let times = 0; times < 3; times++) {
    minutesLater(29);
    expect((await using(cookie).call(readSession, {})).status).toBe(200);
  }
  minutesLater(31);
  expect((await using(cookie).call(readSession, {})).problem.code).toBe('accounts.notSignedIn');
  const change = { currentPassword: testPassword, newPassword: 'another long password' };
  expect((await using(cookie).call(changePassword, { body: change })).problem.code).toBe('accounts.notSignedIn');
});

test('a session ends after twelve hours however busy', async () => {
  const { username } = await as('villageClerk', places.xiaoguai);
  const { cookie } = await signedIn(username);
  for (let passed = 20; passed < 12 * 60; passed += 20) {
    minutesLater(20);
    expect((await using(cookie).call(readSession, {})).status, `${passed} minutes`).toBe(200);
  }
  minutesLater(21);
  expect((await using(cookie).call(readSession, {})).status).toBe(401);
});

test('signing out ends this session, signing out everywhere all of them', async () => {
  const { username } = await as('villageClerk', places.xiaoguai);
  const [phone, desk, home] = [await signedIn(username), await signedIn(username), await signedIn(username)];
  expect((await using(phone.cookie).call(signOut, {})).status).toBe(200);
  expect((await using(phone.cookie).call(readSession, {})).status).toBe(401);
  expect((await using(desk.cookie).call(readSession, {})).status).toBe(200);
  expect((await using(desk.cookie).call(signOutEverywhere, {})).status).toBe(200);
  for (const { cookie } of [desk, home]) expect((await using(cookie).call(readSession, {})).status).toBe(401);
});

test('a disabled account is out at once and cannot come back, but only its owner learns why', async () => {
  const clerk = await as('villageClerk', places.xiaoguai);
  const admin = await as('systemAdmin', places.city);
  const { cookie } = await signedIn(clerk.username);
  const args = { params: { accountId: clerk.accountId }, body: { reason: '调离' } };
  expect((await admin.call(disableAccount, args)).status).toBe(200);
  expect((await using(cookie).call(readSession, {})).status).toBe(401);
  expect((await signedIn(clerk.username)).problem).toMatchObject({ code: 'accounts.disabled', status: 403 });
  expect((await signedIn(clerk.username, 'wrong password')).problem.code).toBe('accounts.wrongPassword');
});

test('changing the password asks for the old one, keeps the rules and ends the other sessions', async () => {
  const { username } = await as('villageClerk', places.xiaoguai);
  const [here, there] = [await signedIn(username), await signedIn(username)];
  const change = (currentPassword: string, newPassword: string) =>
    using(here.cookie).call(changePassword, { body: { currentPassword, newPassword } });
  expect((await change('not the password', 'another long password')).problem).toMatchObject({
    code: 'accounts.currentPasswordWrong',
    status: 422,
  });
  expect((await change(testPassword, 'too short')).problem.code).toBe('accounts.passwordTooShort');
  expect((await change(testPassword, `my ${username} 2026`)).problem.code).toBe('accounts.passwordHoldsUsername');
  const changed = await change(testPassword, 'another long password');
  expect(changed.status).toBe(200);
  expect((await using(cookiesOf(changed.headers)).call(readSession, {})).status).toBe(200);
  expect((await using(there.cookie).call(readSession, {})).status).toBe(401);
  expect((await signedIn(username, 'another long password')).status).toBe(200);
});

test('with a second factor the password alone opens nothing; a code or a backup code does, each backup code once', async () => {
  const { username, accountId } = await as('villageSecretary', places.hake);
  const first = await signedIn(username);
  const enabled = await using(first.cookie).call(enableSecondFactor, { body: { password: testPassword } });
  expect(enabled.status).toBe(200);
  const totp = URI.parse(enabled.body.totpURI);
  if (!(totp instanceof TOTP)) throw new Error('not a time-based code');
  const wrong = totp.generate() === '000000' ? '111111' : '000000';
  expect((await using(first.cookie).call(verifyTotp, { body: { code: wrong } })).problem.code).toBe('accounts.codeWrong');
  const verified = await using(first.cookie).call(verifyTotp, { body: { code: totp.generate() } });
  expect(verified.status).toBe(200);
  expect((await using(cookiesOf(verified.headers)).call(readSession, {})).body.secondFactor).toBe(true);

  const second = await signedIn(username);
  expect(second.body.twoFactorRedirect).toBe(true);
  expect((await using(second.cookie).call(readSession, {})).status).toBe(401);
  const withCode = await using(second.cookie).call(verifyTotp, { body: { code: totp.generate() } });
  expect((await using(cookiesOf(withCode.headers)).call(readSession, {})).body.accountId).toBe(accountId);

  const [code = ''] = enabled.body.backupCodes;
  const third = await signedIn(username);
  const withBackup = await using(third.cookie).call(verifyBackupCode, { body: { code } });
  expect((await using(cookiesOf(withBackup.headers)).call(readSession, {})).status).toBe(200);
  const fourth = await signedIn(username);
  expect((await using(fourth.cookie).call(verifyBackupCode, { body: { code } })).problem.code).toBe('accounts.codeWrong');
  expect((await anyone.call(verifyTotp, { body: { code: totp.generate() } })).problem.code).toBe('accounts.challengeEnded');
});

test('signing in and failing to stand in the audit log', async () => {
  const { username, accountId } = await as('villageClerk', places.xiaoguai);
  await signedIn(username, 'wrong password');
  await signedIn(username);
  const entries = await platform.owner
    .selectFrom('auditEntry')
    .select(['action', 'accountName'])
    .where('accountId', '=', accountId)
    .orderBy('id')
    .execute();
  expect(entries.map(({ action }) => action)).toEqual(['accounts.signInFailed', 'accounts.signIn']);
});

test('nothing else of the sign-in library can be reached', async () => {
  for (const path of [
    'sign-in/email',
    'sign-up/email',
    'update-user',
    'get-session',
    'list-sessions',
    'is-username-available',
    'delete-user',
  ])
    for (const method of ['GET', 'POST'] as const) {
      const response = await app.inject({ method, url: `/api/auth/${path}`, ...(method === 'POST' ? { payload: {} } : {}) });
      expect(response.statusCode, `${method} ${path}`).toBe(404);
    }
});

test('an unknown field at sign-in is refused', async () => {
  const { problem } = await anyone.call(signIn, {
    body: { username: 'a.clerk', password: 'x', callbackURL: 'https://evil.example' } as never,
  });
  expect(problem).toMatchObject({ code: 'request.invalid', status: 422 });
});

test('too many sign-ins from one address are slowed down', async () => {
  const attempt = (times: number) =>
    app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/username',
      remoteAddress: '198.51.100.7',
      payload: { username: `nobody.${times}`, password: 'a long guess' },
    });
  let last = await attempt(0);
  for (let times = 1; times < 25 && last.json().code !== 'request.tooMany'; times++) last = await attempt(times);
  expect(last.statusCode).toBe(429);
  expect(last.json()).toMatchObject({ code: 'request.tooMany' });
});
