import { send } from '../app/api.ts';
import { currentLanguage } from '../app/language.ts';

// The routes of better-auth below /api/auth: the one part of the wire that is not a contract of ours.

async function ask<Answer>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
  const headers = new Headers({ accept: 'application/json', 'accept-language': currentLanguage() });
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (method === 'POST') {
    headers.set('content-type', 'application/json');
    init.body = JSON.stringify(body ?? {});
  }
  const response = await send(`/api/auth${path}`, init);
  const answer: Answer = await response.json();
  return answer;
}

/** `twoFactorRedirect`: the password was right, a code from the authenticator is still needed. */
export const signIn = (given: { username: string; password: string }) =>
  ask<{ twoFactorRedirect?: boolean }>('POST', '/sign-in/username', given);
export const verifyCode = (code: string) => ask<object>('POST', '/two-factor/verify-totp', { code });
export const verifyBackupCode = (code: string) => ask<object>('POST', '/two-factor/verify-backup-code', { code });

export async function signOut(): Promise<void> {
  await ask<object>('POST', '/sign-out');
}
export async function signOutEverywhere(): Promise<void> {
  await ask<object>('POST', '/revoke-sessions');
  await signOut();
}

export const changePassword = (given: { currentPassword: string; newPassword: string }) =>
  ask<object>('POST', '/change-password', { ...given, revokeOtherSessions: true });

/** Starts the second factor; it holds once `verifyCode` has accepted a code. */
export const startSecondFactor = (password: string) =>
  ask<{ totpURI: string; backupCodes: string[] }>('POST', '/two-factor/enable', { password });
export const stopSecondFactor = (password: string) => ask<object>('POST', '/two-factor/disable', { password });

export interface OpenSession {
  token: string;
  createdAt: string;
  ipAddress: string | null;
  userAgent: string | null;
}
export const listOpenSessions = () => ask<OpenSession[]>('GET', '/list-sessions');
/** The session of this browser. */
export const readOwnSession = () => ask<{ session: OpenSession } | null>('GET', '/get-session');
export const endSession = (token: string) => ask<object>('POST', '/revoke-session', { token });
