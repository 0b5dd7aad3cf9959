import { appraisalRoutes } from './appraisal/routes.ts';
import { evidenceRoutes } from './evidence/routes.ts';
import { inspectionRoutes } from './inspection/routes.ts';
import { reinspectionRoutes } from './reinspection/routes.ts';
import { visitsRoutes } from './visits/routes.ts';

export const fieldworkRoutes = [
  ...appraisalRoutes,
  ...visitsRoutes,
  ...evidenceRoutes,
  ...inspectionRoutes,
  ...reinspectionRoutes,
];
