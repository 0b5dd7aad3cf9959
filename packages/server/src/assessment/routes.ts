import { cellRoutes } from './cells.ts';
import { overviewRoutes } from './overview.ts';
import { paperRoutes } from './paper-routes.ts';
import { passageRoutes } from './passage.ts';
import { resultRoutes } from './result.ts';
import { panelRoutes } from './panel/routes.ts';
import { recordRoutes } from './village-records.ts';
import { workbookRoutes } from './workbook-routes.ts';

export const assessmentRoutes = [
  ...overviewRoutes,
  ...cellRoutes,
  ...passageRoutes,
  ...paperRoutes,
  ...workbookRoutes,
  ...recordRoutes,
  ...resultRoutes,
  ...panelRoutes,
];
