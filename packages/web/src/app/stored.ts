/** A choice that this browser remembers; without storage it lasts as long as the page. */
export interface Stored<T extends string> {
  get: () => T;
  set: (value: T) => void;
  subscribe: (listener: () => void) => () => void;
}

export function stored<T extends string>(key: string, choices: readonly T[], initial: T): Stored<T> {
  const listeners = new Set<() => void>();
  const inBrowser = typeof document !== 'undefined'; // rendered on the server a choice lasts as long as the rendering
  let value = choices.find((choice) => inBrowser && choice === readStorage(key)) ?? initial;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    get: () => value,
    set(next) {
      value = next;
      try {
        if (inBrowser) localStorage.setItem(key, next);
      } catch {
        // storage switched off or full: the choice lasts as long as the page
      }
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function readStorage(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
