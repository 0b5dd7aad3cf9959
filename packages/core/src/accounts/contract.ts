import { z } from 'zod';
import { route } from '../route.ts';
import { daySchema, instantSchema, itemCodeSchema, unitCodeSchema } from '../wire.ts';
import { roles } from './permission.ts';

export const grantSchema = z.strictObject({
  role: z.enum(roles),
  unitCode: unitCodeSchema,
  unitName: z.string(),
  path: z.string(),
  stars: z.array(itemCodeSchema).nullable(),
  deputyFor: z.string().nullable(),
  deputyForName: z.string().nullable(),
  toOn: daySchema.nullable(),
});

export const sessionSchema = z.strictObject({
  accountId: z.string(),
  username: z.string(),
  displayName: z.string(),
  sample: z.boolean(),
  secondFactor: z.boolean(),
  grants: z.array(grantSchema),
});
export type Session = z.infer<typeof sessionSchema>;

/** Who am I and what may I do. Signing in and out are better-auth's routes below `/api/auth`. */
export const readSession = route({
  method: 'GET',
  path: '/session',
  permission: 'signedIn',
  summary: { zh: '当前账号与授权', en: 'The account signed in and its grants' },
  response: sessionSchema,
});

export const sampleAccountSchema = z.strictObject({
  username: z.string(),
  displayName: z.string(),
  role: z.enum(roles),
  unitName: z.string(),
  stars: z.array(itemCodeSchema).nullable(),
});

/** Empty unless the server runs in sample mode. */
export const listSampleAccounts = route({
  method: 'GET',
  path: '/sample-accounts',
  permission: 'public',
  summary: { zh: '样例账号（仅样例模式）', en: 'Sample accounts (sample mode only)' },
  response: z.strictObject({ password: z.string().nullable(), accounts: z.array(sampleAccountSchema) }),
});

/** Lower-case letters, digits, `_` and `.`; the sign-in page takes capitals for small ones. */
export const usernameSchema = z.string().regex(/^[a-z0-9_.]{3,40}$/);
const passwordSchema = z.string().max(1000); // its rules are core/accounts/password.ts, with words of their own
const reasonSchema = z.string().trim().min(1).max(500);
const accountIdSchema = z.string().min(1).max(64);
const accountParams = z.strictObject({ accountId: accountIdSchema });
const grantParams = z.strictObject({ grantId: z.uuid() });

export const accountGrantSchema = grantSchema.extend({
  grantId: z.uuid(),
  fromOn: daySchema,
  reason: z.string(),
  grantedByName: z.string().nullable(),
  grantedAt: instantSchema,
  revokedByName: z.string().nullable(),
  revokedAt: instantSchema.nullable(),
});

export const accountSchema = z.strictObject({
  accountId: accountIdSchema,
  username: z.string(),
  displayName: z.string(),
  unitCode: unitCodeSchema,
  unitName: z.string(),
  sample: z.boolean(),
  disabledAt: instantSchema.nullable(),
  /** Neither revoked nor past. */
  grants: z.array(accountGrantSchema),
});

