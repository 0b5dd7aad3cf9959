export const messages = {
  title: '佐证材料',
} as const;
