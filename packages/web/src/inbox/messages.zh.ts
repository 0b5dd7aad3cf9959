export const messages = {
  title: '我的待办',
} as const;
