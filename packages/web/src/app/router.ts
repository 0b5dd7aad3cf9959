import { createRoute, createRouter, redirect } from '@tanstack/react-router';
import { accountsPublicRoutes, accountsWorkRoutes } from '../accounts/routes.ts';
import { disclosurePublicRoutes } from '../disclosure/routes.ts';
import { ErrorPage } from './error-page.tsx';
import { queryClient } from './query.ts';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { publicRoute, rootRoute, workRoute } from './shells.ts';

/** The workspace opens at one's own account until a capability brings a first page. */
const workHomeRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/work/account' });
  },
});

// A capability adds its pages here, one line for each shell.
const publicPages = [...disclosurePublicRoutes, ...accountsPublicRoutes] as const;
const workPages = [workHomeRoute, ...accountsWorkRoutes] as const;

export const router = createRouter({
  routeTree: rootRoute.addChildren([publicRoute.addChildren(publicPages), workRoute.addChildren(workPages)]),
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: ErrorPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
