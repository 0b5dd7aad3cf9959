export const messages = {
  title: '实地检查',
} as const;
