import { Refusal } from '@xingcun/core/refusal';
import type { Role } from '@xingcun/core/accounts/permission';
import { sql, type SqlBool } from 'kysely';
import type { Tx } from '../db/database.ts';

/** Accounts made by the sample data, one row a grant, in the order of the units. Read by anyone; empty outside sample mode. */
export async function findSampleAccounts(tx: Tx) {
  return tx
    .selectFrom('sampleAccount')
    .select(['username', 'displayName', 'role', 'unitName', 'stars'])
    .orderBy('unitPath')
    .orderBy('role')
    .orderBy('username')
    .execute();
}

/** Accounts whose unit lies within the request's scope; names alone may be read beyond it, so the scope is asked for here. */
const accountsInScope = (tx: Tx) =>
  tx
    .selectFrom('account')
    .innerJoin('unit', 'unit.code', 'account.unitCode')
    .select([
      'account.id as accountId',
      'account.username',
      'account.displayName',
      'account.unitCode',
      'unit.name as unitName',
      sql<string>`account.unit_path::text`.as('path'),
      'account.sample',
      'account.disabledAt',
    ])
    .where(sql<SqlBool>`account.unit_path <@ (select app_scope())`);

export interface AccountFilter {
  under?: string | undefined;
  search?: string | undefined;
  role?: Role | undefined;
  after?: string | undefined;
  limit: number;
  today: string;
}

/** By user name, from the one after `after`; one more than `limit` where there are more. */
export async function findAccounts(tx: Tx, { under, search, role, after, limit, today }: AccountFilter) {
  let query = accountsInScope(tx);
  if (under) query = query.where(sql<SqlBool>`account.unit_path <@ (select path from unit where code = ${under})`);
  if (search) {
    const pattern = `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query = query.where((where) =>
      where.or([where('account.username', 'ilike', pattern), where('account.displayName', 'ilike', pattern)]),
    );
  }
  if (role)
    query = query.where((where) =>
      where.exists(
        where
          .selectFrom('roleGrant')
          .select('roleGrant.id')
          .whereRef('roleGrant.accountId', '=', 'account.id')
          .where('role', '=', role)
          .where('revokedAt', 'is', null)
          .where(sql<SqlBool>`coalesce(to_on, 'infinity') >= ${today}`),
      ),
    );
  if (after) query = query.where('account.username', '>', after);
  return query
    .orderBy('account.username')
    .limit(limit + 1)
    .execute();
}

/** @throws {Refusal} accounts.accountNotFound, also where it lies outside the request's scope */
export async function getAccount(tx: Tx, accountId: string) {
  const account = await accountsInScope(tx).where('account.id', '=', accountId).executeTakeFirst();
  if (!account) throw new Refusal('accounts.accountNotFound', { account: accountId });
  return account;
}

/** Takes the account for the rest of the transaction: two grants at once see each other. */
export async function lockAccount(tx: Tx, accountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${accountId}, 0))`.execute(tx);
}

/** An account by its user name, within one city. @throws {Refusal} accounts.accountNotFound */
export async function getAccountByUsername(tx: Tx, username: string, { city }: { city: string }) {
  const account = await tx
    .selectFrom('account')
    .select(['id as accountId', 'displayName', 'disabledAt'])
    .where('username', '=', username)
    .where(sql<SqlBool>`unit_path <@ ${city}::ltree`)
    .executeTakeFirst();
  if (!account) throw new Refusal('accounts.accountNotFound', { account: username });
  return account;
}

/** @throws {Refusal} accounts.accountNotFound where row-level security hides the account */
export async function setDisabled(tx: Tx, accountId: string, at: Date | null): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('account')
    .set({ disabledAt: at })
    .where('id', '=', accountId)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal('accounts.accountNotFound', { account: accountId });
  if (at) await sql`select auth.end_sessions(${accountId})`.execute(tx);
}

export async function setPassword(tx: Tx, accountId: string, passwordHash: string): Promise<void> {
  await sql`select auth.set_password(${accountId}, ${passwordHash})`.execute(tx);
}

export async function dropSecondFactor(tx: Tx, accountId: string): Promise<void> {
  await sql`select auth.drop_second_factor(${accountId})`.execute(tx);
}
