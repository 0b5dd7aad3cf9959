import { createRoute } from '@tanstack/react-router';
import { page } from '../app/page.ts';
import { publicRoute, workRoute } from '../app/shells.ts';

const confirmRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/notifications/confirm/$token',
  component: page(() => import('./mail-link-page.tsx'), 'ConfirmPage', 'inbox'),
});

const stopRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/notifications/stop/$token',
  component: page(() => import('./mail-link-page.tsx'), 'StopPage', 'inbox'),
});

/** Pages for anyone. */
export const inboxPublicRoutes = [confirmRoute, stopRoute] as const;

const inboxRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/',
  component: page(() => import('./inbox-page.tsx'), 'InboxPage', 'inbox', 'assessment'),
});

const notificationsRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/notifications',
  component: page(() => import('./notifications-page.tsx'), 'NotificationsPage', 'inbox'),
});

/** Pages of people at work. */
export const inboxWorkRoutes = [inboxRoute, notificationsRoute] as const;
