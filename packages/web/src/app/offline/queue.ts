import { newId } from '../new-id.ts';
import { readSession } from '@xingcun/core/accounts/contract';
import { call } from '../api.ts';
import { type Device, type Entry, type EntryChange, eraseDevice, openDevice, type PreparedChange } from './device.ts';
import { failureOf, firstRetryMs, longestRetryMs } from './retry.ts';
import { senderOf } from './senders.ts';
import { acknowledged, begun, isToSend, notAnswered, refusedBy } from './unsent.ts';

export interface QueueState {
  /** Null until the device has been read. */
  entries: readonly Entry[] | null;
  kept: Device['kept'] | null;
  /** The session has ended (or is another person's now): nothing goes out before its owner signs in again. */
  signedOut: boolean;
  /** The device took the last change; false: it has no room, and what is on screen is not kept. */
  fits: boolean;
}

/** One account's entries on this device, and their way to the server. */
export interface Queue {
  subscribe: (listener: () => void) => () => void;
  get: () => QueueState;
  /** Resolves when the device has it on its disk. Rejects where it has no room. */
  change: (id: string, how: EntryChange) => Promise<Entry | null>;
  prepared: (name: string) => Promise<unknown>;
  prepare: (name: string, content: unknown) => Promise<void>;
  /** Calls after each answer of the server, whichever tab it came to. */
  onSettled: (listener: () => void) => () => void;
  /** Sends what waits now. */
  flush: () => void;
  /** Goes on sending while the page is open; in one tab at a time. */
  start: () => () => void;
  /** Deletes everything of this account from the device. */
  erase: () => Promise<void>;
}

const sameDraft = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function createQueue(accountId: string): Queue {
  const listeners = new Set<() => void>();
  const settled = new Set<() => void>();
  const tabs = new BroadcastChannel(`xingcun.of.${accountId}`);
  let opening: Promise<Device> | null = null;
  const open = () => (opening ??= openDevice(accountId));
  let state: QueueState = { entries: null, kept: null, signedOut: false, fits: true };
  let leading = false;
  let busy = false;
  let retryMs = firstRetryMs;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const set = (change: Partial<QueueState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const readAgain = async () => {
    const device = await open();
    set({ entries: await device.all(), kept: device.kept });
  };
  const tell = (listening: Set<() => void>) => {
    for (const listener of listening) listener();
  };
  tabs.onmessage = ({ data: said }: MessageEvent<'changed' | 'settled'>) => {
    void readAgain().then(sendNow);
    if (said === 'settled') tell(settled);
  };
  void readAgain();

  async function change(id: string, how: EntryChange, also?: PreparedChange): Promise<Entry | null> {
    const device = await open();
    try {
      const after = await device.change(id, how, also);
      const others = (state.entries ?? (await device.all())).filter((entry) => entry.id !== id);
      set({ entries: after ? [...others, after] : others, kept: device.kept, fits: true });
      tabs.postMessage('changed');
      return after;
    } catch (error) {
      set({ fits: false });
      throw error;
    }
  }

  const isGone = (id: string | null) => id === null || state.entries?.every((entry) => entry.id !== id);
  const next = () => state.entries?.find((entry) => isToSend(entry) && isGone(entry.after));
  const sendAfter = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(sendNow, ms);
  };
  function sendNow(): void {
    clearTimeout(timer);
    if (!busy && leading && next()) void sendAll();
  }

  async function sendAll(): Promise<void> {
    busy = true;
    let goesOn = true;
    try {
      goesOn = await isOwnSession();
      for (let entry = next(); goesOn && leading && entry; entry = next()) goesOn = await sendOne(entry);
    } finally {
      busy = false;
      if (goesOn) retryMs = firstRetryMs;
      else {
        sendAfter(retryMs);
        retryMs = Math.min(longestRetryMs, retryMs * 2);
      }
    }
  }

  /** Somebody else may have signed in beside this page: nothing is sent in another person's name. */
  async function isOwnSession(): Promise<boolean> {
    try {
      const session = await call(readSession, {});
      set({ signedOut: session.accountId !== accountId });
    } catch (error) {
      const failure = failureOf(error);
      if (failure.refused) throw error;
      set({ signedOut: failure.signedOut });
      return false;
    }
    return !state.signedOut;
  }

  /** Whether going on makes sense: false after silence, when it is tried again later. */
  async function sendOne({ id, topic }: Entry): Promise<boolean> {
    const sending = await change(id, (entry) => (entry && isToSend(entry) ? begun(entry, newId()) : entry));
    const attempt = sending?.standing === 'sending' ? sending.attempt : null;
    if (!attempt) return true;
    const { key } = attempt;
    try {
      const { send } = await senderOf(topic);
      const { version, also } = await send({ id, ...attempt } as never);
      await change(id, (entry) => entry && acknowledged(entry, { key, version }, sameDraft), also);
    } catch (error) {
      await change(id, (entry) => entry && notAnswered(entry));
      const failure = failureOf(error);
      if (!failure.refused) {
        if (failure.signedOut) set({ signedOut: true });
        return false;
      }
      const problem = failure.refused;
      const isConflict = (await senderOf(topic)).conflicts.includes(problem.code);
      await change(id, (entry) => entry && refusedBy(entry, { key, problem, isConflict }, sameDraft));
    }
    tell(settled);
    tabs.postMessage('settled');
    return true;
  }

  /** Requests that were on their way when the page went are repeated with their keys. */
  async function lead(until: Promise<void>): Promise<void> {
    const device = await open();
    for (const { id } of await device.all()) await device.change(id, (entry) => entry && notAnswered(entry));
    await device.prune();
    await readAgain();
    leading = true;
    sendNow();
    await until;
    leading = false;
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get: () => state,
    change: async (id, how) => {
      const after = await change(id, how);
      sendNow();
      return after;
    },
    prepared: async (name) => (await open()).prepared(name),
    prepare: async (name, content) => (await open()).prepare(name, content),
    onSettled: (listener) => {
      settled.add(listener);
      return () => settled.delete(listener);
    },
    flush: () => {
      retryMs = firstRetryMs;
      sendNow();
    },
    start: () => {
      let stop = () => {};
      const stopped = new Promise<void>((resolve) => (stop = resolve));
      const asked = new AbortController();
      addEventListener('online', sendNow);
      document.addEventListener('visibilitychange', sendNow);
      // Without locks (a page not served over https) two tabs may send one entry twice; its key gives it one effect.
      const locks: LockManager | undefined = navigator.locks;
      const name = `xingcun.sending.${accountId}`;
      void (locks ? locks.request(name, { signal: asked.signal }, () => lead(stopped)) : lead(stopped)).catch(
        (error: unknown) => {
          if (!asked.signal.aborted) throw error;
        },
      );
      return () => {
        stop();
        asked.abort();
        clearTimeout(timer);
        removeEventListener('online', sendNow);
        document.removeEventListener('visibilitychange', sendNow);
      };
    },
    erase: async () => {
      leading = false;
      clearTimeout(timer);
      (await opening)?.close();
      opening = null; // made anew should the same person sign in again
      await eraseDevice(accountId);
      set({ entries: [], signedOut: false, fits: true });
    },
  };
}

const queues = new Map<string, Queue>();

/** The queue of an account on this page: one, however many components ask. */
export function queueOf(accountId: string): Queue {
  const known = queues.get(accountId);
  if (known) return known;
  const made = createQueue(accountId);
  queues.set(accountId, made);
  return made;
}
