import { appointDeputy, endDeputy, grantRole, listDeputies, listGrants, revokeGrant } from '@xingcun/core/accounts/contract';
import { checkDeputy, checkGrant } from '@xingcun/core/accounts/grant';
import { permit } from '@xingcun/core/accounts/permission';
import { Refusal } from '@xingcun/core/refusal';
import { implement } from '../http/implement.ts';
import { getUnit } from '../units/store.ts';
import {
  findDeputiesOf,
  findGrantsOf,
  findStandingGrants,
  type GrantRow,
  getGrant,
  saveGrant,
  saveRevocation,
} from './grant-store.ts';
import { getAccount, getAccountByUsername, lockAccount } from './store.ts';

export const grantRoutes = [
  implement(listGrants, async ({ tx, params }) => {
    const { accountId } = await getAccount(tx, params.accountId);
    return (await findGrantsOf(tx, [accountId])).map(grantAnswer);
  }),
  implement(grantRole, async ({ tx, actor, params, body, now, today, audit }) => {
    const unit = await getUnit(tx, body.unitCode);
    permit(actor, grantRole.permission, unit.path);
    const account = await getAccount(tx, params.accountId);
    await lockAccount(tx, account.accountId);
    const grantee = { disabled: account.disabledAt !== null, standing: await findStandingGrants(tx, account.accountId) };
    const { role, stars, toOn, reason, fromOn = today } = body;
    const proposal = { accountId: account.accountId, role, unit, stars, fromOn, toOn };
    checkGrant(proposal, { actor, grantee, today });
    const by = { deputyFor: null, reason, grantedBy: actor.accountId, grantedAt: now };
    const grant = grantAnswer(await getGrant(tx, await saveGrant(tx, { ...proposal, ...by })));
    audit({
      path: unit.path,
      subjectKind: 'grant',
      subjectId: grant.grantId,
      after: { account: account.username, ...grant },
      reason,
    });
    return grant;
  }),
  implement(revokeGrant, async ({ tx, actor, params, body, now, audit }) => {
    const before = await getGrant(tx, params.grantId);
    permit(actor, revokeGrant.permission, before.path);
    if (before.accountId === actor.accountId) throw new Refusal('accounts.notToOneself');
    if (before.revokedAt) throw new Refusal('accounts.grantRevoked');
    const deputies = await saveRevocation(tx, before, { by: actor.accountId, at: now });
    const grant = grantAnswer(await getGrant(tx, before.grantId));
    audit({
      path: grant.path,
      subjectKind: 'grant',
      subjectId: grant.grantId,
      before: grantAnswer(before),
      after: { ...grant, deputies },
      reason: body.reason,
    });
    return grant;
  }),
  implement(listDeputies, async ({ tx, actor, today }) => (await findDeputiesOf(tx, actor.accountId, today)).map(deputyAnswer)),
  implement(appointDeputy, async ({ tx, actor, session, body, now, today, audit }) => {
    const unit = await getUnit(tx, body.unitCode);
    permit(actor, appointDeputy.permission, unit.path);
    const city = unit.path.split('.')[0] ?? '';
    const account = await getAccountByUsername(tx, body.username, { city });
    await lockAccount(tx, account.accountId);
    const grantee = { disabled: account.disabledAt !== null, standing: await findStandingGrants(tx, account.accountId) };
    const { role, toOn, reason, fromOn = today } = body;
    const proposal = { accountId: account.accountId, role, unit, fromOn, toOn };
    const stars = checkDeputy(proposal, { actor, own: session.grants, grantee, today });
    const by = { deputyFor: actor.accountId, reason, grantedBy: actor.accountId, grantedAt: now };
    const deputy = deputyAnswer(await getGrant(tx, await saveGrant(tx, { ...proposal, stars, ...by })));
    audit({ path: unit.path, subjectKind: 'grant', subjectId: deputy.grantId, after: deputy, reason });
    return deputy;
  }),
  implement(endDeputy, async ({ tx, actor, params, body, now, audit }) => {
    const before = await getGrant(tx, params.grantId);
    if (before.deputyFor !== actor.accountId) throw new Refusal('accounts.grantNotFound', { grantId: params.grantId });
    if (before.revokedAt) throw new Refusal('accounts.grantRevoked');
    await saveRevocation(tx, before, { by: actor.accountId, at: now });
    const deputy = deputyAnswer(await getGrant(tx, before.grantId));
    const path = deputy.path;
    audit({
      path,
      subjectKind: 'grant',
      subjectId: deputy.grantId,
      before: deputyAnswer(before),
      after: deputy,
      reason: body.reason,
    });
    return deputy;
  }),
];

/** A grant as the contract answers it, without its holder. */
export function grantAnswer({ accountId: _accountId, displayName: _displayName, grantedAt, revokedAt, ...grant }: GrantRow) {
  return { ...grant, grantedAt: grantedAt.toISOString(), revokedAt: revokedAt?.toISOString() ?? null };
}

function deputyAnswer(row: GrantRow) {
  return { ...grantAnswer(row), accountId: row.accountId, displayName: row.displayName };
}
