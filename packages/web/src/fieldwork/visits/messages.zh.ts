export const messages = {
  title: '入户走访',
} as const;
