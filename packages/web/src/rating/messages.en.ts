import type { messages as zh } from './messages.zh.ts';

export const messages = {
  lead: 'Change the figures and see what happens to the score. This only tries; nothing is saved.',
  mark: 'Mark',
  holds: 'holds',
  result: 'Score',
  outOf: '{score} of {max}',
  missing: 'no score yet',
  notApplicable: 'not applicable',
  steps: 'How it was computed',
  loss: '{by} less than the maximum',
  full: 'the maximum',
  reset: 'Back to the first figures',
  unreadable: 'Give a number{range}.',
  from: ', {min} or more',
  to: ', {max} or less',
  decimals: ', with at most {count} {count|decimal|decimals}',
} satisfies Record<keyof typeof zh, string>;
