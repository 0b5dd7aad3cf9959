import { useSyncExternalStore } from 'react';

/** Where the reading of a page stands; one at a time, whichever button began it. */
export type ReadingAloud =
  | { state: 'silent' }
  | { state: 'preparing' | 'noVoice' }
  | { state: 'speaking' | 'paused'; sentence: number; sentences: number };

let current: ReadingAloud = { state: 'silent' };
const listeners = new Set<() => void>();

export function tellReading(next: ReadingAloud): void {
  current = next;
  for (const listener of listeners) listener();
}

const silent: ReadingAloud = { state: 'silent' };
export const useReadingAloud = (): ReadingAloud =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
    () => silent,
  );
