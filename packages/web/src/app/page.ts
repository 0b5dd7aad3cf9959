import { lazyRouteComponent } from '@tanstack/react-router';
import { loadMessages } from './language.ts';
import type { Namespace } from './messages.ts';

/**
 * A page as a chunk of its own, fetched together with its words:
 * `component: page(() => import('./standard-page.tsx'), 'StandardPage', 'standards')`.
 */
export function page<M extends Record<string, unknown>, K extends keyof M & string>(
  load: () => Promise<M>,
  name: K,
  ...namespaces: Namespace[]
) {
  return lazyRouteComponent(async () => {
    const [module] = await Promise.all([load(), ...namespaces.map((namespace) => loadMessages(namespace))]);
    return module;
  }, name);
}
