import { createRoute } from '@tanstack/react-router';
import { page } from '../../app/page.ts';
import { workRoute } from '../../app/shells.ts';

const inspectionsRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/assessments/$assessmentId/inspections',
  component: page(() => import('./inspections-page.tsx'), 'InspectionsPage', 'inspection', 'assessment'),
});

const inspectionRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/inspections/$inspectionId',
  validateSearch: ({ star }: Record<string, unknown>): { star?: string } => (typeof star === 'string' ? { star } : {}),
  staticData: { worksOffline: true },
  component: page(() => import('./inspection-page.tsx'), 'InspectionPage', 'inspection', 'offline', 'evidence'),
});

/** Pages for anyone. */
export const inspectionPublicRoutes = [] as const;
/** Pages of people at work. */
export const inspectionWorkRoutes = [inspectionsRoute, inspectionRoute] as const;
