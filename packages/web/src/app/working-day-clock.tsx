import { isCalendarPublished, workingDaysBetween } from '@xingcun/core/cycles/working-days';
import { DueDate } from '../ui/due-date.tsx';
import { Popover } from '../ui/popover.tsx';
import { CountedPeriod, type Period } from './counted-period.tsx';
import { useFormat } from './format.ts';
import { useLanguage } from './language.ts';
import { today } from './today.ts';

/** A due day that explains itself: how far it is in working days, and one tap away the days that were counted. `done`: it was met or is past caring. */
export function WorkingDayClock({ done = false, ...period }: Period & { done?: boolean }) {
  const format = useFormat();
  const { t } = useLanguage('ui');
  const why = <CountedPeriod {...period} />;
  if (!done) return <DueDate on={period.on} workingDaysLeft={workingDaysLeft(period.on, today())} why={why} />;
  return (
    <Popover plain label={t('counted.of', { day: format.day(period.on) })} button={format.day(period.on)}>
      {why}
    </Popover>
  );
}

/** 0 on the day itself, negative past it; null where the arrangement of a year between is not published. */
function workingDaysLeft(on: string, now: string): number | null {
  const [first, last] = on < now ? [on, now] : [now, on];
  const { days, calendarPublished } = workingDaysBetween(first, last);
  if (!calendarPublished || !isCalendarPublished(now)) return null;
  return on < now ? -Math.max(1, days) : days;
}
