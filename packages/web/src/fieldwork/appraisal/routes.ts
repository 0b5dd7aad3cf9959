/** Pages for anyone. */
export const appraisalPublicRoutes = [] as const;
/** Pages of people at work. */
export const appraisalWorkRoutes = [] as const;
