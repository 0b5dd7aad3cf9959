import {
  appointDeputy,
  disableAccount,
  endDeputy,
  grantRole,
  listDeputies,
  listGrants,
  readSession,
  revokeGrant,
} from '@xingcun/core/accounts/contract';
import type { Role } from '@xingcun/core/accounts/permission';
import type { CallOf } from '@xingcun/core/route';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { otherCity } from '../test/other-city.ts';
import { places, testServer } from '../test/server.ts';

const { as, clock, platform } = await testServer();
const elsewhere = await otherCity(platform.owner);
const security = await as('securityAdmin', places.city);
const reason = '工作需要';

type Grant = CallOf<typeof grantRole>['body'];
const grant = (accountId: string, body: Omit<Grant, 'reason'>) =>
  security.call(grantRole, { params: { accountId }, body: { ...body, reason } });
const rolesOf = async (account: { call: Awaited<ReturnType<typeof as>>['call'] }) =>
  (await account.call(readSession, {})).body.grants.map(({ role, unitCode }) => `${role} ${unitCode}`);

test('the security administrator grants a role; it works at the next request and is recorded', async () => {
  const clerk = await as('villageClerk', places.hake);
  const { status, body } = await grant(clerk.accountId, { role: 'villageSecretary', unitCode: places.hake, toOn: '2026-12-31' });
  expect(status).toBe(201);
  expect(body).toMatchObject({ role: 'villageSecretary', unitName: '哈克村', fromOn: '2026-11-02', toOn: '2026-12-31', reason });
  expect(await rolesOf(clerk)).toEqual([`villageClerk ${places.hake}`, `villageSecretary ${places.hake}`]);
  const entry = await platform.owner
    .selectFrom('auditEntry')
    .select(['action', 'role', 'reason', 'chain'])
    .where('subjectId', '=', body.grantId)
    .executeTakeFirstOrThrow();
  expect(entry).toEqual({ action: 'accounts.grant', role: 'securityAdmin', reason, chain: places.hake });
});

test('the rules of a grant answer through HTTP', async () => {
  const clerk = await as('villageClerk', places.hake);
  const refused = async (accountId: string, body: Omit<Grant, 'reason'>) => (await grant(accountId, body)).problem.code;
  expect(await refused(clerk.accountId, { role: 'villageClerk', unitCode: places.urhoTown })).toBe('accounts.roleNotHere');
  expect(await refused(clerk.accountId, { role: 'villageClerk', unitCode: places.hake })).toBe('accounts.alreadyGranted');
  expect(await refused(clerk.accountId, { role: 'leadUnitAssessor', unitCode: places.urho })).toBe('accounts.starsMissing');
  expect(await refused(clerk.accountId, { role: 'supervisor', unitCode: places.hake, stars: ['ZF'] })).toBe(
    'accounts.starsNotHere',
  );
  expect(await refused(clerk.accountId, { role: 'supervisor', unitCode: places.hake, fromOn: '2026-01-01' })).toBe(
    'accounts.periodNotValid',
  );
  expect(await refused(security.accountId, { role: 'cityOrganiser', unitCode: places.city })).toBe('accounts.notToOneself');
  expect(await refused(clerk.accountId, { role: 'villageClerk', unitCode: elsewhere.village })).toBe('accounts.notPermitted');
  const stranger = await as('villageClerk', elsewhere.village);
  expect(await refused(stranger.accountId, { role: 'supervisor', unitCode: places.hake })).toBe('accounts.accountNotFound');
});

test('one person is one administrator at most, also when two grants race', async () => {
  const auditor = await as('auditAdmin', places.city);
  const { problem } = await grant(auditor.accountId, { role: 'systemAdmin', unitCode: places.city });
  expect(problem).toMatchObject({ code: 'accounts.administratorsExclusive', status: 409, values: { held: 'auditAdmin' } });
  const clerk = await as('villageClerk', places.hake);
  const both = (['systemAdmin', 'auditAdmin'] as const).map((role) => grant(clerk.accountId, { role, unitCode: places.city }));
  expect((await Promise.all(both)).map(({ status }) => String(status)).toSorted()).toEqual(['201', '409']);
});

test('a grant for stars carries them; one that begins later or is past has no effect today', async () => {
  const lead = await as('districtAssessor', places.karamay);
  await grant(lead.accountId, { role: 'leadUnitAssessor', unitCode: places.karamay, stars: ['ZF', 'ST'] });
  const own = (await lead.call(readSession, {})).body.grants.find(({ role }) => role === 'leadUnitAssessor');
  expect(own?.stars).toEqual(['ZF', 'ST']);
  const later = await as('villageClerk', places.hexie);
  await grant(later.accountId, { role: 'supervisor', unitCode: places.hexie, fromOn: '2026-11-10', toOn: '2026-11-20' });
  expect(await rolesOf(later)).toHaveLength(1);
  clock.set('2026-11-15T02:00:00Z');
  expect(await rolesOf(later)).toHaveLength(2);
  clock.set('2026-11-21T02:00:00Z');
  expect(await rolesOf(later)).toHaveLength(1);
  clock.set('2026-11-02T02:00:00Z');
});

