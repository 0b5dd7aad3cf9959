import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { Unsent } from './unsent.ts';

/** What was entered on this device: one thing of one topic, e.g. the visit to one slot of a round. */
export interface Entry<D = unknown> extends Unsent<D> {
  /** Of the thing, the same whenever it is entered again; begins with its topic. */
  id: string;
  /** Names the sender in `senders.ts`. A topic whose drafts change their shape takes a new name. */
  topic: string;
  /** The id of an entry that must have reached the server before this one goes out, where there is one. */
  after: string | null;
  /** The page on which it is entered, and where a refusal or a conflict is settled. */
  address: string;
}

/** How an entry goes on; null: it is gone. Called inside a transaction, perhaps twice: pure. */
export type EntryChange = (entry: Entry | null) => Entry | null;

/** What becomes of something prepared when an entry is acknowledged, in the same transaction. */
export interface PreparedChange {
  name: string;
  how: (content: unknown) => unknown;
}

/** Where one account's entries and prepared pages are kept. Every promise is kept only once the device has them. */
export interface Device {
  /** `page`: nothing outlives the page, because this browser keeps nothing (a private window, storage switched off). */
  kept: 'device' | 'page';
  all: () => Promise<Entry[]>;
  change: (id: string, how: EntryChange, also?: PreparedChange) => Promise<Entry | null>;
  prepared: (name: string) => Promise<unknown>;
  prepare: (name: string, content: unknown) => Promise<void>;
  /** Pages prepared long ago go, unless something entered is still unsent: a phone in a drawer keeps no list of doors. */
  prune: () => Promise<void>;
  close: () => void;
}

interface Schema extends DBSchema {
  entry: { key: string; value: Entry };
  prepared: { key: string; value: { content: unknown; keptAt: number } };
}

const prefix = 'xingcun.of.';
const nameFor = (accountId: string) => `${prefix}${accountId}`;
/** A default of the product: longer than a stage of the year takes, shorter than a phone is forgotten. */
const keptDays = 30;
/** The answer comes after the data have reached the disk, so that a browser killed the next moment has lost nothing. */
const onDisk = { durability: 'strict' } as const;

/** @returns a device that lasts as long as the page where the browser keeps nothing */
export async function openDevice(accountId: string): Promise<Device> {
  try {
    return await openDatabase(accountId);
  } catch {
    return deviceOfPage();
  }
}

async function openDatabase(accountId: string): Promise<Device> {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;
  const open = () =>
    (opened ??= openDB<Schema>(nameFor(accountId), 1, {
      upgrade(database) {
        database.createObjectStore('entry', { keyPath: 'id' });
        database.createObjectStore('prepared');
      },
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(), // signed out in another tab
      terminated: () => (opened = null),
    }));
  /** A phone may cut the connection of a page in the background: opened again, once. */
  async function within<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    try {
      return await work(await open());
    } catch (error) {
      if (!(error instanceof DOMException && ['InvalidStateError', 'UnknownError'].includes(error.name))) throw error;
      opened = null;
      return work(await open());
    }
  }
  await open();
  return {
    kept: 'device',
    all: () => within((database) => database.getAll('entry')),
    change: (id, how, also) =>
      within(async (database) => {
        const tx = database.transaction(['entry', 'prepared'], 'readwrite', onDisk);
        const before = (await tx.objectStore('entry').get(id)) ?? null;
        const after = how(before);
        if (after) void tx.objectStore('entry').put(after);
        else if (before) void tx.objectStore('entry').delete(id);
        if (also) {
          const known = await tx.objectStore('prepared').get(also.name);
          if (known) void tx.objectStore('prepared').put({ ...known, content: also.how(known.content) }, also.name);
        }
        await tx.done;
        return after;
      }),
    prepared: (name) => within(async (database) => (await database.get('prepared', name))?.content),
    prepare: (name, content) =>
      within(async (database) => {
        const tx = database.transaction('prepared', 'readwrite', onDisk);
        void tx.store.put({ content, keptAt: Date.now() }, name);
        await tx.done;
      }),
    prune: () =>
      within(async (database) => {
        const tx = database.transaction(['entry', 'prepared'], 'readwrite');
        const isUsed = (await tx.objectStore('entry').count()) > 0;
        const oldest = Date.now() - keptDays * 86_400_000;
        for await (const cursor of tx.objectStore('prepared')) if (!isUsed && cursor.value.keptAt < oldest) await cursor.delete();
        await tx.done;
      }),
    close: () => void opened?.then((database) => database.close()),
  };
}

function deviceOfPage(): Device {
  const entries = new Map<string, Entry>();
  const prepared = new Map<string, unknown>();
  return {
    kept: 'page',
    all: async () => [...entries.values()],
    change: async (id, how, also) => {
      const after = how(entries.get(id) ?? null);
      if (after) entries.set(id, after);
      else entries.delete(id);
      if (also && prepared.has(also.name)) prepared.set(also.name, also.how(prepared.get(also.name)));
      return after;
    },
    prepared: async (name) => prepared.get(name),
    prepare: async (name, content) => void prepared.set(name, content),
    prune: async () => {},
    close: () => {},
  };
}

/** Everything of this account leaves the device. */
export async function eraseDevice(accountId: string): Promise<void> {
  await deleteDB(nameFor(accountId)).catch(() => {}); // a browser that keeps nothing has nothing to erase
}

/** Pages prepared for others who used this device go; what they entered and have not sent stays until they sign in again. */
export async function eraseOthers(accountId: string): Promise<void> {
  const databases = await Promise.resolve(indexedDB.databases?.() ?? []).catch(() => []);
  for (const { name = '' } of databases) {
    if (!name.startsWith(prefix) || name === nameFor(accountId)) continue;
    const device = await openDatabase(name.slice(prefix.length));
    const unsent = await device.all();
    device.close();
    if (unsent.length === 0) await deleteDB(name);
  }
}
