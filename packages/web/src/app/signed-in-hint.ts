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

export function mayBeSignedIn(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}