test('a revoked grant ends at the next request, once, and stays in the history', async () => {
  const clerk = await as('villageClerk', places.hake);
  const params = { accountId: clerk.accountId };
  const [held] = (await security.call(listGrants, { params })).body;
  const revoke = () => security.call(revokeGrant, { params: { grantId: held?.grantId ?? '' }, body: { reason: '离任' } });
  expect((await revoke()).body).toMatchObject({
    revokedAt: '2026-11-02T02:00:00.000Z',
    revokedByName: expect.stringContaining('security'),
  });
  expect(await rolesOf(clerk)).toEqual([]);
  expect((await revoke()).problem.code).toBe('accounts.grantRevoked');
  expect((await security.call(listGrants, { params })).body).toHaveLength(1);
});

test('nobody revokes his own grant', async () => {
  const [own] = (await security.call(listGrants, { params: { accountId: security.accountId } })).body;
  const { problem } = await security.call(revokeGrant, { params: { grantId: own?.grantId ?? '' }, body: { reason } });
  expect(problem.code).toBe('accounts.notToOneself');
});

const secretaryAnd = async (role: Role = 'villageClerk', unitCode: string = places.tuanjie) => ({
  secretary: await as('villageSecretary', places.tuanjie),
  other: await as(role, unitCode),
});
const appointment = { role: 'villageSecretary', unitCode: places.tuanjie, toOn: '2026-11-30', reason } as const;

test('a secretary appoints a deputy, who acts with that role, that unit and that end, and the record says so', async () => {
  const { secretary, other } = await secretaryAnd();
  const { status, body } = await secretary.call(appointDeputy, { body: { ...appointment, username: other.username } });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    role: 'villageSecretary',
    deputyFor: secretary.accountId,
    toOn: '2026-11-30',
    accountId: other.accountId,
  });
  const acting = (await other.call(readSession, {})).body.grants.find(({ deputyFor }) => deputyFor !== null);
  expect(acting).toMatchObject({
    role: 'villageSecretary',
    unitCode: places.tuanjie,
    deputyForName: expect.stringContaining('villageSecretary'),
  });
  expect((await secretary.call(listDeputies, {})).body.map(({ grantId }) => grantId)).toEqual([body.grantId]);
  // the deputy may not pass it on
  const third = await as('supervisor', places.tuanjie);
  const passed = await other.call(appointDeputy, { body: { ...appointment, username: third.username } });
  expect(passed.problem.code).toBe('accounts.deputyNotHeld');
});

test('a deputy comes from the same city, for 90 days at most', async () => {
  const { secretary, other } = await secretaryAnd('villageClerk', elsewhere.village);
  const appoint = (change: { username?: string; toOn?: string }) =>
    secretary.call(appointDeputy, { body: { ...appointment, username: other.username, ...change } });
  expect((await appoint({})).problem.code).toBe('accounts.accountNotFound');
  const near = await as('villageClerk', places.tuanjie);
  expect((await appoint({ username: near.username, toOn: '2027-01-31' })).problem.code).toBe('accounts.deputyTooLong');
  expect((await appoint({ username: secretary.username })).problem.code).toBe('accounts.notToOneself');
});

test('a deputy ends when the principal says so, loses the grant, or is disabled', async () => {
  const endings = {
    ended: async ({ secretary, grantId }: { secretary: Awaited<ReturnType<typeof as>>; grantId: string }) =>
      secretary.call(endDeputy, { params: { grantId }, body: { reason } }),
    revoked: async ({ secretary }: { secretary: Awaited<ReturnType<typeof as>> }) => {
      const [own] = (await security.call(listGrants, { params: { accountId: secretary.accountId } })).body;
      return security.call(revokeGrant, { params: { grantId: own?.grantId ?? '' }, body: { reason } });
    },
    disabled: async ({ secretary }: { secretary: Awaited<ReturnType<typeof as>> }) => {
      const admin = await as('systemAdmin', places.city);
      return admin.call(disableAccount, { params: { accountId: secretary.accountId }, body: { reason } });
    },
  };
  for (const [name, end] of Object.entries(endings)) {
    const { secretary, other } = await secretaryAnd();
    const { body } = await secretary.call(appointDeputy, { body: { ...appointment, username: other.username } });
    expect(await rolesOf(other), name).toHaveLength(2);
    expect((await end({ secretary, grantId: body.grantId })).status, name).toBeLessThan(300);
    expect(await rolesOf(other), name).toEqual([`villageClerk ${places.tuanjie}`]);
  }
});

test('a deputy’s appointment is ended by its principal alone', async () => {
  const { secretary, other } = await secretaryAnd();
  const { body } = await secretary.call(appointDeputy, { body: { ...appointment, username: other.username } });
  const colleague = await as('villageSecretary', places.tuanjie);
  const { problem } = await colleague.call(endDeputy, { params: { grantId: body.grantId }, body: { reason } });
  expect(problem.code).toBe('accounts.grantNotFound');
});

test('a scope alone does not let a request write grants: the database asks for the permission too', async () => {
  const clerk = await as('villageClerk', places.hake);
  const insert = (permission: string) =>
    platform.db.transaction().execute(async (tx) => {
      await sql`select set_config('role', 'xingcun_app', true), set_config('app.permission', ${permission}, true),
        set_config('app.scope', '{650200000000}', true)`.execute(tx);
      await sql`insert into role_grant (account_id, role, unit_code, unit_path, from_on)
        select ${clerk.accountId}, 'supervisor', code, path, '2026-01-01' from unit where code = ${places.hake}`.execute(tx);
    });
  await expect(insert('assessment.score')).rejects.toThrow('row-level security');
  await expect(insert('accounts.grant')).resolves.toBeUndefined();
});
