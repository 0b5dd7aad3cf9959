import { createRoute } from '@tanstack/react-router';
import { page } from '../../app/page.ts';
import { publicRoute, workRoute } from '../../app/shells.ts';

const drawRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/draws/$roundId',
  component: page(() => import('./public-draw-page.tsx'), 'PublicDrawPage', 'visits'),
});

/** Pages for anyone. */
export const visitsPublicRoutes = [drawRoute] as const;

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
