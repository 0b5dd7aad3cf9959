import { useSyncExternalStore } from 'react';

const phone = typeof matchMedia === 'undefined' ? null : matchMedia('(max-width: 639px)');

const subscribe = (listener: () => void) => {
  phone?.addEventListener('change', listener);
  return () => phone?.removeEventListener('change', listener);
};

/** Whether the page is as narrow as a phone: tables become cards, fields get thumb-sized. */
export const usePhone = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => phone?.matches ?? false,
    () => false,
  );
