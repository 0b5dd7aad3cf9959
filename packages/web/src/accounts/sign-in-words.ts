import { ApiError } from '../app/api.ts';

/** Why signing in was refused, as a message key; null where the server's own words are the best (locked until …, network, failure). */
export function refusedBecause(error: unknown) {
  if (!(error instanceof ApiError)) return null;
  const { code, status } = error.problem;
  if (code === 'INVALID_USERNAME_OR_PASSWORD' || code === 'INVALID_USERNAME' || code.startsWith('USERNAME_TOO_'))
    return 'signIn.wrong';
  if (code === 'INVALID_CODE' || code === 'INVALID_BACKUP_CODE') return 'code.wrong';
  if (code === 'INVALID_TWO_FACTOR_COOKIE') return 'code.expired';
  if (code === 'ACCOUNT_TEMPORARILY_LOCKED' || code === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE') return 'code.locked';
  if (code === 'INVALID_PASSWORD') return 'password.wrong';
  if (code === 'PASSWORD_TOO_SHORT') return 'password.short';
  if (status === 429 && !code.startsWith('accounts.')) return 'signIn.tooMany';
  return null;
}
