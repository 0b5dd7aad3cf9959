import { cellRoutes } from './cells.ts';
import { overviewRoutes } from './overview.ts';
import { paperRoutes } from './paper-routes.ts';
import { passageRoutes } from './passage.ts';
import { resultRoutes } from './result.ts';
import { panelRoutes } from './panel/routes.ts';
import { recordRoutes } from './village-records.ts';

export const assessmentRoutes = [
  ...overviewRoutes,
  ...cellRoutes,
  ...passageRoutes,
  ...paperRoutes,
  ...recordRoutes,
  ...resultRoutes,
  ...panelRoutes,
];
