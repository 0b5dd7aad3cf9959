import type { messages as zh } from './messages.zh.ts';

export const messages = {
  title: 'Review group',
} as const satisfies Record<keyof typeof zh, string>;
