/** Pages for anyone. */
export const visitsPublicRoutes = [] as const;
/** Pages of people at work. */
export const visitsWorkRoutes = [] as const;
