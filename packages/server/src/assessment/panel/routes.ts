import type { Implemented } from '../../http/implement.ts';
import { disagreementRoutes } from './disagreement-routes.ts';
import { groupRoutes } from './group-routes.ts';
import { markRoutes } from './mark-routes.ts';
import { matrixRoutes } from './matrix-routes.ts';

export const panelRoutes: Implemented[] = [...groupRoutes, ...markRoutes, ...disagreementRoutes, ...matrixRoutes];
