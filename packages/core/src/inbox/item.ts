import { z } from 'zod';
import { calendarStages, type CalendarStage, type CycleState } from '../cycles/cycle.ts';
import { stages } from '../cycles/stage.ts';
import { type Text, textSchema } from '../text.ts';
import { daySchema, itemCodeSchema } from '../wire.ts';
import { type ItemKindName, itemKindNames, kindOf } from './kinds.ts';

export const levels = ['village', 'township', 'district', 'city'] as const;
export type Level = (typeof levels)[number];
export const levelWords: Record<Level, Text> = {
  village: { zh: '村级', en: 'village' },
  township: { zh: '乡镇', en: 'township' },
  district: { zh: '区级', en: 'district' },
  city: { zh: '市级', en: 'city' },
};

/** Where a date comes from. */
const dueFromSchema = z.strictObject({
  /** The last day of a calendar stage; a day named when something was sent back, or set for one task; a clock of working days. */
  kind: z.enum(['calendar', 'return', 'set', 'workingDays']),
  stage: z.enum(calendarStages).nullable(),
  days: z.int().nullable(),
  since: daySchema.nullable(),
});
export type DueFrom = z.infer<typeof dueFromSchema>;

/** One thing that waits for one person: what, where, due when, and why that day. */
export const inboxItemSchema = z.strictObject({
  kind: z.enum(itemKindNames),
  cycleId: z.uuid(),
  cycleTitle: textSchema,
  assessmentId: z.uuid().nullable(),
  /** The village or other unit where it waits; null where it is the cycle's own, or many villages at once. */
  unitName: z.string().nullable(),
  stage: z.enum(stages).nullable(),
  starCode: itemCodeSchema.nullable(),
  /** How many of what the kind counts. */
  count: z.int().nullable(),
  dueOn: daySchema.nullable(),
  dueFrom: dueFromSchema.nullable(),
  /** The level that is late, where the item is shown to one above it. */
  escalatedFrom: z.enum(levels).nullable(),
  /** The page where it is done, an address below the platform's own. */
  to: z.string(),
});
export type InboxItem = z.infer<typeof inboxItemSchema>;

export interface CycleAtHand {
  id: string;
  cityPath: string;
  title: Text;
  state: CycleState;
  calendar: Partial<Record<CalendarStage, { opensOn: string; dueOn: string }>>;
}

export type Due = Pick<InboxItem, 'dueOn' | 'dueFrom'>;
export const undated: Due = { dueOn: null, dueFrom: null };

/** What a source says of an item; the rest follows from its kind and cycle. */
type Said = Partial<Pick<InboxItem, 'assessmentId' | 'unitName' | 'stage' | 'starCode' | 'count' | 'escalatedFrom' | 'to'>>;

/** An item of this kind in this cycle. */
export function itemOf(kind: ItemKindName, cycle: Pick<CycleAtHand, 'id' | 'title'>, due: Due, said: Said = {}): InboxItem {
  const subject = { assessmentId: null, unitName: null, stage: null, starCode: null, count: null, escalatedFrom: null, ...said };
  const place = kindOf(kind).place({ cycleId: cycle.id, ...subject });
  return { kind, cycleId: cycle.id, cycleTitle: cycle.title, ...due, to: place, ...subject };
}

/** Due on the last day of a stage of the year's calendar. */
export function calendarDue({ calendar }: Pick<CycleAtHand, 'calendar'>, stage: CalendarStage): Due {
  const dueOn = calendar[stage]?.dueOn ?? null;
  return { dueOn, dueFrom: dueOn === null ? null : { kind: 'calendar', stage, days: null, since: null } };
}

/** Of several dates the earliest counts; none where there are none. */
export function earliestOf<T extends { dueOn: string }>(dated: readonly T[]): T | undefined {
  return dated.toSorted((a, b) => oldestFirst(a.dueOn, b.dueOn))[0];
}

export const oldestFirst = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
