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
  'request.answeredOnce': 'conflict',
  'request.crossOrigin': 'forbidden',
  'accounts.locked': 'tooMany',
  'accounts.notSignedIn': 'unauthenticated',
  'accounts.notPermitted': 'forbidden',
  'accounts.outsideScope': 'forbidden',
  'units.codeNotValid': 'invalid',
  'units.codeRepeated': 'invalid',
  'units.parentMissing': 'invalid',
  'units.unitNotFound': 'missing',
  'request.keyMissing': 'invalid',
  'standards.invalid': 'invalid',
  'standards.unreadable': 'invalid',
  'standards.tooLarge': 'tooLarge',
  'standards.standardNotFound': 'missing',
  'standards.formulaInvalid': 'invalid',
  'standards.formulaTooLarge': 'invalid',
  'standards.formulaUnknownName': 'invalid',
  'standards.formulaUnsupported': 'invalid',
  'standards.formulaArguments': 'invalid',
  'standards.formulaNumberExpected': 'invalid',
  'standards.formulaConditionExpected': 'invalid',
  'rating.divisionByZero': 'invalid',
  'rating.unknownCode': 'invalid',
  'rating.valueOutOfRange': 'invalid',
  'rating.markStep': 'invalid',
  'rating.markExpected': 'invalid',
  'rating.notApplicableRefused': 'invalid',
  'rating.unknownGrade': 'invalid',
  'rating.scoreTooLarge': 'invalid',
  'rating.rootOfNegative': 'invalid',
  'rating.numberTooLarge': 'invalid',
  'cycles.cycleNotFound': 'missing',
  'cycles.assessmentNotFound': 'missing',
  'cycles.notACity': 'invalid',
  'cycles.yearTaken': 'conflict',
  'cycles.changedMeanwhile': 'conflict',
  'cycles.notInThisState': 'conflict',
  'cycles.stageMissing': 'invalid',
  'cycles.stageRepeated': 'invalid',
  'cycles.dueBeforeOpening': 'invalid',
  'cycles.stageOverlaps': 'invalid',
  'cycles.stageTooShort': 'invalid',
  'cycles.outsideYear': 'invalid',
  'cycles.stageOver': 'conflict',
  'cycles.weightsMissing': 'invalid',
  'cycles.weightsNotUsed': 'invalid',
  'cycles.weightsNotHundred': 'invalid',
  'cycles.standardNotPublished': 'conflict',
  'cycles.standardPlaces': 'conflict',
  'cycles.villageNotValid': 'invalid',
  'cycles.noStarChosen': 'invalid',
  'cycles.starRepeated': 'invalid',
  'cycles.starUnknown': 'invalid',
  'cycles.commitmentWithoutStar': 'invalid',
  'cycles.applicationNotOpen': 'conflict',
  'cycles.applicationClosed': 'conflict',
  'cycles.applicationMissing': 'conflict',
  'cycles.applicationSubmitted': 'conflict',
  'cycles.applicationChanged': 'conflict',
  'disclosure.notSettled': 'conflict',
  'disclosure.nothingToPublish': 'conflict',
  'disclosure.noNotice': 'conflict',
  'disclosure.noticeStillOpen': 'conflict',
  'disclosure.noticeClosed': 'conflict',
  'disclosure.objectionsUnanswered': 'conflict',
  'disclosure.alreadyAnswered': 'conflict',
  'disclosure.scoredByYourself': 'forbidden',
  'disclosure.objectionNotFound': 'missing',
  'disclosure.receiptNotFound': 'missing',
  'disclosure.villageNotPublic': 'missing',
  'disclosure.starUnknown': 'invalid',
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
