import type { Text } from '../text.ts';
import type { CalendarEntry } from './programme.ts';
import { addDays, type DayReason, explainDay, isCalendarPublished, isWeekend } from './working-days.ts';

/** Days on end for one reason, both included. */
export interface DayRun {
  from: string;
  to: string;
  reason: Text;
}

/** What lies between two days, both included, so that a stage's dates can explain themselves. */
export interface DaySpan {
  /** Calendar days. */
  days: number;
  workingDays: number;
  /** Ordinary Saturdays and Sundays that are off. */
  weekendDays: number;
  /** Holidays, as announced or by their fixed date. */
  holidays: DayRun[];
  /** Weekend days worked in exchange. */
  worked: DayReason[];
  /** False where the span reaches beyond the arrangements announced: the count is provisional. */
  calendarPublished: boolean;
}

/** What a stage's days are, counted as its rule counts them: the day on which a notice is put up does not count, of other stages every day. */
export function explainStage({ stage, opensOn, dueOn }: CalendarEntry): DaySpan {
  return explainSpan(stage === 'publicity' ? addDays(opensOn, 1) : opensOn, dueOn);
}

/** Nothing lies between where `to` is before `from`. */
export function explainSpan(from: string, to: string): DaySpan {
  const span: DaySpan = { days: 0, workingDays: 0, weekendDays: 0, holidays: [], worked: [], calendarPublished: true };
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const { works, reason, holiday } = explainDay(day);
    span.days += 1;
    span.calendarPublished &&= isCalendarPublished(day);
    if (works) {
      span.workingDays += 1;
      if (isWeekend(day)) span.worked.push({ day, reason });
    } else if (!holiday) span.weekendDays += 1;
    else {
      const last = span.holidays.at(-1);
      if (last && last.reason.zh === reason.zh && addDays(last.to, 1) === day) last.to = day;
      else span.holidays.push({ from: day, to: day, reason });
    }
  }
  return span;
}
