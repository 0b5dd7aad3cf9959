import { fileRoutes } from './file-routes.ts';
import { libraryRoutes } from './library-routes.ts';
import { uploadRoutes } from './upload-routes.ts';

export const evidenceRoutes = [...libraryRoutes, ...uploadRoutes, ...fileRoutes];
