import { useSyncExternalStore } from 'react';

/**
 * Whether this page opens without a network. `impossible`: an address without https, or a browser without service workers; what is entered
 * is kept all the same, as long as the page can be opened.
 */
export type Shell = 'preparing' | 'ready' | 'impossible';

const listeners = new Set<() => void>();
let shell: Shell =
  import.meta.env.PROD && typeof navigator !== 'undefined' && 'serviceWorker' in navigator ? 'preparing' : 'impossible';
let waiting: ServiceWorker | null = null;
let started = false;

const tell = () => {
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Called by the workspace alone, so that a public first visit loads nothing of it. Installing the page is never offered (burden rule). */
export function keepShell(): void {
  if (started) return;
  started = true;
  addEventListener('beforeinstallprompt', (event) => event.preventDefault());
  if (shell === 'impossible') return;
  void register();
}

async function register(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
    const look = () => {
      // the very first worker takes over by itself; only a later one is a new version
      if (!registration.waiting || !navigator.serviceWorker.controller) return;
      waiting = registration.waiting;
      tell();
    };
    look();
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible' && navigator.onLine) registration.update().catch(() => {});
    });
    await navigator.serviceWorker.ready;
    shell = 'ready';
  } catch {
    if (!navigator.serviceWorker.controller) shell = 'impossible';
  }
  tell();
}

/** The new version takes over, and this page begins again with it. What was entered is on the device. */
export function takeNewVersion(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting?.postMessage('takeOver');
}

export const useShell = (): Shell => useSyncExternalStore(subscribe, () => shell);
export const useWaitingVersion = (): boolean => useSyncExternalStore(subscribe, () => waiting !== null);
