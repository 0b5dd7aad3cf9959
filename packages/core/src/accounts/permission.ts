import { Refusal } from '../refusal.ts';

/** The roles of the programme. Source: docs/handbook/ and product definition; three administrators are three different people. */
export const roles = [
  'villageClerk',
  'villageSecretary',
  'supervisor',
  'townshipReviewer',
  'townshipSecretary',
  'leadUnitAssessor',
  'districtOrganiser',
  'districtAssessor',
  'cityOrganiser',
  'cityAssessor',
  'workTeamMember',
  'villager',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
] as const;
export type Role = (typeof roles)[number];

/** The kind of unit that a role is granted at. */
export const roleLevels = {
  villageClerk: 'village',
  villageSecretary: 'village',
  supervisor: 'village',
  townshipReviewer: 'township',
  townshipSecretary: 'township',
  leadUnitAssessor: 'district',
  districtOrganiser: 'district',
  districtAssessor: 'district',
  cityOrganiser: 'city',
  cityAssessor: 'city',
  workTeamMember: 'village',
  villager: 'village',
  systemAdmin: 'city',
  securityAdmin: 'city',
  auditAdmin: 'city',
} as const satisfies Record<Role, 'village' | 'township' | 'district' | 'city'>;

const village = ['villageClerk', 'villageSecretary'] as const;
const township = ['townshipReviewer', 'townshipSecretary'] as const;
const district = ['districtOrganiser', 'districtAssessor', 'leadUnitAssessor'] as const;
const city = ['cityOrganiser', 'cityAssessor'] as const;
const assessors = [...village, 'supervisor', ...township, ...district, ...city] as const;

/**
 * Who may do what. A role acts only at or below the unit it is granted at, `leadUnitAssessor` only on the stars granted.
 * The same table decides in the route, in row-level security (as the scope of the request) and in the page.
 */
export const permissions = {
  'accounts.manage': ['systemAdmin'],
  'accounts.read': ['systemAdmin', 'securityAdmin', 'auditAdmin'],
  'accounts.grant': ['securityAdmin'],
  'accounts.deputise': ['villageSecretary', 'townshipSecretary', 'districtOrganiser', 'cityOrganiser'],
  'units.import': ['systemAdmin'],
  'standards.read': [...assessors, 'workTeamMember', 'villager', 'systemAdmin', 'auditAdmin'],
  'standards.edit': ['cityOrganiser'],
  'standards.publish': ['cityOrganiser'],
  'cycles.read': [...assessors, 'workTeamMember', 'villager', 'auditAdmin'],
  'cycles.edit': ['cityOrganiser'],
  'cycles.apply': village,
  'cycles.submitApplication': ['villageSecretary'],
  'cycles.readRectification': [...assessors, 'workTeamMember', 'auditAdmin'],
  'cycles.guide': ['townshipSecretary', ...district, 'cityOrganiser'],
  'cycles.rectify': village,
  'assessment.read': [...assessors, 'auditAdmin'],
  'assessment.readTotals': [...assessors, 'workTeamMember', 'auditAdmin'],
  'assessment.recordMeeting': village,
  'assessment.cosign': ['supervisor'],
  'assessment.score': [...village, ...township, ...district, 'cityAssessor', 'cityOrganiser'],
  'assessment.signOffStar': ['leadUnitAssessor', 'districtAssessor', 'districtOrganiser'],
  'assessment.submit': ['villageSecretary', 'townshipSecretary', 'districtOrganiser', 'cityOrganiser'],
  'assessment.sendBack': [...township, 'districtOrganiser', 'cityOrganiser'],
  'assessment.recordVeto': ['districtOrganiser', 'cityOrganiser'],
  'assessment.readGroup': [...assessors, 'auditAdmin'],
  'assessment.formGroup': ['townshipSecretary', 'districtOrganiser', 'cityOrganiser'],
  'assessment.mark': [...township, ...district, ...city],
  'assessment.arbitrate': ['districtOrganiser', 'cityOrganiser'],
  'fieldwork.readAppraisal': [...assessors, 'auditAdmin'],
  'fieldwork.runAppraisal': township,
  'fieldwork.enterBallots': [...township, 'districtAssessor', 'districtOrganiser'],
  'fieldwork.readVisits': [...assessors, 'auditAdmin'],
  'fieldwork.drawVisits': township,
  'fieldwork.visit': township,
  'fieldwork.readEvidence': [...assessors, 'auditAdmin'],
  'fieldwork.addEvidence': [...village, ...township, ...district, ...city],
  'fieldwork.redactEvidence': [...village, ...township, 'districtOrganiser', 'cityOrganiser'],
  'fieldwork.readInspection': [...assessors, 'auditAdmin'],
  'fieldwork.inspect': [...district, ...city],
  'fieldwork.readReinspection': [...district, ...city, 'auditAdmin'],
  'fieldwork.reinspect': city,
  'disclosure.publish': ['cityOrganiser'],
  'disclosure.postNotice': [...village, ...township],
  'disclosure.confirmPosting': [...village, 'supervisor', ...township],
  'disclosure.readOpinions': ['districtOrganiser', 'cityOrganiser', 'auditAdmin'],
  'disclosure.answerOpinions': ['districtOrganiser', 'cityOrganiser'],
  'disclosure.readObjections': ['districtOrganiser', 'cityOrganiser', 'auditAdmin'],
  'disclosure.answer': ['districtOrganiser', 'cityOrganiser'],
  'disclosure.readAppeals': ['districtOrganiser', ...city, 'auditAdmin'],
  'disclosure.decideAppeal': city,
  'disclosure.moveStar': ['cityOrganiser'],
  'insight.read': [...assessors, 'auditAdmin'],
  'inbox.manageWebhooks': ['districtOrganiser', 'cityOrganiser'],
  'records.readAudit': ['auditAdmin', 'supervisor'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** A role at a unit, as it stands today. `path` is the unit's place in the tree, `c6502.d650203.t650203200`. */
export interface Grant {
  role: Role;
  unitCode: string;
  path: string;
  /** Stars the grant is limited to; null is all. */
  stars: string[] | null;
  /** Set where the holder acts for another person. */
  deputyFor: string | null;
}

export interface Actor {
  accountId: string;
  displayName: string;
  grants: readonly Grant[];
}

/** Whether `path` is `ancestor` or below it. */
export function isWithin(path: string, ancestor: string): boolean {
  return path === ancestor || path.startsWith(`${ancestor}.`);
}

/** The actor's own account and those for whom he acts as a deputy today. */
export function accountsOf({ accountId, grants }: Actor): string[] {
  return [accountId, ...grants.flatMap(({ deputyFor }) => deputyFor ?? [])];
}

/** The grants by which the actor holds a permission, anywhere. */
export function grantsFor(actor: Actor, permission: Permission): readonly Grant[] {
  const allowed: readonly Role[] = permissions[permission];
  return actor.grants.filter((grant) => allowed.includes(grant.role));
}

/** The grant by which the actor may do this here (and on this star), or null. */
export function findGrant(actor: Actor, permission: Permission, path: string, star?: string): Grant | null {
  const fits = (grant: Grant) =>
    isWithin(path, grant.path) && (star === undefined || grant.stars === null || grant.stars.includes(star));
  return grantsFor(actor, permission).find(fits) ?? null;
}

/** @throws {Refusal} accounts.notPermitted */
export function permit(actor: Actor, permission: Permission, path: string, star?: string): Grant {
  const grant = findGrant(actor, permission, path, star);
  if (!grant) throw new Refusal('accounts.notPermitted', { permission, ...(star === undefined ? {} : { star }) });
  return grant;
}
