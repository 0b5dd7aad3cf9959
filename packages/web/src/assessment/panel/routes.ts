/** Pages for anyone. */
export const panelPublicRoutes = [] as const;
/** Pages of people at work. */
export const panelWorkRoutes = [] as const;
