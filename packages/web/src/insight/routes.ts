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

const documentsRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/documents',
  component: page(() => import('./documents-page.tsx'), 'DocumentsPage', 'insight'),
});

export const insightWorkRoutes = [insightRoute, documentsRoute] as const;
