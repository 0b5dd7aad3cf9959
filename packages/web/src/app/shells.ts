import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { page } from './page.ts';
import { Root } from './root.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { sessionQuery } from './session.ts';

export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Root,
  notFoundComponent: NotFoundPage,
});

/** Pages that anyone may see: plain React and CSS, no antd, light enough for a phone on a slow network. */
export const publicRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'public',
  component: page(() => import('./public-shell.tsx'), 'PublicShell'),
});

/** Pages of people at work: `/work/…`, signed in. */
export const workRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/work',
  component: page(() => import('./work-shell.tsx'), 'WorkShell'),
  notFoundComponent: NotFoundPage,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    // redirect() is thrown by the router's own design
    if (!session) throw redirect({ to: '/sign-in', search: { to: location.href } });
  },
});
