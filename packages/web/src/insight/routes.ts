import { createRoute } from '@tanstack/react-router';
import { page } from '../app/page.ts';
import { workRoute } from '../app/shells.ts';
import { readSearch } from './search.ts';

const insightRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/insight',
  validateSearch: readSearch,
  component: page(() => import('./insight-page.tsx'), 'InsightPage', 'insight'),
});

export const insightWorkRoutes = [insightRoute] as const;
