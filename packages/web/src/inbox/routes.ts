/** Pages for anyone. */
export const inboxPublicRoutes = [] as const;
/** Pages of people at work. */
export const inboxWorkRoutes = [] as const;
