import { z } from 'zod';
import { route } from '../route.ts';

/**
 * Signing in, out and the second factor. The server hands these to its sign-in library (server/src/accounts/auth.ts); the session is a
 * cookie that scripts cannot read.
 */
const passwordSchema = z.string().min(1).max(1000);
const doneSchema = z.object({});

/** With a second factor the answer is `twoFactorRedirect` and `verifyTotp` or `verifyBackupCode` must follow. */
export const signIn = route({
  method: 'POST',
  path: '/auth/sign-in/username',
  permission: 'public',
  summary: { zh: '登录', en: 'Sign in' },
  body: z.strictObject({ username: z.string().min(1).max(200), password: passwordSchema }),
  response: z.object({ twoFactorRedirect: z.boolean().optional() }),
});

export const signOut = route({
  method: 'POST',
  path: '/auth/sign-out',
  permission: 'signedIn',
  summary: { zh: '退出', en: 'Sign out' },
  response: doneSchema,
});

/** Takes effect at the next request of each. */
export const signOutEverywhere = route({
  method: 'POST',
  path: '/auth/revoke-sessions',
  permission: 'signedIn',
  summary: { zh: '在所有设备上退出', en: 'Sign out everywhere' },
  response: doneSchema,
});

export const signOutElsewhere = route({
  method: 'POST',
  path: '/auth/revoke-other-sessions',
  permission: 'signedIn',
  summary: { zh: '在其他设备上退出', en: 'Sign out on the other devices' },
  response: doneSchema,
});

/** Ends the other sessions. */
export const changePassword = route({
  method: 'POST',
  path: '/auth/change-password',
  permission: 'signedIn',
  summary: { zh: '修改密码', en: 'Change one’s password' },
  body: z.strictObject({ currentPassword: passwordSchema, newPassword: passwordSchema }),
  response: doneSchema,
});

/** Starts the second factor: the address for the authenticator app and ten backup codes. It is on after the first `verifyTotp`. */
export const enableSecondFactor = route({
  method: 'POST',
  path: '/auth/two-factor/enable',
  permission: 'signedIn',
  summary: { zh: '启用双重验证', en: 'Begin to use a second factor' },
  body: z.strictObject({ password: passwordSchema }),
  response: z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) }),
});

export const disableSecondFactor = route({
  method: 'POST',
  path: '/auth/two-factor/disable',
  permission: 'signedIn',
  summary: { zh: '停用双重验证', en: 'Stop using a second factor' },
  body: z.strictObject({ password: passwordSchema }),
  response: doneSchema,
});

/** Completes a sign-in, or the enabling. `trustDevice`: not asked again on this device for 30 days. */
export const verifyTotp = route({
  method: 'POST',
  path: '/auth/two-factor/verify-totp',
  permission: 'public',
  summary: { zh: '输入动态验证码', en: 'Enter the code of the authenticator app' },
  body: z.strictObject({ code: z.string().regex(/^\d{6}$/), trustDevice: z.boolean().optional() }),
  response: doneSchema,
});

export const verifyBackupCode = route({
  method: 'POST',
  path: '/auth/two-factor/verify-backup-code',
  permission: 'public',
  summary: { zh: '输入备用码', en: 'Enter a backup code; each works once' },
  body: z.strictObject({ code: z.string().min(1).max(40), trustDevice: z.boolean().optional() }),
  response: doneSchema,
});

/** The former ones stop working. */
export const renewBackupCodes = route({
  method: 'POST',
  path: '/auth/two-factor/generate-backup-codes',
  permission: 'signedIn',
  summary: { zh: '重新生成备用码', en: 'Make new backup codes' },
  body: z.strictObject({ password: passwordSchema }),
  response: z.object({ backupCodes: z.array(z.string()) }),
});
