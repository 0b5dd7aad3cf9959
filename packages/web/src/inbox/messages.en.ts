import type { messages as zh } from './messages.zh.ts';

export const messages = {
  title: 'My inbox',
} as const satisfies Record<keyof typeof zh, string>;
