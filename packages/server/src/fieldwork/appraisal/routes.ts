import { ballotRoutes } from './ballot-routes.ts';
import { preparationRoutes } from './preparation-routes.ts';
import { runningRoutes } from './running-routes.ts';

export const appraisalRoutes = [...preparationRoutes, ...runningRoutes, ...ballotRoutes];
