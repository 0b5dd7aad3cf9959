import type { CalendarEntry } from '@xingcun/core/cycles/programme';
import { type DayRun, explainStage } from '@xingcun/core/cycles/span';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import styles from './day-span.module.css';

/** Why a stage has so many working days: what lies between its dates. */
export function DaySpanWords({ entry }: { entry: CalendarEntry }) {
  const { t, words } = useLanguage('cycles');
  const format = useFormat();
  const { days, workingDays, weekendDays, holidays, worked, calendarPublished } = explainStage(entry);
  const run = (each: DayRun) =>
    each.from === each.to
      ? t('span.holidayOne', { day: format.shortDay(each.from), reason: words(each.reason) })
      : t('span.holiday', { from: format.shortDay(each.from), to: format.shortDay(each.to), reason: words(each.reason) });
  return (
    <div className={styles.span}>
      <p>{t('span.days', { from: format.day(entry.opensOn), to: format.day(entry.dueOn), days, working: workingDays })}</p>
      {entry.stage === 'publicity' && <p>{t('span.publicity')}</p>}
      {weekendDays > 0 && <p>{t('span.weekends', { count: weekendDays })}</p>}
      {holidays.length + worked.length > 0 && (
        <ul>
          {holidays.map((each) => (
            <li key={each.from}>{run(each)}</li>
          ))}
          {worked.map(({ day, reason }) => (
            <li key={day}>{t('span.worked', { day: format.shortDay(day), reason: words(reason) })}</li>
          ))}
        </ul>
      )}
      <p className="soft small">{calendarPublished ? t('span.source') : t('span.unpublished')}</p>
    </div>
  );
}
