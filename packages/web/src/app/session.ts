import { readSession, type Session } from '@xingcun/core/accounts/contract';
import { type Actor, findGrant, grantsFor, type Permission } from '@xingcun/core/accounts/permission';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { ApiError, call, NoAnswer } from './api.ts';

/** On a network that hardly answers, a page that works offline opens after this with the session that the device remembers. */
const patienceMs = 4000;

/** Who is signed in, or null. Without an answer of the server: who was, where a page has been prepared for use without a network. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 60_000,
  networkMode: 'always',
  queryFn: async ({ signal }): Promise<Session | null> => {
    const asked = askWho(signal);
    const late = new Promise<'late'>((resolve) => setTimeout(resolve, patienceMs, 'late'));
    const first = await Promise.race([asked, late]).catch((error: unknown) => error);
    if (first !== 'late' && !(first instanceof NoAnswer)) return asked;
    const { rememberedSession } = await import('./offline/remembered-session.ts');
    return (await rememberedSession()) ?? asked;
  },
});

async function askWho(signal: AbortSignal): Promise<Session | null> {
  try {
    return await call(readSession, {}, { signal });
  } catch (error) {
    if (!(error instanceof ApiError && error.problem.code === 'accounts.notSignedIn')) throw error;
    const { rememberSession } = await import('./offline/remembered-session.ts');
    await rememberSession(null);
    return null;
  }
}

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
