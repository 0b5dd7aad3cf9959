import { createRoute } from '@tanstack/react-router';
import { page } from '../../app/page.ts';
import { workRoute } from '../../app/shells.ts';

const visitsRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/assessments/$assessmentId/visits',
  component: page(() => import('./visits-page.tsx'), 'VisitsPage', 'visits', 'visitForm', 'assessment'),
});

const roundRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/visits/$roundId',
  component: page(() => import('./round-page.tsx'), 'RoundPage', 'visits'),
});

/** Pages of people at work. */
export const visitsWorkRoutes = [visitsRoute, roundRoute] as const;
