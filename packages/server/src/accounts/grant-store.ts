import type { GrantProposal } from '@xingcun/core/accounts/grant';
import { Refusal } from '@xingcun/core/refusal';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

/** Row-level security limits these to the request's scope and to the caller's own grants. */
const grants = (tx: Tx) =>
  tx
    .selectFrom('roleGrant')
    .innerJoin('unit', 'unit.code', 'roleGrant.unitCode')
    .innerJoin('account as holder', 'holder.id', 'roleGrant.accountId')
    .leftJoin('account as principal', 'principal.id', 'roleGrant.deputyFor')
    .leftJoin('account as giver', 'giver.id', 'roleGrant.grantedBy')
    .leftJoin('account as taker', 'taker.id', 'roleGrant.revokedBy')
    .select([
      'roleGrant.id as grantId',
      'roleGrant.accountId',
      'holder.displayName',
      'roleGrant.role',
      'roleGrant.unitCode',
      'unit.name as unitName',
      sql<string>`role_grant.unit_path::text`.as('path'),
      'roleGrant.stars',
      'roleGrant.deputyFor',
      'principal.displayName as deputyForName',
      'roleGrant.fromOn',
      'roleGrant.toOn',
      'roleGrant.reason',
      'giver.displayName as grantedByName',
      'roleGrant.grantedAt',
      'taker.displayName as revokedByName',
      'roleGrant.revokedAt',
    ]);

export type GrantRow = Awaited<ReturnType<typeof findGrantsOf>>[number];

/** All grants of these accounts, the newest first. */
export async function findGrantsOf(tx: Tx, accountIds: readonly string[]) {
  if (accountIds.length === 0) return [];
  return grants(tx)
    .where('roleGrant.accountId', 'in', accountIds)
    .orderBy('roleGrant.grantedAt', 'desc')
    .orderBy('roleGrant.id')
    .execute();
}

/** What an account holds or will hold, for the rules of core/accounts/grant.ts. Within scope: that is the whole city for those who grant. */
export async function findStandingGrants(tx: Tx, accountId: string) {
  return tx
    .selectFrom('roleGrant')
    .select(['role', 'unitCode', 'deputyFor', 'fromOn', 'toOn'])
    .where('accountId', '=', accountId)
    .where('revokedAt', 'is', null)
    .execute();
}

/** @throws {Refusal} accounts.grantNotFound */
export async function getGrant(tx: Tx, grantId: string): Promise<GrantRow> {
  const grant = await grants(tx).where('roleGrant.id', '=', grantId).executeTakeFirst();
  if (!grant) throw new Refusal('accounts.grantNotFound', { grantId });
  return grant;
}

/** Appointments that `accountId` made and that are neither revoked nor past. */
export async function findDeputiesOf(tx: Tx, accountId: string, today: string) {
  return grants(tx)
    .where('roleGrant.deputyFor', '=', accountId)
    .where('roleGrant.revokedAt', 'is', null)
    .where('roleGrant.toOn', '>=', today)
    .orderBy('roleGrant.toOn')
    .orderBy('roleGrant.id')
    .execute();
}

export interface NewGrant extends GrantProposal {
  deputyFor: string | null;
  reason: string;
  /** Null for the first administrators. */
  grantedBy: string | null;
  grantedAt: Date;
}

/** @throws {Refusal} accounts.administratorsExclusive where the database knows of one that the request cannot see */
export async function saveGrant(tx: Tx, { unit, stars, ...grant }: NewGrant): Promise<string> {
  const { id } = await tx
    .insertInto('roleGrant')
    .values({
      ...grant,
      unitCode: unit.code,
      unitPath: sql<string>`(select path from unit where code = ${unit.code})`,
      stars: stars === null ? null : [...stars],
      revokedBy: null,
      revokedAt: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch((error: { constraint?: string }) => {
      if (error.constraint === 'role_grant_one_administration')
        throw new Refusal('accounts.administratorsExclusive', { role: grant.role });
      throw error;
    });
  return id;
}

/** Revokes a grant, and those of the deputies who act for its holder in it; answers the deputies' grants. */
export async function saveRevocation(tx: Tx, grant: GrantRow, { by, at }: { by: string; at: Date }): Promise<string[]> {
  const revoked = { revokedBy: by, revokedAt: at };
  await tx.updateTable('roleGrant').set(revoked).where('id', '=', grant.grantId).execute();
  const deputies = await tx
    .updateTable('roleGrant')
    .set(revoked)
    .where('deputyFor', '=', grant.accountId)
    .where('role', '=', grant.role)
    .where('unitCode', '=', grant.unitCode)
    .where('revokedAt', 'is', null)
    .returning('id')
    .execute();
  return deputies.map(({ id }) => id);
}
