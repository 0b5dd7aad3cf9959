import type { Session } from '@xingcun/core/accounts/contract';
import { openDB } from 'idb';

const key = 'signedIn';

const open = () =>
  openDB<{ session: { key: string; value: Session } }>('xingcun.session', 1, {
    upgrade: (database) => void database.createObjectStore('session'),
  });

/**
 * Who was signed in when a page was last prepared for offline use, so that it opens without a network. Never a proof of anything: the
 * server asks for the session itself. Null where this browser keeps nothing.
 */
export async function rememberedSession(): Promise<Session | null> {
  try {
    const database = await open();
    const session = await database.get('session', key);
    database.close();
    return session ?? null;
  } catch {
    return null;
  }
}

/** Null forgets. */
export async function rememberSession(session: Session | null): Promise<void> {
  try {
    const database = await open();
    if (session) await database.put('session', session, key);
    else await database.delete('session', key);
    database.close();
  } catch {
    // without storage no page opens offline, and the pages that would say so say so
  }
}
