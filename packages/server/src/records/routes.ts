export const recordsRoutes = [];
