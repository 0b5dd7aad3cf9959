import { useSyncExternalStore } from 'react';
import { stored } from './stored.ts';

export const themeChoices = ['auto', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];
export type Theme = 'light' | 'dark';

const chosen = stored<ThemeChoice>('xingcun.theme', themeChoices, 'auto');
const systemDark = typeof matchMedia === 'undefined' ? null : matchMedia('(prefers-color-scheme: dark)');

const resolve = (): Theme =>
  chosen.get() === 'auto' ? (systemDark?.matches ? 'dark' : 'light') : chosen.get() === 'dark' ? 'dark' : 'light';

const show = () => {
  document.documentElement.dataset.theme = resolve();
};
if (systemDark) {
  chosen.subscribe(show);
  systemDark.addEventListener('change', show);
  show();
}

const subscribe = (listener: () => void) => {
  const stop = chosen.subscribe(listener);
  systemDark?.addEventListener('change', listener);
  return () => {
    stop();
    systemDark?.removeEventListener('change', listener);
  };
};

export const setTheme = chosen.set;
export const useThemeChoice = (): ThemeChoice => useSyncExternalStore(chosen.subscribe, chosen.get, () => 'auto');
/** What is on the screen now, with `auto` resolved. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, resolve);
