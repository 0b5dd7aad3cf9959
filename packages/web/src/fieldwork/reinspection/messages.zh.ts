export const messages = {
  title: '复验',
} as const;
