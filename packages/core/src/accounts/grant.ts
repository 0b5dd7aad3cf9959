import { Refusal } from '../refusal.ts';
import type { UnitKind } from '../units/unit.ts';
import { type Actor, type Permission, permissions, type Role, roleLevels } from './permission.ts';

/** The longest time a deputy acts, in calendar days, the first and the last counted. */
export const deputyDays = 90;

const administrators: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditAdmin'];

/** A grant that is not revoked, past, present or to come. Days are included at both ends; `toOn` null is open. */
export interface StandingGrant {
  role: Role;
  unitCode: string;
  deputyFor: string | null;
  fromOn: string;
  toOn: string | null;
}

export interface GrantProposal {
  accountId: string;
  role: Role;
  unit: { code: string; kind: UnitKind; closedOn: string | null };
  stars: readonly string[] | null;
  fromOn: string;
  toOn: string | null;
}

/** Who is to receive the grant. */
export interface Grantee {
  disabled: boolean;
  standing: readonly StandingGrant[];
}

/**
 * Whether this role may be granted. That the actor may grant at this unit at all is `permit`'s to say.
 * @throws {Refusal} accounts.notToOneself, .disabled, .roleNotHere, .starsMissing, .starsNotHere, .periodNotValid, .alreadyGranted,
 *   .administratorsExclusive; units.unitClosed
 */
export function checkGrant(
  proposal: GrantProposal,
  { actor, grantee, today }: { actor: Actor; grantee: Grantee; today: string },
): void {
  const { role, unit, stars } = proposal;
  if (proposal.accountId === actor.accountId) throw new Refusal('accounts.notToOneself');
  if (roleLevels[role] !== unit.kind)
    throw new Refusal('accounts.roleNotHere', { role, level: roleLevels[role], unitCode: unit.code });
  if (role === 'leadUnitAssessor' && (stars === null || stars.length === 0)) throw new Refusal('accounts.starsMissing');
  if (role !== 'leadUnitAssessor' && stars !== null) throw new Refusal('accounts.starsNotHere', { role });
  checkRecipient(proposal, grantee, today);
  const held = administrators.includes(role) && grantee.standing.find((grant) => administrators.includes(grant.role));
  if (held) throw new Refusal('accounts.administratorsExclusive', { held: held.role, role });
}

/** The principal's own grant that a deputy would act for. */
export interface OwnGrant {
  role: Role;
  unitCode: string;
  deputyFor: string | null;
  stars: readonly string[] | null;
  toOn: string | null;
}

/**
 * Whether the actor may have himself represented: only in a role of his own, at the same unit, for a limited time, by another person.
 * @returns the stars to which the deputy is limited, those of the principal
 * @throws {Refusal} accounts.notToOneself, .deputyNotHeld, .disabled, .periodNotValid, .deputyTooLong, .deputyOutlivesGrant,
 *   .alreadyGranted; units.unitClosed
 */
export function checkDeputy(
  proposal: Omit<GrantProposal, 'stars' | 'toOn'> & { toOn: string },
  { actor, own, grantee, today }: { actor: Actor; own: readonly OwnGrant[]; grantee: Grantee; today: string },
): readonly string[] | null {
  const { role, unit, fromOn, toOn } = proposal;
  if (proposal.accountId === actor.accountId) throw new Refusal('accounts.notToOneself');
  const mayDeputise: readonly Role[] = permissions['accounts.deputise' satisfies Permission];
  const held = own.find((grant) => grant.role === role && grant.unitCode === unit.code && grant.deputyFor === null);
  if (!held || !mayDeputise.includes(role)) throw new Refusal('accounts.deputyNotHeld', { role, unitCode: unit.code });
  checkRecipient(proposal, grantee, today);
  const days = daysBetween(fromOn, toOn) + 1;
  if (days > deputyDays) throw new Refusal('accounts.deputyTooLong', { most: deputyDays, days });
  if (held.toOn !== null && toOn > held.toOn) throw new Refusal('accounts.deputyOutlivesGrant', { toOn, grantToOn: held.toOn });
  return held.stars;
}

function checkRecipient(proposal: Omit<GrantProposal, 'stars'>, grantee: Grantee, today: string): void {
  const { role, unit, fromOn, toOn } = proposal;
  if (grantee.disabled) throw new Refusal('accounts.disabled');
  if (fromOn < today || (toOn !== null && toOn < fromOn)) throw new Refusal('accounts.periodNotValid', { fromOn, toOn, today });
  if (unit.closedOn !== null && unit.closedOn <= fromOn)
    throw new Refusal('units.unitClosed', { code: unit.code, closedOn: unit.closedOn });
  const overlaps = (grant: StandingGrant) =>
    (toOn === null || grant.fromOn <= toOn) && (grant.toOn === null || grant.toOn >= fromOn);
  if (grantee.standing.some((grant) => grant.role === role && grant.unitCode === unit.code && overlaps(grant)))
    throw new Refusal('accounts.alreadyGranted', { role, unitCode: unit.code });
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
