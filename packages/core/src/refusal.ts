/** What kind of “no” it is; `server/src/http/on-error.ts` turns the kind into an HTTP status. */
export type RefusalKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'missing' | 'conflict' | 'tooLarge' | 'tooMany';

/**
 * Every “no” of the domain: one line here, its wording in both languages in `refusal-words.ts` (which does not compile without it).
 * A code is stable: clients and people quote it.
 */
export const refusals = {
  'request.invalid': 'invalid',
  'request.notFound': 'missing',
  'request.tooLarge': 'tooLarge',
  'request.tooMany': 'tooMany',
  'request.timedOut': 'conflict',
  'request.keyReused': 'invalid',
  'request.keyNotValid': 'invalid',
  'request.crossOrigin': 'forbidden',
  'accounts.locked': 'tooMany',
  'accounts.notSignedIn': 'unauthenticated',
  'accounts.notPermitted': 'forbidden',
  'accounts.outsideScope': 'forbidden',
  'accounts.wrongPassword': 'unauthenticated',
  'accounts.currentPasswordWrong': 'invalid',
  'accounts.codeWrong': 'unauthenticated',
  'accounts.challengeEnded': 'unauthenticated',
  'accounts.secondFactorState': 'conflict',
  'accounts.disabled': 'forbidden',
  'accounts.passwordTooShort': 'invalid',
  'accounts.passwordTooLong': 'invalid',
  'accounts.passwordHoldsUsername': 'invalid',
  'accounts.usernameTaken': 'conflict',
  'accounts.accountNotFound': 'missing',
  'accounts.grantNotFound': 'missing',
  'accounts.grantRevoked': 'conflict',
  'accounts.notToOneself': 'forbidden',
  'accounts.roleNotHere': 'invalid',
  'accounts.starsMissing': 'invalid',
  'accounts.starsNotHere': 'invalid',
  'accounts.periodNotValid': 'invalid',
  'accounts.alreadyGranted': 'conflict',
  'accounts.administratorsExclusive': 'conflict',
  'accounts.deputyNotHeld': 'forbidden',
  'accounts.deputyTooLong': 'invalid',
  'accounts.deputyOutlivesGrant': 'invalid',
  'units.codeNotValid': 'invalid',
  'units.codeRepeated': 'invalid',
  'units.parentMissing': 'invalid',
  'units.unitNotFound': 'missing',
  'units.unitClosed': 'conflict',
  'units.fileNotReadable': 'invalid',
  'units.fileEmpty': 'invalid',
  'units.columnUnknown': 'invalid',
  'units.columnRepeated': 'invalid',
  'units.columnMissing': 'invalid',
  'units.cellCount': 'invalid',
  'units.cellNotValid': 'invalid',
  'units.closedBeforeOpened': 'invalid',
  'units.successorNotValid': 'invalid',
  'units.parentClosed': 'invalid',
  'units.openBelow': 'invalid',
  'units.outsideGrant': 'invalid',
  'units.importRefused': 'invalid',
  'records.fileNotValid': 'invalid',
  'records.fileNewer': 'conflict',
  'records.databaseNotEmpty': 'conflict',
  'records.databaseAtOtherLevel': 'conflict',
} as const satisfies Record<string, RefusalKind>;

export type RefusalCode = keyof typeof refusals;
export type RefusalDetails = Readonly<Record<string, unknown>>;

/** An expected “no”: a code and the values that caused it, never prose. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly details: RefusalDetails;
  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}
