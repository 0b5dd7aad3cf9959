import { useSyncExternalStore } from 'react';

/** `slow`: something asked has had no answer for four seconds. `unreachable`: the network is there, the server does not answer. */
export type Connection = 'good' | 'slow' | 'unreachable' | 'offline';

const slowAfterMs = 4000;
const listeners = new Set<() => void>();
const waitingSlow = new Set<symbol>();
let silent = false;

const tell = () => {
  for (const listener of listeners) listener();
};
if (typeof window !== 'undefined') {
  addEventListener('online', tell);
  addEventListener('offline', tell);
}

/** Call when a request starts; the answer is to be called when it ends. */
export function trackRequest(): (outcome: 'answered' | 'silent' | 'aborted') => void {
  const request = Symbol('request');
  const timer = setTimeout(() => {
    waitingSlow.add(request);
    tell();
  }, slowAfterMs);
  return (outcome) => {
    clearTimeout(timer);
    waitingSlow.delete(request);
    if (outcome !== 'aborted') silent = outcome === 'silent';
    tell();
  };
}

function connection(): Connection {
  if (!navigator.onLine) return 'offline';
  if (silent) return 'unreachable';
  return waitingSlow.size > 0 ? 'slow' : 'good';
}

export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connection,
    () => 'good',
  );
}

/** Whether something asked now may be answered. */
export function useOnline(): boolean {
  const state = useConnection();
  return state === 'good' || state === 'slow';
}
