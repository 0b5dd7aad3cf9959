import type { Implemented } from '../../http/implement.ts';

export const reinspectionRoutes: Implemented[] = [];
