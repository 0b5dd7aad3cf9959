import { useSyncExternalStore } from 'react';

const key = 'xingcun.signedIn';

/** Remembers that somebody signed in here, so that a public page need not ask the server and be refused. Never a proof of anything. */
export function rememberSignedIn(signedIn: boolean): void {
  try {
    if (signedIn) localStorage.setItem(key, '1');
    else localStorage.removeItem(key);
  } catch {
    // without storage the public pages offer “sign in”, which leads on to the workspace
  }
}

function mayBeSignedIn(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

const never = () => () => {};

/** Whether to offer the workspace; a page from the server offers “sign in” until the browser has looked. */
export const useMayBeSignedIn = (): boolean => useSyncExternalStore(never, mayBeSignedIn, () => false);
