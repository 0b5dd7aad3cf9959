import type { messages as zh } from './messages.zh.ts';

export const messages = {
  title: 'My inbox',
  lead: '{count} {count|thing waits|things wait} for you.',
  empty: 'Nothing waits for you now',
  emptyBody:
    'When it is your turn to enter, score, sign or answer, it is listed here by due date and opens the very page where it is done.',
  emptyAction: 'See how the villages are doing',
  overdue: 'Overdue',
  soon: 'Due within three working days',
  later: 'Due later',
  undated: 'Without a due date',
  'due.calendar': 'The last day of “{stage}” in the programme of the year.',
  'due.return': 'The day asked for when the items were sent back ({since}).',
  'due.workingDays': 'Working day {days} counted from {since}.',
  'due.set': 'The day set when the task was given ({since}).',
  'due.setPlain': 'The day set when the task was given.',
} as const satisfies Record<keyof typeof zh, string>;
