import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal, type RefusalCode } from '../refusal.ts';
import { unitKinds } from '../units/unit.ts';
import { checkDeputy, checkGrant, deputyDays, type Grantee, type GrantProposal, type OwnGrant } from './grant.ts';
import { checkPassword } from './password.ts';
import { type Actor, roleLevels, roles } from './permission.ts';

const today = '2026-11-02';
const actor: Actor = { accountId: 'security', displayName: '安全管理员', grants: [] };
const nobodyYet: Grantee = { disabled: false, standing: [] };
const village = { code: '650203200202', kind: 'village' as const, closedOn: null };
const city = { code: '650200000000', kind: 'city' as const, closedOn: null };
const clerk: GrantProposal = { accountId: 'li', role: 'villageClerk', unit: village, stars: null, fromOn: today, toOn: null };

function refusalOf(act: () => unknown): RefusalCode | 'allowed' {
  try {
    act();
    return 'allowed';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
const grant = (change: Partial<GrantProposal> = {}, grantee: Grantee = nobodyYet) =>
  refusalOf(() => checkGrant({ ...clerk, ...change }, { actor, grantee, today }));

test('a role is granted at the level where it belongs', () => {
  for (const role of roles)
    for (const kind of unitKinds) {
      const stars = role === 'leadUnitAssessor' ? ['ZF'] : null;
      const said = grant({ role, unit: { ...village, kind }, stars });
      expect(said, `${role} at ${kind}`).toBe(roleLevels[role] === kind ? 'allowed' : 'accounts.roleNotHere');
    }
});

test('nobody grants to himself', () => {
  expect(grant({ accountId: actor.accountId })).toBe('accounts.notToOneself');
});

test('stars belong to the assessor of a lead unit, who must have some', () => {
  const lead = { role: 'leadUnitAssessor', unit: { ...village, kind: 'district' } } as const;
  expect(grant({ ...lead, stars: ['ZF'] })).toBe('allowed');
  expect(grant({ ...lead, stars: [] })).toBe('accounts.starsMissing');
  expect(grant(lead)).toBe('accounts.starsMissing');
  expect(grant({ stars: ['ZF'] })).toBe('accounts.starsNotHere');
});

test('a grant starts today or later and ends after it starts', () => {
  expect(grant({ fromOn: '2026-11-01' })).toBe('accounts.periodNotValid');
  expect(grant({ toOn: '2026-11-01' })).toBe('accounts.periodNotValid');
  expect(grant({ toOn: today })).toBe('allowed');
});

test('nothing is granted to a disabled account or at a closed unit', () => {
  expect(grant({}, { disabled: true, standing: [] })).toBe('accounts.disabled');
  expect(grant({ unit: { ...village, closedOn: today } })).toBe('units.unitClosed');
  expect(grant({ unit: { ...village, closedOn: '2027-01-01' } })).toBe('allowed');
});

test('the same role twice at one unit is refused while the periods overlap', () => {
  const held = {
    role: 'villageClerk',
    unitCode: village.code,
    deputyFor: null,
    fromOn: '2026-01-01',
    toOn: '2026-12-31',
  } as const;
  expect(grant({}, { disabled: false, standing: [held] })).toBe('accounts.alreadyGranted');
  expect(grant({ fromOn: '2027-01-01' }, { disabled: false, standing: [held] })).toBe('allowed');
  expect(grant({}, { disabled: false, standing: [{ ...held, unitCode: '650203200205' }] })).toBe('allowed');
});

test('system, security and audit administrator are three different people', () => {
  const three = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const;
  for (const held of three)
    for (const role of three) {
      const standing = [{ role: held, unitCode: '659000000000', deputyFor: null, fromOn: '2026-01-01', toOn: null }];
      expect(grant({ role, unit: city }, { disabled: false, standing }), `${held} then ${role}`).toBe(
        'accounts.administratorsExclusive',
      );
    }
});

const secretary: OwnGrant = { role: 'villageSecretary', unitCode: village.code, deputyFor: null, stars: null, toOn: null };
const deputy = (change: Partial<GrantProposal & { toOn: string }> = {}, own: OwnGrant = secretary, grantee = nobodyYet) =>
  refusalOf(() =>
    checkDeputy({ ...clerk, role: 'villageSecretary', toOn: '2026-11-30', ...change }, { actor, own: [own], grantee, today }),
  );

test('a deputy acts in a role of the principal’s own, at his unit', () => {
  expect(deputy()).toBe('allowed');
  expect(deputy({ role: 'townshipSecretary' })).toBe('accounts.deputyNotHeld');
  expect(deputy({ unit: { ...village, code: '650203200205' } })).toBe('accounts.deputyNotHeld');
  expect(deputy({ accountId: actor.accountId })).toBe('accounts.notToOneself');
});

test('a deputy cannot pass the role on, and a role that may not be deputised is not', () => {
  expect(deputy({}, { ...secretary, deputyFor: 'wang' })).toBe('accounts.deputyNotHeld');
  expect(deputy({ role: 'villageClerk' }, { ...secretary, role: 'villageClerk' })).toBe('accounts.deputyNotHeld');
});

test('a deputy acts for 90 days at most, never longer than the principal', () => {
  expect(deputy({ toOn: '2027-01-30' })).toBe('allowed'); // 90 days with both ends
  expect(deputy({ toOn: '2027-01-31' })).toBe('accounts.deputyTooLong');
  expect(deputy({ toOn: '2026-11-30' }, { ...secretary, toOn: '2026-11-29' })).toBe('accounts.deputyOutlivesGrant');
});

test('property: an allowed deputy never exceeds the limit', () => {
  const day = fc.integer({ min: 0, max: 400 }).map((days) => new Date(Date.UTC(2026, 10, 2 + days)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, day, (fromOn, toOn) => {
      const days = (Date.parse(toOn) - Date.parse(fromOn)) / 86_400_000 + 1;
      expect(deputy({ fromOn, toOn }) === 'allowed').toBe(days >= 1 && days <= deputyDays);
    }),
  );
});

test('a password is long, and not the user name', () => {
  const password = (text: string) => refusalOf(() => checkPassword(text, 'wang.li'));
  expect(password('123456789')).toBe('accounts.passwordTooShort');
  expect(password('一二三四五六七八九十')).toBe('allowed');
  expect(password('x'.repeat(129))).toBe('accounts.passwordTooLong');
  expect(password('my-Wang.Li-2026')).toBe('accounts.passwordHoldsUsername');
});
