import { addDays, isCalendarPublished, isWorkingDay, workingDaysBetween } from '@xingcun/core/cycles/working-days';
import type { ReactNode } from 'react';
import { DueDate } from '../ui/due-date.tsx';

/** Today in China, where every deadline is counted. */
export function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

/** Working days from `from` until `on`: 0 the day itself, negative where it has passed; null where the year's arrangement is not published. */
export function workingDaysLeft(on: string, from: string): number | null {
  const [first, last] = on < from ? [on, from] : [from, on];
  const { days, calendarPublished } = workingDaysBetween(first, last);
  if (!calendarPublished || !isCalendarPublished(from)) return null;
  return on < from ? -Math.max(1, days) : days;
}

/** The next working day after `from`, `count` of them on: where a form's due date starts. */
export function workingDayAfter(from: string, count: number): string {
  let day = from;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** A deadline with how far it is in working days and why it is that day. */
export function Due({ on, why }: { on: string; why?: ReactNode }) {
  return <DueDate on={on} workingDaysLeft={workingDaysLeft(on, today())} why={why} />;
}
