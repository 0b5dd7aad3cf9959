import { readSession } from '@xingcun/core/accounts/contract';
import { listUnits } from '@xingcun/core/units/contract';
import { expect, test } from 'vitest';
import { places, testServer } from '../test/server.ts';

const { as, anyone, clock } = await testServer();

test('nobody is signed in without a session', async () => {
  const { status, problem } = await anyone.call(readSession, {});
  expect(status).toBe(401);
  expect(problem).toMatchObject({ code: 'accounts.notSignedIn', detail: '请先登录。' });
});

test('a refusal speaks the caller’s language', async () => {
  const { problem, headers } = await anyone.call(readSession, {}, { language: 'en-GB' });
  expect(problem.detail).toBe('Please sign in first.');
  expect(headers['content-type']).toContain('application/problem+json');
});

test('a session answers the grants in force today', async () => {
  const clerk = await as('villageClerk', places.xiaoguai, { toOn: '2026-11-30' });
  const { status, body } = await clerk.call(readSession, {});
  expect(status).toBe(200);
  expect(body.grants).toEqual([
    expect.objectContaining({
      role: 'villageClerk',
      unitName: '小拐村',
      path: '650200000000.650203000000.650203200000.650203200202',
      toOn: '2026-11-30',
    }),
  ]);
  clock.set('2026-12-01T00:00:00Z');
  expect((await clerk.call(readSession, {})).body.grants).toEqual([]);
});

test('the unit tree is public and holds Karamay’s five villages', async () => {
  const { body } = await anyone.call(listUnits, { query: { kind: 'village' } });
  expect(body.map((unit) => unit.name)).toEqual(['团结新村', '小拐村', '和谐村', '查干草村', '哈克村']);
});

test('an unknown query field is refused with its name', async () => {
  const { status, problem } = await anyone.call(listUnits, { query: { colour: 'red' } as never });
  expect(status).toBe(422);
  expect(problem.problems?.[0]?.message).toContain('colour');
});
