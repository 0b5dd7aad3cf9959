import {
  createAccount,
  disableAccount,
  enableAccount,
  listAccounts,
  listSampleAccounts,
  readSession,
  resetPassword,
  resetSecondFactor,
} from '@xingcun/core/accounts/contract';
import { checkPassword } from '@xingcun/core/accounts/password';
import { type Actor, type Permission, permit } from '@xingcun/core/accounts/permission';
import { Refusal } from '@xingcun/core/refusal';
import { isOpen } from '@xingcun/core/units/unit';
import { hashPassword } from 'better-auth/crypto';
import type { Tx } from '../db/database.ts';
import { implement } from '../http/implement.ts';
import { getUnit } from '../units/store.ts';
import { grantAnswer, grantRoutes } from './grant-routes.ts';
import { findGrantsOf, type GrantRow } from './grant-store.ts';
import { samplePassword } from './sample-password.ts';
import { createSignIn } from './sign-in.ts';
import { dropSecondFactor, findAccounts, findSampleAccounts, getAccount, setDisabled, setPassword } from './store.ts';

export const accountsRoutes = [
  implement(readSession, async ({ session }) => {
    const { actor, username, sample, secondFactor, grants } = session;
    return { accountId: actor.accountId, username, displayName: actor.displayName, sample, secondFactor, grants };
  }),
  implement(listSampleAccounts, async ({ tx }) => {
    const accounts = await findSampleAccounts(tx);
    return { password: accounts.length > 0 ? samplePassword : null, accounts };
  }),
  implement(listAccounts, async ({ tx, query, today }) => {
    const found = await findAccounts(tx, { ...query, today });
    const page = found.slice(0, query.limit);
    const grants = await findGrantsOf(
      tx,
      page.map(({ accountId }) => accountId),
    );
    const accounts = page.map((account) => accountAnswer(account, grants, today));
    return { accounts, next: found.length > page.length ? (page.at(-1)?.username ?? null) : null };
  }),
  implement(createAccount, async ({ tx, actor, body, today, audit }) => {
    const unit = await getUnit(tx, body.unitCode);
    permit(actor, createAccount.permission, unit.path);
    if (!isOpen(unit, today)) throw new Refusal('units.unitClosed', { code: unit.code, closedOn: unit.closedOn });
    checkPassword(body.password, body.username);
    const { username } = body;
    const accountId = await createSignIn(tx, body).catch((error: { code?: string }) => {
      if (error.code === '23505') throw new Refusal('accounts.usernameTaken', { username });
      throw error;
    });
    const account = await answerOf(tx, accountId, today);
    audit({ path: unit.path, subjectKind: 'account', subjectId: accountId, after: account });
    return account;
  }),
  implement(disableAccount, async ({ tx, actor, params, body, now, today, audit }) => {
    const { accountId, path } = await managed(tx, actor, disableAccount.permission, params.accountId);
    const before = await answerOf(tx, accountId, today);
    if (before.disabledAt) throw new Refusal('accounts.disabled');
    await setDisabled(tx, accountId, now);
    const after = await answerOf(tx, accountId, today);
    audit({ path, subjectKind: 'account', subjectId: accountId, before, after, reason: body.reason });
    return after;
  }),
  implement(enableAccount, async ({ tx, actor, params, today, audit }) => {
    const { accountId, path } = await managed(tx, actor, enableAccount.permission, params.accountId);
    const before = await answerOf(tx, accountId, today);
    await setDisabled(tx, accountId, null);
    const after = await answerOf(tx, accountId, today);
    audit({ path, subjectKind: 'account', subjectId: accountId, before, after });
    return after;
  }),
  implement(resetPassword, async ({ tx, actor, params, body, today, audit }) => {
    const { accountId, path, username } = await managed(tx, actor, resetPassword.permission, params.accountId);
    checkPassword(body.password, username);
    await setPassword(tx, accountId, await hashPassword(body.password));
    audit({ path, subjectKind: 'password', subjectId: accountId, reason: body.reason });
    return answerOf(tx, accountId, today);
  }),
  implement(resetSecondFactor, async ({ tx, actor, params, body, today, audit }) => {
    const { accountId, path } = await managed(tx, actor, resetSecondFactor.permission, params.accountId);
    await dropSecondFactor(tx, accountId);
    audit({ path, subjectKind: 'secondFactor', subjectId: accountId, reason: body.reason });
    return answerOf(tx, accountId, today);
  }),
  ...grantRoutes,
];

/** The account of another person that the actor may manage. */
async function managed(tx: Tx, actor: Actor, permission: Permission, accountId: string) {
  const account = await getAccount(tx, accountId);
  permit(actor, permission, account.path);
  if (account.accountId === actor.accountId) throw new Refusal('accounts.notToOneself');
  return account;
}

async function answerOf(tx: Tx, accountId: string, today: string) {
  return accountAnswer(await getAccount(tx, accountId), await findGrantsOf(tx, [accountId]), today);
}

function accountAnswer(
  { path: _path, disabledAt, ...account }: Awaited<ReturnType<typeof getAccount>>,
  grants: readonly GrantRow[],
  today: string,
) {
  const standing = grants.filter(
    (grant) => grant.accountId === account.accountId && grant.revokedAt === null && (grant.toOn === null || grant.toOn >= today),
  );
  return { ...account, disabledAt: disabledAt?.toISOString() ?? null, grants: standing.map(grantAnswer) };
}
