import { matrixFilters } from '@xingcun/core/assessment/panel/matrix-filter';
import { panelStages } from '@xingcun/core/cycles/stage';
import { createRoute } from '@tanstack/react-router';
import { page } from '../../app/page.ts';
import { workRoute } from '../../app/shells.ts';
import { choice, given, text } from '../search.ts';

const groupRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/assessments/$assessmentId/group',
  validateSearch: ({ stage }: Record<string, unknown>) => given({ stage: choice(stage, panelStages) }),
  component: page(() => import('./group-page.tsx'), 'GroupPage', 'panel', 'assessment'),
});

const disagreementRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/disagreements/$disagreementId',
  component: page(() => import('./disagreement-page.tsx'), 'DisagreementPage', 'panel', 'assessment'),
});

const matrixRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/cycles/$cycleId/discrepancies',
  validateSearch: ({ unit, star, only, after }: Record<string, unknown>) =>
    given({ unit: text(unit), star: text(star), only: choice(only, matrixFilters), after: text(after) }),
  component: page(() => import('./matrix-page.tsx'), 'MatrixPage', 'panel', 'assessment'),
});

const myGroupsRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/groups',
  component: page(() => import('./my-groups-page.tsx'), 'MyGroupsPage', 'panel'),
});

/** Pages for anyone. */
export const panelPublicRoutes = [] as const;
/** Pages of people at work. */
export const panelWorkRoutes = [groupRoute, disagreementRoute, matrixRoute, myGroupsRoute] as const;
