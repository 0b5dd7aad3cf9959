import { createRoute } from '@tanstack/react-router';
import { page } from '../app/page.ts';
import { workRoute } from '../app/shells.ts';

const inboxRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/',
  component: page(() => import('./inbox-page.tsx'), 'InboxPage', 'inbox', 'assessment'),
});

/** Pages for anyone. */
export const inboxPublicRoutes = [] as const;
/** Pages of people at work. */
export const inboxWorkRoutes = [inboxRoute] as const;
