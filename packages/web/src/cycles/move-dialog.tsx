import { type Cycle, listCycles, moveDueDate, readCycle } from '@xingcun/core/cycles/contract';
import { calendarStageWords } from '@xingcun/core/cycles/cycle';
import { type CalendarEntry, moveObstacles } from '@xingcun/core/cycles/programme';
import { type SyntheticEvent, useId, useState } from 'react';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { obstacleText } from '../app/obstacle-words.ts';
import { useWrite } from '../app/query.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNotice } from '../ui/error-state.tsx';
import { Field } from '../ui/field.tsx';
import { DaySpanWords } from './day-span.tsx';
import { isDay } from './programme-form.ts';
import styles from './move-dialog.module.css';

/** New dates for one stage of a running year, with a reason that goes into the record. */
export function MoveDialog({ cycle, entry, onClose }: { cycle: Cycle; entry: CalendarEntry; onClose: () => void }) {
  const { t, words, language } = useLanguage('cycles');
  const format = useFormat();
  const id = useId();
  const [dates, setDates] = useState({ opensOn: entry.opensOn, dueOn: entry.dueOn });
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const moving = useWrite(moveDueDate, { stale: [listCycles, readCycle] });
  const { stage } = entry;
  const name = words(calendarStageWords[stage]);
  const given = isDay(dates.opensOn) && isDay(dates.dueOn);
  const unchanged = dates.opensOn === entry.opensOn && dates.dueOn === entry.dueOn;
  const state = cycle.state === 'publicity' ? 'publicity' : 'running';
  const obstacles = given ? moveObstacles({ ...cycle, state }, { stage, ...dates }) : [];
  const blocked = !given || unchanged || obstacles.length > 0 || reason.trim() === '';

  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (blocked || moving.isPending) return;
    moving.mutate(
      { params: { cycleId: cycle.id, stage }, body: { ...dates, reason: reason.trim(), version: cycle.version } },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog
      title={t('move.title', { stage: name })}
      onClose={onClose}
      actions={
        <button type="submit" form={id} className="button button-primary" aria-disabled={unchanged || moving.isPending}>
          {t('move.save')}
        </button>
      }
    >
      <form id={id} className="stack" onSubmit={save} noValidate>
        <p className="soft">{t('move.now', { from: format.day(entry.opensOn), to: format.day(entry.dueOn) })}</p>
        <div className={styles.dates}>
          <Field
            label={t('move.opens')}
            type="date"
            value={dates.opensOn}
            onChange={(event) => setDates({ ...dates, opensOn: event.target.value })}
          />
          <Field
            label={t('move.due')}
            type="date"
            value={dates.dueOn}
            onChange={(event) => setDates({ ...dates, dueOn: event.target.value })}
          />
        </div>
        {obstacles.map((obstacle) => (
          <p key={obstacle.code + String(obstacle.details.stage)} className="field-problem" role="alert">
            {obstacleText(obstacle, language)}
          </p>
        ))}
        {given && dates.opensOn <= dates.dueOn && <DaySpanWords entry={{ stage, ...dates }} />}
        <Field
          label={t('move.reason')}
          hint={t('move.reasonHint')}
          maxLength={500}
          value={reason}
          problem={tried && reason.trim() === '' ? t('move.reasonMissing') : null}
          onChange={(event) => setReason(event.target.value)}
        />
        {moving.error && <ErrorNotice error={moving.error} onRetry={() => moving.variables && moving.mutate(moving.variables)} />}
      </form>
    </Dialog>
  );
}
