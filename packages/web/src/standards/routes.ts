import { createRoute } from '@tanstack/react-router';
import { page } from '../app/page.ts';
import { workRoute } from '../app/shells.ts';
import { standardRowQuery } from './document.ts';

const standardsRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/standards',
  component: page(() => import('./standards-page.tsx'), 'StandardsPage', 'standards'),
});

const standardRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/standards/$standardId',
  /** `item`: the star or indicator that is open; absent the general rules. */
  validateSearch: ({ item }: Record<string, unknown>): { item?: string } =>
    typeof item === 'string' && item !== '' ? { item } : {},
  loader: ({ context, params }) => context.queryClient.ensureQueryData(standardRowQuery(params.standardId)),
  component: page(() => import('../app/standard-with-example.tsx'), 'StandardWithExample', 'standards', 'rating'),
});

const changesRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/standards/$standardId/changes',
  /** `from`: the version compared with. */
  validateSearch: ({ from }: Record<string, unknown>): { from?: string } =>
    typeof from === 'string' && from !== '' ? { from } : {},
  component: page(() => import('./changes-page.tsx'), 'ChangesPage', 'standards'),
});

const documentRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/standards/$standardId/document',
  component: page(() => import('./standard-document-page.tsx'), 'StandardDocumentPage', 'standards'),
});

export const standardsWorkRoutes = [standardsRoute, standardRoute, changesRoute, documentRoute] as const;
