import { createRoute } from '@tanstack/react-router';
import { page } from '../app/page.ts';
import { publicRoute, workRoute } from '../app/shells.ts';

const signInRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/sign-in',
  /** `to`: the page of this site that asked for a sign-in. Named even when refused: the router would pass on what is not named. */
  validateSearch: ({ to }: Record<string, unknown>): { to?: string | undefined } => ({
    to: typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : undefined,
  }),
  component: page(() => import('./sign-in-page.tsx'), 'SignInPage', 'accounts'),
});

const accountRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/account',
  component: page(() => import('./account-page.tsx'), 'AccountPage', 'accounts'),
});

export const accountsPublicRoutes = [signInRoute] as const;
export const accountsWorkRoutes = [accountRoute] as const;
