import type { readInbox } from '@xingcun/core/inbox/contract';
import type { CallOf, ResponseOf, Route } from '@xingcun/core/route';
import { QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError, call, NoAnswer } from './api.ts';

const triesAfterSilence = 3;
/** A refusal is an answer and stands; only silence is worth asking again. */
const retry = (failures: number, error: Error) => error instanceof NoAnswer && failures < triesAfterSilence;

export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry, staleTime: 15_000 }, mutations: { retry } },
});

/** Whatever is written may change what waits for whom, so every write makes the inbox out of date. */
const inbox: `${typeof readInbox.method} ${typeof readInbox.path}` = 'GET /inbox';

const nameOf = (route: Route) => `${route.method} ${route.path}`;

/** For `useSuspenseQuery`, `useQuery` and a route's loader: `useSuspenseQuery(read(listUnits, { query: { kind: 'village' } }))`. */
export function read<R extends Route>(route: R, given: CallOf<R>) {
  return queryOptions({
    queryKey: [nameOf(route), given] as [string, CallOf<R>],
    queryFn: ({ signal }) => call(route, given, { signal }),
  });
}

/**
 * A write. `mutate(given)`; to try again after silence `mutate(write.variables)`: the same object carries the same idempotency key.
 * While the connection is down it waits and goes out when the connection is back.
 * @param stale the reads that this write makes out of date, whatever their parameters
 */
export function useWrite<R extends Route>(route: R, { stale = [] }: { stale?: readonly Route[] } = {}) {
  const client = useQueryClient();
  return useMutation<ResponseOf<R>, ApiError | NoAnswer, CallOf<R>>({
    mutationKey: [nameOf(route)],
    mutationFn: (given) => call(route, given),
    onSettled: () => Promise.all([inbox, ...stale.map(nameOf)].map((name) => client.invalidateQueries({ queryKey: [name] }))),
  });
}
