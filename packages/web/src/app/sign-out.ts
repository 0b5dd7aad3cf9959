import { signOut, signOutEverywhere } from '@xingcun/core/accounts/sign-in-contract';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ApiError, call } from './api.ts';
import { queueOf } from './offline/queue.ts';
import { rememberSession } from './offline/remembered-session.ts';
import { queryClient } from './query.ts';
import { sessionQuery } from './session.ts';
import { rememberSignedIn } from './signed-in-hint.ts';

/**
 * Leaves the workspace, here or on every device, and takes along what this device keeps of the person. A session that has ended already
 * is no obstacle.
 */
export function useSignOut() {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (where: 'here' | 'everywhere') => {
      try {
        await call(where === 'here' ? signOut : signOutEverywhere, {});
      } catch (error) {
        if (!(error instanceof ApiError && error.problem.code === 'accounts.notSignedIn')) throw error;
      }
    },
    onSuccess: async () => {
      rememberSignedIn(false);
      const session = queryClient.getQueryData(sessionQuery.queryKey);
      if (session) await queueOf(session.accountId).erase();
      await rememberSession(null);
      queryClient.clear();
      await navigate({ to: '/sign-in' });
    },
  });
}
