export const messages = {
  title: '民主测评',
} as const;
