import { readSession, type Session } from '@xingcun/core/accounts/contract';
import { type Actor, findGrant, grantsFor, type Permission } from '@xingcun/core/accounts/permission';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { ApiError, call } from './api.ts';

/** Who is signed in, or null. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 60_000,
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await call(readSession, {}, { signal });
    } catch (error) {
      if (error instanceof ApiError && error.problem.code === 'accounts.notSignedIn') return null;
      throw error;
    }
  },
});

/** The session inside the workspace, whose route lets nobody in without one. */
export function useSession(): Session | null {
  return useQuery(sessionQuery).data ?? null;
}

const actorOf = (session: Session): Actor => session;

/** Whether the person signed in may do this at `path` (and on this star), by the same function that the server asks. */
export function useMay(permission: Permission, path: string, star?: string): boolean {
  const session = useSession();
  return session !== null && findGrant(actorOf(session), permission, path, star) !== null;
}

/** Whether the person signed in may do this anywhere. */
export function useMayAnywhere(permission: Permission): boolean {
  const session = useSession();
  return session !== null && grantsFor(actorOf(session), permission).length > 0;
}
