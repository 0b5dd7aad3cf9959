import { createRoute, createRouter } from '@tanstack/react-router';
import { accountsPublicRoutes, accountsWorkRoutes } from '../accounts/routes.ts';
import { panelPublicRoutes, panelWorkRoutes } from '../assessment/panel/routes.ts';
import { assessmentWorkRoutes } from '../assessment/routes.ts';
import { rectificationPublicRoutes, rectificationWorkRoutes } from '../cycles/rectification/routes.ts';
import { cyclesWorkRoutes } from '../cycles/routes.ts';
import { disclosureWorkRoutes } from '../disclosure/routes.ts';
import { appraisalWorkRoutes } from '../fieldwork/appraisal/routes.ts';
import { evidencePublicRoutes, evidenceWorkRoutes } from '../fieldwork/evidence/routes.ts';
import { inspectionPublicRoutes, inspectionWorkRoutes } from '../fieldwork/inspection/routes.ts';
import { reinspectionWorkRoutes } from '../fieldwork/reinspection/routes.ts';
import { visitFormWorkRoutes } from '../fieldwork/visits/form/routes.ts';
import { visitsWorkRoutes } from '../fieldwork/visits/routes.ts';
import { inboxPublicRoutes, inboxWorkRoutes } from '../inbox/routes.ts';
import { insightWorkRoutes } from '../insight/routes.ts';
import { recordsPublicRoutes, recordsWorkRoutes } from '../records/routes.ts';
import { standardsWorkRoutes } from '../standards/routes.ts';
import { unitsWorkRoutes } from '../units/routes.ts';
import { ErrorPage } from './error-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { queryClient } from './query.ts';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { publicRoute, rootRoute, workRoute } from './shells.ts';

/** An address that no page has still gets the shell, with the ways on. */
const nowhere = createRoute({ getParentRoute: () => publicRoute, path: '$', component: NotFoundPage });

// A capability adds its pages here, one line for each shell.
const publicPages = [
  ...accountsPublicRoutes,
  ...evidencePublicRoutes,
  ...inspectionPublicRoutes,
  ...panelPublicRoutes,
  ...rectificationPublicRoutes,
  ...inboxPublicRoutes,
  ...recordsPublicRoutes,
  nowhere,
] as const;
const workPages = [
  ...assessmentWorkRoutes,
  ...appraisalWorkRoutes,
  ...visitsWorkRoutes,
  ...visitFormWorkRoutes,
  ...evidenceWorkRoutes,
  ...inspectionWorkRoutes,
  ...reinspectionWorkRoutes,
  ...panelWorkRoutes,
  ...rectificationWorkRoutes,
  ...inboxWorkRoutes,
  ...insightWorkRoutes,
  ...standardsWorkRoutes,
  ...cyclesWorkRoutes,
  ...disclosureWorkRoutes,
  ...recordsWorkRoutes,
  ...unitsWorkRoutes,
  ...accountsWorkRoutes,
] as const;

export const router = createRouter({
  routeTree: rootRoute.addChildren([publicRoute.addChildren(publicPages), workRoute.addChildren(workPages)]),
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: ErrorPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** Says itself where what is entered is, and that there is no network. */
    worksOffline?: true;
  }
}
