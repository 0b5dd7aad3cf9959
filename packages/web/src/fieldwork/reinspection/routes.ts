import { createRoute } from '@tanstack/react-router';
import { page } from '../../app/page.ts';
import { workRoute } from '../../app/shells.ts';

const reinspectionRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/cycles/$cycleId/reinspection',
  component: page(() => import('./reinspection-page.tsx'), 'ReinspectionPage', 'reinspection', 'visits', 'cycles'),
});

/** Pages of people at work. */
export const reinspectionWorkRoutes = [reinspectionRoute] as const;
