import type { Task, TaskSummary } from '@xingcun/core/cycles/rectification/contract';
import { escalation } from '@xingcun/core/cycles/rectification/due';
import { addWorkingDays, isCalendarPublished, workingDaysBetween } from '@xingcun/core/cycles/working-days';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { today } from '../../app/today.ts';
import { DueDate } from '../../ui/due-date.tsx';

/** Working days until a day, negative when it has passed; null where the year's holidays are not announced. */
function daysLeft(on: string, from: string): number | null {
  const [first, last] = on < from ? [on, from] : [from, on];
  const { days, calendarPublished } = workingDaysBetween(first, last);
  if (!calendarPublished || !isCalendarPublished(from)) return null;
  return on < from ? -Math.max(1, days) : days;
}

/** The last day of a task that is still to be done; once it was reported only the day itself matters. */
export function TaskDue({ task, acts }: { task: Pick<TaskSummary, 'state' | 'dueOn'>; acts?: Task['acts'] }) {
  const open = task.state === 'open' || task.state === 'returned';
  const left = open ? daysLeft(task.dueOn, today()) : null;
  return <DueDate on={task.dueOn} workingDaysLeft={left} why={acts && <WhyThatDay acts={acts} />} />;
}

const [township, district, city] = escalation;
const told = {
  township: township.afterWorkingDays,
  district: district.afterWorkingDays,
  city: city.afterWorkingDays,
};

/** How the day came about: the working days counted and those passed over, or the reason for which it was chosen. */
function WhyThatDay({ acts }: { acts: Task['acts'] }) {
  const { t } = useLanguage('rectification');
  const act = acts.findLast(({ dueOn }) => dueOn !== null);
  if (!act) return null;
  const from = dayOf(act.at);
  return (
    <div className="stack">
      {act.dueDays === null ? (
        <p>{t('due.chosen', { reason: act.dueReason })}</p>
      ) : (
        <CountedDays from={from} workingDays={act.dueDays} />
      )}
      <p className="soft small">{t('due.escalation', told)}</p>
    </div>
  );
}

/** Which days a count of working days passes over. */
export function CountedDays({ from, workingDays }: { from: string; workingDays: number }) {
  const { t, words } = useLanguage('rectification');
  const format = useFormat();
  const { skipped, calendarPublished } = addWorkingDays(from, workingDays);
  return (
    <>
      <p>{t('due.counted', { from: format.day(from), days: workingDays })}</p>
      {!calendarPublished && <p>{t('due.provisional')}</p>}
      {skipped.length > 0 && (
        <details>
          <summary>{t('due.skipped')}</summary>
          <ul>
            {skipped.map(({ day, reason }) => (
              <li key={day}>{t('due.skippedDay', { day: format.shortDay(day), reason: words(reason) })}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const chinaDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });
const dayOf = (instant: string) => chinaDay.format(new Date(instant));
