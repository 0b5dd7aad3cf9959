import { passwordLength } from '@xingcun/core/accounts/password';
import { Refusal, type RefusalCode, refusals } from '@xingcun/core/refusal';

/** The sign-in library's codes in our words. What is not listed follows its status. */
const codes: Record<string, RefusalCode> = {
  INVALID_USERNAME_OR_PASSWORD: 'accounts.wrongPassword',
  INVALID_USERNAME: 'accounts.wrongPassword',
  USERNAME_TOO_SHORT: 'accounts.wrongPassword',
  USERNAME_TOO_LONG: 'accounts.wrongPassword',
  INVALID_PASSWORD: 'accounts.currentPasswordWrong',
  PASSWORD_TOO_SHORT: 'accounts.passwordTooShort',
  PASSWORD_TOO_LONG: 'accounts.passwordTooLong',
  INVALID_CODE: 'accounts.codeWrong',
  INVALID_BACKUP_CODE: 'accounts.codeWrong',
  INVALID_TWO_FACTOR_COOKIE: 'accounts.challengeEnded',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'accounts.challengeEnded',
  ACCOUNT_TEMPORARILY_LOCKED: 'accounts.locked',
  TOTP_NOT_ENABLED: 'accounts.secondFactorState',
  TOTP_ALREADY_ENABLED: 'accounts.secondFactorState',
  TWO_FACTOR_NOT_ENABLED: 'accounts.secondFactorState',
  BACKUP_CODES_NOT_ENABLED: 'accounts.secondFactorState',
};
const byStatus: Record<number, RefusalCode> = {
  401: 'accounts.notSignedIn',
  403: 'request.crossOrigin',
  404: 'request.notFound',
  429: 'request.tooMany',
};

/** Minutes for which wrong passwords or codes lock an account (GB/T 22239-2019 8.1.4.1). */
export const lockMinutes = 30;

/** What the sign-in library answered, as one of our refusals; a failure of the library itself is thrown. */
export function asRefusal(
  { status, path, retryAfter }: { status: number; path: string; retryAfter: string | null },
  answer: Record<string, unknown>,
): Refusal {
  if (status >= 500) throw new Error(`sign-in library answered ${status} to ${path}: ${JSON.stringify(answer)}`);
  const theirs = typeof answer.code === 'string' ? answer.code : '';
  const own = theirs in refusals ? (theirs as RefusalCode) : undefined;
  const code = own ?? codes[theirs] ?? byStatus[status] ?? 'request.invalid';
  return new Refusal(code, {
    ...passwordLength,
    minutes: lockMinutes,
    seconds: Number(retryAfter ?? 10),
    path,
    reason: typeof answer.message === 'string' ? answer.message : '',
  });
}
