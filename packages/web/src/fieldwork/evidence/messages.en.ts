import type { messages as zh } from './messages.zh.ts';

export const messages = {
  title: 'Evidence',
} as const satisfies Record<keyof typeof zh, string>;
