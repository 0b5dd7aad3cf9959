import { createAccount, listAccounts, readSession } from '@xingcun/core/accounts/contract';
import { expect, test } from 'vitest';
import { places, testServer } from '../test/server.ts';

const { as, app, anyone } = await testServer();
// forced failures: the second holds what must never leave the server
app.get('/api/boom', async () => {
  throw new Error('secret detail at /srv/xingcun.ts:12');
});
const admin = await as('systemAdmin', places.city);
const person = { username: 'bad.input', displayName: '某人', unitCode: places.hake, password: 'a long enough one' };

interface Raw {
  method?: 'GET' | 'POST' | 'PUT';
  url?: string;
  payload?: string | object;
  headers?: Record<string, string>;
}
const raw = ({ method = 'POST', url = '/api/accounts', payload, headers = {} }: Raw) =>
  app.inject({ method, url, ...(payload === undefined ? {} : { payload }), headers: { cookie: admin.cookie, ...headers } });

test('an unknown field is refused by its path, in the caller’s language', async () => {
  const zh = await admin.call(createAccount, { body: { ...person, colour: 'red' } as never });
  expect(zh.problem).toMatchObject({ status: 422, code: 'request.invalid', title: '内容有误' });
  expect(zh.problem.problems).toEqual([{ path: 'body.colour', message: '出现未知的键(key): "colour"', value: 'red' }]);
  const en = await admin.call(createAccount, { body: { ...person, colour: 'red' } as never }, { language: 'en' });
  expect(en.problem.problems?.[0]?.message).toMatch(/Unrecognized key.*colour/);
});

test('every wrong field is named at once, with the value that was sent', async () => {
  const body = { ...person, username: 'A B', displayName: 7, unitCode: 'x'.repeat(300) };
  const { problem } = await admin.call(createAccount, { body: body as never });
  expect(problem.problems?.map(({ path }) => path)).toEqual(['body.username', 'body.displayName', 'body.unitCode']);
  expect(problem.problems?.map(({ value }) => value)).toEqual(['A B', 7, `${'x'.repeat(200)}…`]);
  expect(problem.problems?.[1]?.message).toBe('无效输入：期望 string，实际接收 数字');
});

test('nothing in a body is coerced', async () => {
  const { problem } = await admin.call(createAccount, { body: { ...person, password: 1_234_567_890 } as never });
  expect(problem.problems?.[0]?.path).toBe('body.password');
});

test('a parameter and a query are checked as well', async () => {
  const query = await admin.call(listAccounts, { query: { limit: 100_000 } });
  expect(query.problem.problems?.[0]).toMatchObject({ path: 'querystring.limit', value: '100000' });
  const params = await raw({ method: 'POST', url: '/api/grants/not-a-uuid/revocation', payload: { reason: 'x' } });
  expect(params.json().problems[0]).toMatchObject({ path: 'params.grantId', value: 'not-a-uuid' });
});

test('what is no JSON, or of another kind, is refused', async () => {
  const json = { 'content-type': 'application/json' };
  for (const payload of ['{"username": ', '', 'null', '[1]', '"text"']) {
    const response = await raw({ payload, headers: json });
    expect([payload, response.statusCode, response.json().code]).toEqual([payload, 422, 'request.invalid']);
  }
  const xml = await raw({ payload: '<a/>', headers: { 'content-type': 'application/xml' } });
  expect([xml.statusCode, xml.json().code]).toEqual([422, 'request.invalid']);
  const poisoned = await raw({ payload: '{"__proto__": {"admin": true}}', headers: json });
  expect(poisoned.statusCode).toBe(422);
});

test('a character that the database cannot keep is a refusal, not a failure', async () => {
  const { status, problem } = await admin.call(createAccount, { body: { ...person, displayName: 'a\u0000b' } });
  expect([status, problem.code]).toEqual([422, 'request.invalid']);
});

test('a body that is too large is refused with the limit', async () => {
  const response = await raw({ payload: { ...person, displayName: 'x'.repeat(300 * 1024) } });
  expect(response.statusCode).toBe(413);
  expect(response.json()).toMatchObject({
    code: 'request.tooLarge',
    values: { limit: '256 KiB' },
    detail: '内容过大，最多 256 KiB。',
  });
});

test('a write that another site’s page sends is refused; its own site’s is not', async () => {
  const send = (origin: string) => raw({ payload: {}, headers: { origin, host: 'xingcun.example' } });
  for (const origin of ['https://evil.example', 'https://xingcun.example.evil.example', 'null']) {
    const response = await send(origin);
    expect([origin, response.statusCode, response.json().code]).toEqual([origin, 403, 'request.crossOrigin']);
  }
  expect((await send('https://xingcun.example')).json().code).toBe('request.invalid');
  const signIn = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/username',
    payload: { username: 'abc', password: 'x' },
    headers: { origin: 'https://evil.example', host: 'xingcun.example' },
  });
  expect(signIn.json().code).toBe('request.crossOrigin');
});

test('signing in works at the address in use, also where it is not the configured one', async () => {
  const response = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/username',
    payload: { username: admin.username, password: 'a wrong password' },
    headers: { origin: 'http://192.168.1.5:8000', host: '192.168.1.5:8000' },
  });
  expect(response.json().code).toBe('accounts.wrongPassword');
});

test('a failure inside says nothing of the inside, and gives a number to quote', async () => {
  for (const [language, words] of [
    ['zh', '系统内部出错'],
    ['en', 'Something failed inside the system'],
  ] as const) {
    const response = await raw({ method: 'GET', url: '/api/boom', headers: { 'accept-language': language } });
    expect(response.statusCode).toBe(500);
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(response.json()).toMatchObject({ code: 'server.failed', status: 500, detail: expect.stringContaining(words) });
    expect(response.json().detail).toContain(response.json().requestId);
    expect(response.body).not.toMatch(/secret|xingcun\.ts|at .*:\d+/);
  }
});

test('an address that does not exist is a problem like any other', async () => {
  const response = await raw({ method: 'GET', url: '/api/nothing/here?x=1' });
  expect(response.statusCode).toBe(404);
  expect(response.json()).toMatchObject({ code: 'request.notFound', detail: '没有这个地址：/api/nothing/here。' });
});

test('answers carry the headers that keep a browser safe', async () => {
  const { headers } = await anyone.call(readSession, {});
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
    'content-language': 'zh',
  });
  const policy = String(headers['content-security-policy']);
  for (const directive of [
    "default-src 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "script-src 'self'",
    "form-action 'self'",
  ])
    expect(policy).toContain(directive);
  expect(policy).not.toContain("script-src 'self' 'unsafe");
});

test('one address has so many requests a minute, whatever cookies it makes up', async () => {
  const limited = await testServer({ requestsPerMinute: 5 });
  const send = (number: number, remoteAddress = '198.51.100.1') =>
    limited.app.inject({ url: '/api/session', remoteAddress, headers: { cookie: `xingcun.session_token=made${number}` } });
  const answers = [];
  for (let number = 0; number < 6; number++) answers.push(await send(number));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 401, 401, 429]);
  expect(answers[5]?.json()).toMatchObject({
    code: 'request.tooMany',
    detail: expect.stringMatching(/^操作过于频繁，请 \d+ 秒后再试。$/),
  });
  expect((await send(9, '198.51.100.2')).statusCode).toBe(401);
});
