import { useSyncExternalStore } from 'react';

/** Tells the server how to render the next page (server/src/site/pages.ts), and `start.js` how to begin a page of the app. */
const elderCookie = 'xingcun.elder';
const listeners = new Set<() => void>();
/** The server, or `start.js`, has said it on the page before anything was drawn. */
let elder = typeof document !== 'undefined' && document.documentElement.dataset.elder !== undefined;

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const get = () => elder;

/** Elder mode: large type, large targets, the essential first. Of the public pages alone. */
export const useElder = (): boolean => useSyncExternalStore(subscribe, get, get);

export function setElder(on: boolean): void {
  elder = on;
  document.cookie = `${elderCookie}=${on ? 1 : 0}; path=/; max-age=31536000; samesite=lax`;
  for (const listener of listeners) listener();
}

/** On the server: how the page that is rendered next, in one go, is meant to be read. */
export function renderForElder(on: boolean): void {
  elder = on;
}

/** While public pages are shown the style sheets know; the workspace keeps its measures. */
export function showElder(on: boolean): () => void {
  document.documentElement.toggleAttribute('data-elder', on);
  return () => document.documentElement.removeAttribute('data-elder');
}
