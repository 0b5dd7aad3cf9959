/** Pages for anyone. */
export const evidencePublicRoutes = [] as const;
/** Pages of people at work. */
export const evidenceWorkRoutes = [] as const;
