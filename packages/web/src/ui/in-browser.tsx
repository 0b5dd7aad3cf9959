import { type ReactNode, Suspense, useSyncExternalStore } from 'react';

const never = () => () => {};

/** What is loaded later, in the browser alone: the server does not wait for it, and without script it is not missed. */
export function InBrowser({ fallback, children }: { fallback: ReactNode; children: ReactNode }) {
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return inBrowser ? <Suspense fallback={fallback}>{children}</Suspense> : <div className="with-script">{fallback}</div>;
}
