import type { taskFilters } from '@xingcun/core/cycles/rectification/contract';
import { createRoute } from '@tanstack/react-router';
import { page } from '../../app/page.ts';
import { workRoute } from '../../app/shells.ts';

// named here as well: the router comes with the first script, core's list with the page
const filters = ['open', 'overdue', 'reported', 'closed', 'all'] as const satisfies typeof taskFilters;

type Filters = { show?: (typeof taskFilters)[number]; township?: string; star?: string };

const filtersInAddress = ({ show, township, star }: Record<string, unknown>): Filters => {
  const filter = filters.find((each) => each === show);
  return {
    ...(filter && { show: filter }),
    ...(typeof township === 'string' && { township }),
    ...(typeof star === 'string' && { star }),
  };
};

const tasksRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/rectification',
  validateSearch: filtersInAddress,
  component: page(() => import('./tasks-page.tsx'), 'TasksPage', 'rectification'),
});

const villageRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/assessments/$assessmentId/rectification',
  validateSearch: ({ task }: Record<string, unknown>): { task?: string } => (typeof task === 'string' ? { task } : {}),
  component: page(
    () => import('../../app/village-rectification-page.tsx'),
    'VillageRectificationPage',
    'rectification',
    'assessment',
    'inspection',
    'evidence',
  ),
});

/** Pages for anyone. */
export const rectificationPublicRoutes = [] as const;
/** Pages of people at work. */
export const rectificationWorkRoutes = [tasksRoute, villageRoute] as const;
