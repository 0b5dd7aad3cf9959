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
