import { calendarStages, calendarStageWords, type CalendarStage } from '@xingcun/core/cycles/cycle';
import { explainSpan } from '@xingcun/core/cycles/span';
import { useId } from 'react';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { Popover } from '../ui/popover.tsx';
import { DaySpanWords } from './day-span.tsx';
import { type FieldsProps, useFieldProblem } from './programme-fields.tsx';
import { isDay, withDefaultCalendar } from './programme-form.ts';
import styles from './programme-form-page.module.css';

/** The year's eight stages; each row says how many working days it has and what is wrong with it. */
export function CalendarFields({ form, setForm, year, ...told }: FieldsProps & { year: number | null }) {
  const { t, words } = useLanguage('cycles');
  const problem = useFieldProblem(told);
  const format = useFormat();
  const id = useId();
  const set = (stage: CalendarStage, dates: Partial<{ opensOn: string; dueOn: string }>) =>
    setForm({ ...form, calendar: { ...form.calendar, [stage]: { ...form.calendar[stage], ...dates } } });
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{t('form.calendar')}</h2>
      <p className="soft">{t('form.calendarLead')}</p>
      {year !== null && (
        <div>
          <button type="button" className="button" onClick={() => setForm(withDefaultCalendar(form, year))}>
            {t('form.calendarDefault', { year: String(year) })}
          </button>
        </div>
      )}
      <div className={styles.calendarHead} aria-hidden="true">
        <span />
        <span>{t('form.opens')}</span>
        <span>{t('form.due')}</span>
      </div>
      <ol className={styles.calendar}>
        {calendarStages.map((stage) => {
          const { opensOn, dueOn } = form.calendar[stage];
          const name = words(calendarStageWords[stage]);
          const wrong = problem(`calendar.${stage}`);
          const readable = isDay(opensOn) && isDay(dueOn) && opensOn <= dueOn;
          const date = (key: 'opensOn' | 'dueOn') => (
            <label className={styles.date}>
              <span>{t(key === 'opensOn' ? 'form.opens' : 'form.due')}</span>
              <input
                type="date"
                className="input"
                aria-label={t(key === 'opensOn' ? 'form.opensOf' : 'form.dueOf', { stage: name })}
                aria-invalid={wrong ? true : undefined}
                aria-describedby={wrong ? `${id}-${stage}` : undefined}
                value={form.calendar[stage][key]}
                onChange={(event) => set(stage, { [key]: event.target.value })}
              />
            </label>
          );
          return (
            <li key={stage}>
              <h3>{name}</h3>
              {date('opensOn')}
              {date('dueOn')}
              <div>
                {readable && (
                  <span className={styles.span}>
                    <span className="small">{t('timeline.from', { from: format.day(opensOn), to: format.day(dueOn) })}</span>
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
                  </span>
                )}
              </div>
              {wrong && (
                <p id={`${id}-${stage}`} className="field-problem">
                  {wrong}
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
