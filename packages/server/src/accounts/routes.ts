import { listSampleAccounts, readSession } from '@xingcun/core/accounts/contract';
import { implement } from '../http/implement.ts';
import { findSampleAccounts } from './store.ts';
import { samplePassword } from './sample-password.ts';

export const accountsRoutes = [
  implement(readSession, async ({ session }) => {
    const { actor, username, sample, secondFactor, grants } = session;
    return { accountId: actor.accountId, username, displayName: actor.displayName, sample, secondFactor, grants };
  }),
  implement(listSampleAccounts, async ({ tx }) => {
    const accounts = await findSampleAccounts(tx);
    return { password: accounts.length > 0 ? samplePassword : null, accounts };
  }),
];
