import type { Cycle } from '@xingcun/core/cycles/contract';
import { calendarStageWords } from '@xingcun/core/cycles/cycle';
import type { CalendarEntry } from '@xingcun/core/cycles/programme';
import { explainSpan } from '@xingcun/core/cycles/span';
import { workingDaysBetween } from '@xingcun/core/cycles/working-days';
import type { CSSProperties } from 'react';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { Popover } from '../ui/popover.tsx';
import { type StateName, StateTag } from '../ui/state-tag.tsx';
import { DaySpanWords } from './day-span.tsx';
import { monthsOf, shareOfYear, yearSpan } from './year-span.ts';
import styles from './timeline.module.css';

/** The year's stages, one a line: when, how far, why these dates; with today drawn through them where there is room. */
export function Timeline(props: {
  calendar: Cycle['calendar'];
  today: string;
  /** Absent where dates cannot be moved by the reader. */
  onMove?: (entry: CalendarEntry) => void;
  /** Whether this stage's dates may still be moved. */
  mayMove?: (entry: CalendarEntry) => boolean;
}) {
  const { calendar, today, onMove, mayMove = () => true } = props;
  const { t, words, language } = useLanguage('cycles');
  const format = useFormat();
  if (calendar.length === 0) return null;
  const span = yearSpan(calendar);
  const at = shareOfYear(span, today);
  const percent = (share: number) => `${(share * 100).toFixed(3)}%`;
  const inside = at >= 0 && at <= 1;
  return (
    <div className={styles.timeline} style={{ '--today': percent(at) } as CSSProperties}>
      <div className={styles.months} aria-hidden="true">
        {monthsOf(span, language, inside ? at : null).map(({ name, share }) => (
          <span key={share} style={{ insetInlineStart: percent(share) }}>
            {name}
          </span>
        ))}
        {inside && <strong className={styles.todayName}>{t('timeline.today')}</strong>}
      </div>
      <ol className={styles.stages}>
        {calendar.map((entry) => {
          const { stage, opensOn, dueOn } = entry;
          const name = words(calendarStageWords[stage]);
          const phase = today < opensOn ? 'next' : today > dueOn ? 'past' : 'open';
          const from = shareOfYear(span, opensOn);
          const until = shareOfYear(span, dueOn, 1);
          return (
            <li key={stage} className={`${styles.stage} ${styles[phase]}`}>
              <div className={styles.name}>
                <h3>{name}</h3>
                <StageTag entry={entry} today={today} />
              </div>
              <div className={styles.lane} aria-hidden="true">
                <span className={styles.bar} style={{ insetInlineStart: percent(from), inlineSize: percent(until - from) }} />
                {inside && <span className={styles.today} />}
              </div>
              <div className={styles.dates}>
                <span>{t('timeline.from', { from: format.day(opensOn), to: format.day(dueOn) })}</span>
                <span className="row">
                  <Popover
                    plain
                    button={
                      <span className="small">
                        {t('timeline.why', { count: explainSpan(opensOn, dueOn).workingDays })}
                        <span className="said"> {t('timeline.whyLabel', { stage: name })}</span>
                      </span>
                    }
                  >
                    <DaySpanWords from={opensOn} to={dueOn} />
                  </Popover>
                  {!explainSpan(opensOn, dueOn).calendarPublished && (
                    <span className="soft small">{t('timeline.unpublished')}</span>
                  )}
                  {onMove && mayMove(entry) && (
                    <button type="button" className={`button button-quiet no-print ${styles.move}`} onClick={() => onMove(entry)}>
                      {t('timeline.move')}
                      <span className="said"> {t('timeline.moveLabel', { stage: name })}</span>
                    </button>
                  )}
                </span>
              </div>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function StageTag({ entry: { opensOn, dueOn }, today }: { entry: CalendarEntry; today: string }) {
  const { t } = useLanguage('cycles');
  if (today > dueOn) return <StateTag state="done">{t('timeline.past')}</StateTag>;
  if (today < opensOn) {
    const count = Math.round((Date.parse(opensOn) - Date.parse(today)) / 86_400_000);
    return <StateTag state="waiting">{t('timeline.next', { count })}</StateTag>;
  }
  if (today === dueOn) return <StateTag state="due">{t('timeline.lastDay')}</StateTag>;
  const { days, calendarPublished } = workingDaysBetween(today, dueOn);
  const state: StateName = 'due';
  return <StateTag state={state}>{calendarPublished ? t('timeline.openLeft', { count: days }) : t('timeline.open')}</StateTag>;
}
