/** Pages for anyone. */
export const reinspectionPublicRoutes = [] as const;
/** Pages of people at work. */
export const reinspectionWorkRoutes = [] as const;
