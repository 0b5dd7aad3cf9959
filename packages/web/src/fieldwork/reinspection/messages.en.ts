import type { messages as zh } from './messages.zh.ts';

export const messages = {
  title: 'Re-inspection',
} as const satisfies Record<keyof typeof zh, string>;
