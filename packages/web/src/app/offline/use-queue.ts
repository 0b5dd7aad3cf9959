import { assert } from '@xingcun/core/assert';
import type { CallOf, ResponseOf, Route } from '@xingcun/core/route';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { read } from '../query.ts';
import { useSession } from '../session.ts';
import type { Entry } from './device.ts';
import { type Queue, queueOf, type QueueState } from './queue.ts';
import { rememberSession } from './remembered-session.ts';

/** The queue of the person signed in. */
export function useQueue(): Queue {
  const session = useSession();
  assert(session, 'the workspace lets nobody in without a session');
  return queueOf(session.accountId);
}

export function useQueueState(queue: Queue): QueueState {
  return useSyncExternalStore(queue.subscribe, queue.get);
}

/** Entries of one topic whose ids begin with `prefix`; null until the device has been read. The topic's own pages know its drafts. */
export function useEntries<D>(topic: string, prefix: string): readonly Entry<D>[] | null {
  const { entries } = useQueueState(useQueue());
  return (entries?.filter((entry) => entry.topic === topic && entry.id.startsWith(prefix)) as Entry<D>[] | undefined) ?? null;
}

/**
 * Something the server is read for while there is a network and that is kept on this device, with who is signed in, for when there is
 * none. Content null: neither has it (yet); `error` says why the server did not.
 */
export function usePrepared<R extends Route>(name: string, route: R, given: CallOf<R>) {
  const session = useSession();
  const queue = useQueue();
  const client = useQueryClient();
  const key = ['prepared', session?.accountId, name];
  const asked = read(route, given);
  const kept = useQuery({
    queryKey: key,
    queryFn: async () => ((await queue.prepared(name)) ?? null) as ResponseOf<R> | null,
    networkMode: 'always',
    staleTime: Number.POSITIVE_INFINITY,
  });
  const fresh = useQuery(asked);

  const readKept = useEffectEvent(() => client.invalidateQueries({ queryKey: key }));
  const keep = useEffectEvent(async (content: ResponseOf<R>) => {
    await Promise.all([queue.prepare(name, content), rememberSession(session)]);
    await readKept();
  });
  const readAgain = useEffectEvent(() => void Promise.all([readKept(), client.invalidateQueries({ queryKey: asked.queryKey })]));
  useEffect(() => {
    if (fresh.data === undefined) return;
    void navigator.storage?.persist?.();
    void keep(fresh.data);
  }, [fresh.data]);
  useEffect(() => queue.onSettled(() => readAgain()), [queue]);

  return {
    content: kept.data ?? fresh.data ?? null,
    isKept: kept.data !== null && kept.data !== undefined,
    isPending: kept.isPending || (kept.data === null && fresh.isPending && fresh.fetchStatus === 'fetching'),
    error: fresh.error,
    retry: () => void fresh.refetch(),
  };
}
