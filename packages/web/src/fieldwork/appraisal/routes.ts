import { createRoute } from '@tanstack/react-router';
import { page } from '../../app/page.ts';
import { workRoute } from '../../app/shells.ts';

const appraisalsRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/assessments/$assessmentId/appraisals',
  component: page(() => import('./appraisals-page.tsx'), 'AppraisalsPage', 'appraisal', 'assessment'),
});

const appraisalRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/appraisals/$appraisalId',
  component: page(() => import('./appraisal-page.tsx'), 'AppraisalPage', 'appraisal'),
});

const slipsRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/appraisals/$appraisalId/slips',
  component: page(() => import('./slips-page.tsx'), 'SlipsPage', 'appraisal'),
});

const phoneRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/appraisals/$appraisalId/phone',
  component: page(() => import('./phone-page.tsx'), 'PhonePage', 'appraisal'),
});

const papersRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/appraisals/$appraisalId/papers',
  component: page(() => import('./paper-page.tsx'), 'PaperPage', 'appraisal'),
});

/** Pages of people at work. */
export const appraisalWorkRoutes = [appraisalsRoute, appraisalRoute, slipsRoute, phoneRoute, papersRoute] as const;
