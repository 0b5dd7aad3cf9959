import type { messages as zh } from './messages.zh.ts';

export const messages = {
  'state.page':
    'This browser keeps nothing (a private window, perhaps). What you enter lasts only as long as this page; use an ordinary window, or enter with a network.',
  'state.full': 'This device has no room left: the last entry was not kept. Free some space and try again.',
  'state.signedOut': 'Your session has ended. Everything on this device is still here and is sent once you sign in again.',
  'state.signIn': 'Sign in again',
  'state.offline': 'No network: go on as usual, everything is kept on this device.',
  'state.waiting': '{count} on this device only, sent by {count|itself|themselves} once there is a network.',
  'state.sending': 'Sending {count}.',
  'state.stuck': '{count} not sent, {count|needs|need} your decision.',
  'state.ready': 'Everything has arrived. This page also opens without a network.',
  'state.preparing': 'Everything has arrived. Getting ready for use without a network.',
  'state.impossible':
    'Everything has arrived. This address cannot be opened without a network; once open, you can go on and everything is kept on this device.',
  'kept.saving': 'Keeping it on this device',
  'kept.kept': 'Kept on this device',
  'kept.page': 'On this page only',
  'kept.failed': 'Not kept',
} as const satisfies Record<keyof typeof zh, string>;
