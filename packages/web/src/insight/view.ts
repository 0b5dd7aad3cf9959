import type { readFrame } from '@xingcun/core/insight/contract';
import type { ResponseOf } from '@xingcun/core/route';
import { keepPreviousData } from '@tanstack/react-query';
import type { InsightChange, InsightSearch } from './search.ts';

export type Frame = ResponseOf<typeof readFrame>;

/** What each dashboard is given. */
export interface ViewProps {
  frame: Frame;
  /** The programme that is shown. */
  cycleId: string;
  search: InsightSearch;
  onChange: (change: InsightChange) => void;
}

/** Milliseconds. */
export const everyMinute = 60_000;

/** A dashboard's figures, renewed every minute while the page is in sight; the ones before stay until the next have come. */
export const live = { placeholderData: keepPreviousData, refetchInterval: everyMinute } as const;
