import { createRoute } from '@tanstack/react-router';
import { page } from '../app/page.ts';
import { workRoute } from '../app/shells.ts';

const disclosureRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/cycles/$cycleId/disclosure',
  component: page(() => import('./disclosure-page.tsx'), 'DisclosurePage', 'disclosureWork', 'disclosure', 'cycles'),
});

const boardRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/assessments/$assessmentId/board',
  component: page(() => import('./board-page.tsx'), 'BoardPage', 'disclosureWork', 'disclosure', 'assessment', 'evidence'),
});

const recognitionRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/cycles/$cycleId/recognition',
  component: page(() => import('./recognition-page.tsx'), 'RecognitionPage', 'recognition', 'cycles'),
});

export const disclosureWorkRoutes = [disclosureRoute, boardRoute, recognitionRoute] as const;
