import type { Text } from '../text.ts';
import { addDays, explainDay, isCalendarPublished, isWeekend } from './working-days.ts';

/** What a day of a period is: its first day, which does not count; a working day; or one passed over, and why. */
export type DayKind = 'start' | 'working' | 'workedWeekend' | 'weekend' | 'holiday';

export interface CountedDay {
  day: string;
  kind: DayKind;
  /** The how manyeth working day it is; null where it does not count. */
  number: number | null;
  reason: Text;
  /** False where the arrangement of that year is not announced: whether it counts is provisional. */
  calendarPublished: boolean;
}

/**
 * A period of working days, day by day, as a page explains its end: the day it starts on, every day passed over with its reason, and the
 * days that count. The last entry is the due day, the same that `addWorkingDays` answers.
 * @param start the calendar day from which it is counted; it does not count itself (民法典 art. 201)
 * @param count working days, integer 1..1000
 * @param dueOn where the day promised is later than the count (it never moves earlier), the days between are listed without a number
 */
export function countedDays(start: string, count: number, dueOn?: string): CountedDay[] {
  const days: CountedDay[] = [entry(start, 'start', null)];
  let number = 0;
  let at = start;
  while (number < count || (dueOn !== undefined && at < dueOn)) {
    at = addDays(at, 1);
    const { works, holiday } = explainDay(at);
    const counts = works && number < count;
    if (counts) number += 1;
    days.push(
      entry(at, works ? (isWeekend(at) ? 'workedWeekend' : 'working') : holiday ? 'holiday' : 'weekend', counts ? number : null),
    );
  }
  return days;
}

function entry(day: string, kind: DayKind, number: number | null): CountedDay {
  return { day, kind, number, reason: explainDay(day).reason, calendarPublished: isCalendarPublished(day) };
}
