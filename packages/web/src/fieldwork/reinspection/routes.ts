import { createRoute } from '@tanstack/react-router';
import { page } from '../../app/page.ts';
import { publicRoute, workRoute } from '../../app/shells.ts';

const publicDrawRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/reinspections/$reinspectionId',
  component: page(() => import('./public-reinspection-page.tsx'), 'PublicReinspectionPage', 'reinspection', 'visits'),
});

/** Pages for anyone. */
export const reinspectionPublicRoutes = [publicDrawRoute] as const;

const reinspectionRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/cycles/$cycleId/reinspection',
  component: page(() => import('./reinspection-page.tsx'), 'ReinspectionPage', 'reinspection', 'visits', 'cycles'),
});

/** Pages of people at work. */
export const reinspectionWorkRoutes = [reinspectionRoute] as const;
