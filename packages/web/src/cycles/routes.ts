import { createRoute } from '@tanstack/react-router';
import { page } from '../app/page.ts';
import { workRoute } from '../app/shells.ts';

const cyclesRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/cycles',
  component: page(() => import('./cycles-page.tsx'), 'CyclesPage', 'cycles'),
});

const newProgrammeRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/cycles/new',
  component: page(() => import('./programme-form-page.tsx'), 'NewProgrammePage', 'cycles'),
});

const cycleRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/cycles/$cycleId',
  component: page(() => import('./cycle-page.tsx'), 'CyclePage', 'cycles'),
});

const editProgrammeRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/cycles/$cycleId/edit',
  component: page(() => import('./programme-form-page.tsx'), 'EditProgrammePage', 'cycles'),
});

const applicationRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/assessments/$assessmentId/application',
  component: page(() => import('../app/village-application-page.tsx'), 'VillageApplicationPage', 'cycles'),
});

export const cyclesWorkRoutes = [cyclesRoute, newProgrammeRoute, cycleRoute, editProgrammeRoute, applicationRoute] as const;
