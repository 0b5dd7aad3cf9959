import { z } from 'zod';
import { route } from '../route.ts';
import { daySchema, itemCodeSchema, unitCodeSchema } from '../wire.ts';
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
