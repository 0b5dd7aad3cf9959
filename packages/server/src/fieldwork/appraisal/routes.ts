import type { Implemented } from '../../http/implement.ts';

export const appraisalRoutes: Implemented[] = [];
