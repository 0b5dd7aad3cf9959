import type { CSSProperties } from 'react';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import styles from './counted-days.module.css';

/** A day of a period: whether it counts, and why not. */
export interface CalendarDay {
  /** Calendar day. */
  day: string;
  kind: 'start' | 'working' | 'workedWeekend' | 'weekend' | 'holiday';
  /** The how manyeth day it is; null where it does not count. */
  number: number | null;
  reason: string;
  /** The arrangement of holidays of its year is not announced. */
  provisional: boolean;
}

/** A period of working days as a small calendar: which days counted, which did not, and why. Mondays stand first. */
export function CountedDays({ days }: { days: readonly CalendarDay[] }) {
  const { t } = useLanguage('ui');
  const format = useFormat();
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return null;
  const counted = days.filter(({ number }) => number !== null).length;
  const named = days.filter(({ kind }) => kind === 'holiday' || kind === 'workedWeekend');
  const provisional = days.findLast((each) => each.provisional);
  return (
    <div className={styles.counted}>
      <p>{t('counted.sentence', { from: format.day(first.day), count: counted, on: format.day(last.day) })}</p>
      <ol className={styles.days} style={{ '--first': columnOf(first.day) } as CSSProperties} aria-label={t('counted.days')}>
        {days.map(({ day, kind, number, reason }) => (
          <li key={day} className={`${styles.day} ${styles[number === null ? kind : 'counts']}`} title={reason}>
            <span className={styles.date}>{format.shortDay(day)}</span>
            <span className={styles.number}>
              {number === null ? <span className="said">{reason}</span> : String(number)}
              {number === null && <span aria-hidden="true">{kind === 'start' ? '○' : '·'}</span>}
            </span>
          </li>
        ))}
      </ol>
      {named.length > 0 && (
        <ul className={styles.named}>
          {named.map(({ day, kind, reason }) => (
            <li key={day}>
              {t(kind === 'holiday' ? 'counted.skipped' : 'counted.worked', { day: format.shortDay(day), reason })}
            </li>
          ))}
        </ul>
      )}
      <p className="soft small">{t('counted.legend')}</p>
      {provisional && <p className="small">{t('counted.provisional', { year: arrangementOf(provisional.day) })}</p>}
    </div>
  );
}

/** The year whose arrangement covers a day: 29–31 December stand in the next year's. */
const arrangementOf = (day: string): string => String(Number(day.slice(0, 4)) + (day.slice(5) > '12-28' ? 1 : 0));

/** 1 on Monday … 7 on Sunday. */
function columnOf(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}
