/** Pages for anyone. */
export const rectificationPublicRoutes = [] as const;
/** Pages of people at work. */
export const rectificationWorkRoutes = [] as const;
