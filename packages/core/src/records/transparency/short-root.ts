/** How a checkpoint stands on paper: size and the first 16 digits of the root. */
export const shortRoot = (root: string): string => root.slice(0, 16);
