import { type AssessmentStage, assessmentStages } from '@xingcun/core/cycles/stage';
import { type Block, blocks } from '@xingcun/core/insight/block';
import type { Question } from '@xingcun/core/insight/contract';
import { type Level, levels } from '@xingcun/core/insight/level';

/** What stands after the `?`: a dashboard can be sent to somebody as its address. */
export interface InsightSearch {
  view?: Question;
  cycle?: string;
  unit?: string;
  level?: Level;
  at?: AssessmentStage;
  block?: Block;
  from?: number;
}
export type InsightChange = { [K in keyof InsightSearch]?: InsightSearch[K] | undefined };

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const choice = <T extends string>(value: unknown, of: readonly T[]) => of.find((each) => each === value);
/** The order of the tabs. The contract’s own list would bring the schemas into the first script. */
export const views = [
  'progress',
  'completeness',
  'heatMap',
  'distribution',
  'trends',
  'similar',
] as const satisfies readonly Question[];

/** Leaves out what is undefined, so that the address stays short. */
export const short = (search: InsightChange): InsightSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));

export const readSearch = (given: Record<string, unknown>): InsightSearch =>
  short({
    view: choice(given.view, views),
    cycle: text(given.cycle),
    unit: text(given.unit) ?? (typeof given.unit === 'number' ? String(given.unit) : undefined),
    level: choice(given.level, levels),
    at: choice(given.at, assessmentStages),
    block: choice(given.block, blocks),
    from: typeof given.from === 'number' && given.from > 0 ? Math.floor(given.from) : undefined,
  });
