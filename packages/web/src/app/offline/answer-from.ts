/**
 * Where the service worker takes the answer to a request from. `network`: it stays out of the way. `kept`: files whose name changes with
 * their content. `page`: a page of the workspace, from the network where it answers in time, else the shell kept on the device.
 * `inCase`: other files of the shell, kept for want of a network.
 */
export type AnswerFrom = 'network' | 'kept' | 'page' | 'inCase';

interface Asked {
  method: string;
  url: URL;
  /** The site of the worker itself. */
  origin: string;
  navigates: boolean;
  /** Paths of the shell. */
  files: readonly string[];
}

export function answerFrom({ method, url, origin, navigates, files }: Asked): AnswerFrom {
  const { pathname } = url;
  if (method !== 'GET' || url.origin !== origin || pathname.startsWith('/api/')) return 'network';
  if (navigates) return pathname === '/work' || pathname.startsWith('/work/') ? 'page' : 'network';
  if (pathname.startsWith('/assets/') || pathname.startsWith('/languages/')) return 'kept';
  return files.includes(pathname) ? 'inCase' : 'network';
}

/** Caches no page needs any more: all but this version's and the one before it, whose pages may still be open. In the order they were made. */
export function outdated(caches: readonly string[], current: string): string[] {
  const others = caches.filter((name) => name !== current);
  return others.slice(0, -1);
}
