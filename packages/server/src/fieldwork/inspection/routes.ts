import type { Implemented } from '../../http/implement.ts';

export const inspectionRoutes: Implemented[] = [];
