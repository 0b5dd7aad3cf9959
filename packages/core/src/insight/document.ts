import type { Text } from '../text.ts';

export const documentStates = ['queued', 'running', 'ready', 'cancelled', 'failed'] as const;
export type DocumentState = (typeof documentStates)[number];

export const documentStateWords: Record<DocumentState, Text> = {
  queued: { zh: '排队中', en: 'Waiting' },
  running: { zh: '生成中', en: 'Being made' },
  ready: { zh: '可下载', en: 'Ready' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  failed: { zh: '没有生成', en: 'Not made' },
};

/** What one person may have under way at a time. */
export const mostUnderWay = 5;
/** A file is kept so long, then it is made anew in a minute. */
export const documentDays = 30;

export const isUnderWay = (state: DocumentState): boolean => state === 'queued' || state === 'running';
