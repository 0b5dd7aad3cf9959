import { newId } from '../../app/new-id.ts';
import { type Cell, saveCell } from '@xingcun/core/assessment/contract';
import type { Stage } from '@xingcun/core/cycles/stage';
import { useEffect, useSyncExternalStore } from 'react';
import { call } from '../../app/api.ts';
import { failureOf, firstRetryMs, longestRetryMs } from '../../app/offline/retry.ts';
import {
  acknowledged,
  begun,
  type Draft,
  edited,
  fromStorage,
  mineKept,
  notAnswered,
  type Outbox,
  refusedBy,
  type Saved,
  theirsKept,
  toSend,
  toStorage,
} from './outbox.ts';

/** While a person goes on typing a reason it is not sent word by word; every version saved stays in the record. */
const typingPauseMs = 1200;
export interface OutboxStore {
  subscribe: (listener: () => void) => () => void;
  get: () => Outbox;
  /** Why the last request did not get through, where signing in again would help. */
  isSignedOut: () => boolean;
  savedAt: () => string | null;
  /** @param typing more may follow at once: wait for a pause before sending */
  edit: (itemCode: string, draft: Draft, saved: Saved | null, typing?: boolean) => void;
  keepMine: (itemCode: string, theirVersion: number) => void;
  keepTheirs: (itemCode: string) => void;
  /** Sends what waits now, e.g. when a field is left. */
  flush: () => void;
  start: () => () => void;
}

interface Place {
  accountId: string;
  assessmentId: string;
  stage: Stage;
}

/**
 * Sends what is typed into one sheet, one request at a time, each with a key of its own that a repetition carries again.
 * @param isReady whether core takes the draft; one that it does not take waits here to be put right
 * @param onSaved the server's cell, for the sheet on screen
 * @param onSettled nothing more is on its way, or someone else saved an item meanwhile: read the sheet again
 */
export function createOutboxStore(
  { accountId, assessmentId, stage }: Place,
  ask: {
    isReady: (itemCode: string, draft: Draft) => boolean;
    onSaved: (cell: Cell) => void;
    onSettled: () => void;
  },
): OutboxStore {
  const storageKey = `xingcun.unsent.${accountId}.${assessmentId}.${stage}`;
  const listeners = new Set<() => void>();
  let outbox = fromStorage(readStorage(storageKey));
  let signedOut = false;
  let savedAt: string | null = null;
  let running = false;
  let busy = false;
  let retryMs = firstRetryMs;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const set = (next: Outbox) => {
    if (next === outbox) return;
    outbox = next;
    writeStorage(storageKey, Object.keys(outbox).length === 0 ? null : toStorage(outbox));
    for (const listener of listeners) listener();
  };
  const sendAfter = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void sendAll(), ms);
  };
  const next = () =>
    toSend(outbox).find((itemCode) => {
      const unsent = outbox[itemCode];
      return unsent !== undefined && (unsent.attempt !== null || ask.isReady(itemCode, unsent.draft));
    });

  async function sendAll(): Promise<void> {
    if (busy || !running) return;
    busy = true;
    try {
      for (let itemCode = next(); itemCode !== undefined && running; itemCode = next()) {
        if (!(await sendOne(itemCode))) break;
      }
    } finally {
      busy = false;
    }
  }

  /** Whether going on makes sense: false after silence, when it is tried again later. */
  async function sendOne(itemCode: string): Promise<boolean> {
    set(begun(outbox, itemCode, newId()));
    const attempt = outbox[itemCode]?.attempt;
    if (!attempt) return true;
    const { draft, version, key } = attempt;
    const body = { entry: draft.entry, reason: draft.reason.trim(), proofs: [...draft.proofs], version };
    try {
      const cell = await call(saveCell, { params: { assessmentId, stage, itemCode }, body }, { key });
      savedAt = cell.updatedAt;
      signedOut = false;
      retryMs = firstRetryMs;
      ask.onSaved(cell);
      set(acknowledged(outbox, itemCode, cell.version));
      if (next() === undefined) ask.onSettled();
      return true;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.refused) {
        set(refusedBy(outbox, itemCode, failure.refused));
        if (failure.refused.code === 'assessment.cellChanged') ask.onSettled();
        return true;
      }
      signedOut = failure.signedOut;
      set(notAnswered(outbox, itemCode));
      sendAfter(retryMs);
      retryMs = Math.min(longestRetryMs, retryMs * 2);
      return false;
    }
  }

  const sendNow = () => {
    clearTimeout(timer);
    void sendAll();
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get: () => outbox,
    isSignedOut: () => signedOut,
    savedAt: () => savedAt,
    edit: (itemCode, draft, saved, typing = false) => {
      set(edited(outbox, itemCode, draft, saved));
      if (typing) sendAfter(typingPauseMs);
      else sendNow();
    },
    keepMine: (itemCode, theirVersion) => {
      set(mineKept(outbox, itemCode, theirVersion));
      sendNow();
    },
    keepTheirs: (itemCode) => set(theirsKept(outbox, itemCode)),
    flush: sendNow,
    start: () => {
      running = true;
      addEventListener('online', sendNow);
      sendNow();
      return () => {
        running = false;
        clearTimeout(timer);
        removeEventListener('online', sendNow);
      };
    },
  };
}

/** It goes on sending while the page is open. */
export function useSending(store: OutboxStore): void {
  useEffect(() => store.start(), [store]);
}

export const useOutbox = (store: OutboxStore): Outbox => useSyncExternalStore(store.subscribe, store.get);

function readStorage(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage switched off: what is typed lasts as long as the page
  }
}

function writeStorage(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // switched off or full: what is typed lasts as long as the page
  }
}
