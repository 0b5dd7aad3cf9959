import type { Implemented } from '../../http/implement.ts';

export const rectificationRoutes: Implemented[] = [];
