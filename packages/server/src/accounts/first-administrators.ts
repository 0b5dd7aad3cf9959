import { checkGrant } from '@xingcun/core/accounts/grant';
import { checkPassword } from '@xingcun/core/accounts/password';
import { Refusal } from '@xingcun/core/refusal';
import type { Db } from '../db/database.ts';
import { beijingDay } from '../http/implement.ts';
import { getUnit } from '../units/store.ts';
import { saveGrant } from './grant-store.ts';
import { createSignIn } from './sign-in.ts';

export const administratorRoles = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const;

export interface FirstAdministrator {
  role: (typeof administratorRoles)[number];
  username: string;
  displayName: string;
  unitCode: string;
  password: string;
}

/**
 * An administrator made by whoever runs the server, for an installation in which nobody can grant yet. The record says that it was so.
 * @throws {Refusal} those of `checkPassword` and `checkGrant`; accounts.usernameTaken; units.unitNotFound
 */
export async function createFirstAdministrator(owner: Db, person: FirstAdministrator, now: Date): Promise<void> {
  const { role, username, displayName, unitCode, password } = person;
  await owner.transaction().execute(async (tx) => {
    const unit = await getUnit(tx, unitCode);
    const today = beijingDay(now);
    checkPassword(password, username);
    const proposal = { accountId: '', role, unit, stars: null, fromOn: today, toOn: null };
    const nobody = { accountId: 'server', displayName: '', grants: [] };
    checkGrant(proposal, { actor: nobody, grantee: { disabled: false, standing: [] }, today });
    const accountId = await createSignIn(tx, { username, displayName, unitCode, password }).catch((error: { code?: string }) => {
      throw error.code === '23505' ? new Refusal('accounts.usernameTaken', { username }) : error;
    });
    const reason = 'first administrators';
    await saveGrant(tx, { ...proposal, accountId, deputyFor: null, reason, grantedBy: null, grantedAt: now });
    await tx
      .insertInto('auditEntry')
      .values({
        unitPath: unit.path,
        accountId: null,
        accountName: 'server',
        role: null,
        deputyFor: null,
        action: 'accounts.createFirstAdministrator',
        subjectKind: 'account',
        subjectId: accountId,
        before: null,
        after: JSON.stringify({ role, username, displayName, unitCode }),
        reason,
        requestId: 'server',
        at: now,
      })
      .execute();
  });
}
