import type { UnitKind } from '../units/unit.ts';
import type { Text } from '../text.ts';

/** The report of a season; the score sheets of all villages of a unit, one after another. */
export const documentKinds = ['seasonReport', 'scoreSheets'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const documentStates = ['queued', 'running', 'ready', 'cancelled', 'failed'] as const;
export type DocumentState = (typeof documentStates)[number];

export const documentStateWords: Record<DocumentState, Text> = {
  queued: { zh: '排队中', en: 'Waiting' },
  running: { zh: '生成中', en: 'Being made' },
  ready: { zh: '可下载', en: 'Ready' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  failed: { zh: '没有生成', en: 'Not made' },
};

/** Whether a document of many villages is made of the unit; a village's report of its result is on its public page. */
export const hasSeasonReport = (kind: UnitKind): boolean => kind === 'city' || kind === 'district' || kind === 'township';

/** A township has fewer villages; the sheets of more are asked for township by township. */
export const mostSheets = 60;

/** What one person may have under way at a time. */
export const mostUnderWay = 5;
/** A file is kept so long, then it is made anew in a minute. */
export const documentDays = 30;

export const isUnderWay = (state: DocumentState): boolean => state === 'queued' || state === 'running';
