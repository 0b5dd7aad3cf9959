export const messages = {
  title: '考评小组',
} as const;