export const listAccounts = route({
  method: 'GET',
  path: '/accounts',
  permission: 'accounts.read',
  summary: { zh: '范围内的账号', en: 'Accounts in scope, by user name' },
  query: z.strictObject({
    under: unitCodeSchema.optional(),
    search: z.string().min(1).max(80).optional(),
    role: z.enum(roles).optional(),
    after: usernameSchema.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  /** `next`: give it as `after` for the next page. */
  response: z.strictObject({ accounts: z.array(accountSchema), next: z.string().nullable() }),
});

export const createAccount = route({
  method: 'POST',
  path: '/accounts',
  permission: 'accounts.manage',
  summary: { zh: '新建账号', en: 'Make an account that can sign in' },
  body: z.strictObject({
    username: usernameSchema,
    displayName: z.string().trim().min(1).max(60),
    /** Where the person belongs: an office, a village … */
    unitCode: unitCodeSchema,
    password: passwordSchema,
  }),
  status: 201,
  response: accountSchema,
});

export const disableAccount = route({
  method: 'POST',
  path: '/accounts/:accountId/disablement',
  permission: 'accounts.manage',
  summary: { zh: '停用账号并结束其会话', en: 'Disable an account and end its sessions' },
  params: accountParams,
  body: z.strictObject({ reason: reasonSchema }),
  response: accountSchema,
});

export const enableAccount = route({
  method: 'DELETE',
  path: '/accounts/:accountId/disablement',
  permission: 'accounts.manage',
  summary: { zh: '恢复账号', en: 'Enable a disabled account' },
  params: accountParams,
  response: accountSchema,
});

export const resetPassword = route({
  method: 'POST',
  path: '/accounts/:accountId/password-reset',
  permission: 'accounts.manage',
  summary: { zh: '重置密码并结束其会话', en: 'Set a new password, unlock the account and end its sessions' },
  params: accountParams,
  body: z.strictObject({ password: passwordSchema, reason: reasonSchema }),
  response: accountSchema,
});

export const resetSecondFactor = route({
  method: 'POST',
  path: '/accounts/:accountId/second-factor-reset',
  permission: 'accounts.manage',
  summary: { zh: '取消双重验证（手机遗失时）', en: 'Take away a lost second factor and end the sessions' },
  params: accountParams,
  body: z.strictObject({ reason: reasonSchema }),
  response: accountSchema,
});

/** Also the grants that are revoked or past. */
export const listGrants = route({
  method: 'GET',
  path: '/accounts/:accountId/grants',
  permission: 'accounts.read',
  summary: { zh: '一个账号的全部授权', en: 'All grants of an account, the newest first' },
  params: accountParams,
  response: z.array(accountGrantSchema),
});

export const grantRole = route({
  method: 'POST',
  path: '/accounts/:accountId/grants',
  permission: 'accounts.grant',
  summary: { zh: '授予角色', en: 'Grant a role at a unit' },
  params: accountParams,
  body: z.strictObject({
    role: z.enum(roles),
    unitCode: unitCodeSchema,
    /** For the assessor of a lead unit: the stars; otherwise null. */
    stars: z.array(itemCodeSchema).max(50).nullable().default(null),
    /** Default today. */
    fromOn: daySchema.optional(),
    toOn: daySchema.nullable().default(null),
    reason: reasonSchema,
  }),
  status: 201,
  response: accountGrantSchema,
});

export const revokeGrant = route({
  method: 'POST',
  path: '/grants/:grantId/revocation',
  permission: 'accounts.grant',
  summary: { zh: '收回授权（连同其代理）', en: 'Revoke a grant, and with it those of its deputies' },
  params: grantParams,
  body: z.strictObject({ reason: reasonSchema }),
  status: 201,
  response: accountGrantSchema,
});

export const deputySchema = accountGrantSchema.extend({ accountId: accountIdSchema, displayName: z.string() });

export const listDeputies = route({
  method: 'GET',
  path: '/deputies',
  permission: 'accounts.deputise',
  summary: { zh: '我委托的代理人', en: 'The deputies that I appointed' },
  response: z.array(deputySchema),
});

export const appointDeputy = route({
  method: 'POST',
  path: '/deputies',
  permission: 'accounts.deputise',
  summary: { zh: '委托代理人（最长 90 天）', en: 'Appoint a deputy for a role of one’s own, at most 90 days' },
  body: z.strictObject({
    username: usernameSchema,
    role: z.enum(roles),
    unitCode: unitCodeSchema,
    /** Default today. */
    fromOn: daySchema.optional(),
    toOn: daySchema,
    reason: reasonSchema,
  }),
  status: 201,
  response: deputySchema,
});

export const endDeputy = route({
  method: 'POST',
  path: '/deputies/:grantId/revocation',
  permission: 'accounts.deputise',
  summary: { zh: '收回代理', en: 'End a deputy’s appointment' },
  params: grantParams,
  body: z.strictObject({ reason: reasonSchema }),
  status: 201,
  response: deputySchema,
});
