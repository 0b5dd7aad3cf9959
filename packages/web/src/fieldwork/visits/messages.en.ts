import type { messages as zh } from './messages.zh.ts';

export const messages = {
  title: 'Household visits',
} as const satisfies Record<keyof typeof zh, string>;
