import type { Implemented } from '../../http/implement.ts';
import { closingRoutes } from './closing-routes.ts';
import { publicVisitRoutes } from './public-routes.ts';
import { roundRoutes } from './round-routes.ts';
import { slotRoutes } from './slot-routes.ts';

export const visitsRoutes: Implemented[] = [...roundRoutes, ...slotRoutes, ...closingRoutes, ...publicVisitRoutes];
