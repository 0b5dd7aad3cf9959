/** Pages for anyone. */
export const inspectionPublicRoutes = [] as const;
/** Pages of people at work. */
export const inspectionWorkRoutes = [] as const;
