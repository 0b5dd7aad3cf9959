export const messages = {
  title: '指导与整改',
} as const;
