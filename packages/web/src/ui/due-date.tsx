import type { ReactNode } from 'react';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { Popover } from './popover.tsx';
import { type StateName, StateTag } from './state-tag.tsx';
import styles from './due-date.module.css';

const soonWorkingDays = 3;

/**
 * A deadline, how far it is, and – one tap away – why it is that day.
 * @param on calendar day
 * @param workingDaysLeft 0 today, negative past; null where the calendar of that year is not published
 */
export function DueDate({ on, workingDaysLeft, why }: { on: string; workingDaysLeft: number | null; why?: ReactNode }) {
  const { t } = useLanguage('ui');
  const format = useFormat();
  const left = workingDaysLeft;
  const words =
    left === null
      ? null
      : left === 0
        ? t('due.today')
        : left > 0
          ? t('due.left', { count: left })
          : t('due.past', { count: -left });
  const state: StateName | null = left === null ? null : left < 0 ? 'overdue' : left <= soonWorkingDays ? 'due' : null;
  return (
    <span className={styles.due}>
      <span>{t('due.on', { day: format.day(on) })}</span>
      {words && (state ? <StateTag state={state}>{words}</StateTag> : <span className="soft small">{words}</span>)}
      {why && (
        <Popover plain button={<span className="small">{t('due.why')}</span>}>
          {why}
        </Popover>
      )}
    </span>
  );
}
