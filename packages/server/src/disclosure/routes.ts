import { noticeRoutes } from './notice-routes.ts';
import { objectionRoutes } from './objection-routes.ts';
import { publicRoutes } from './public-routes.ts';
import { recognitionRoutes } from './recognition-routes.ts';

export const disclosureRoutes = [...noticeRoutes, ...objectionRoutes, ...publicRoutes, ...recognitionRoutes];
