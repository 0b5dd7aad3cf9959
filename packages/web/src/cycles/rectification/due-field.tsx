import type { Due } from '@xingcun/core/cycles/rectification/due';
import { addWorkingDays } from '@xingcun/core/cycles/working-days';
import { useId } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { today } from '../../app/today.ts';
import { Field } from '../../ui/field.tsx';
import styles from './rectification.module.css';

/** What is being entered of a last day. */
export interface DueDraft {
  by: 'count' | 'day';
  workingDays: string;
  on: string;
  reason: string;
}

export const dueDraft = (workingDays: number): DueDraft => ({
  by: 'count',
  workingDays: String(workingDays),
  on: '',
  reason: '',
});

/** What was entered, as the server takes it; null while it is not complete. */
export function dueOf({ by, workingDays, on, reason }: DueDraft): Due | null {
  const count = Number(workingDays.normalize('NFKC').trim());
  if (by === 'count') return Number.isInteger(count) && count >= 1 && count <= 250 ? { workingDays: count } : null;
  return on > today() && reason.trim().length > 1 ? { on, reason: reason.trim() } : null;
}

/** The last day, counted in working days (and said as a day at once) or chosen for a reason. */
export function DueField({ draft, tried, onChange }: { draft: DueDraft; tried: boolean; onChange: (draft: DueDraft) => void }) {
  const { t } = useLanguage('rectification');
  const format = useFormat();
  const id = useId();
  const due = dueOf(draft);
  const missing = tried && due === null;
  return (
    <fieldset className={styles.plain}>
      <legend>{t('dueField.legend')}</legend>
      <div className="row" role="radiogroup" aria-label={t('dueField.legend')}>
        {(['count', 'day'] as const).map((by) => (
          <label key={by} className="row">
            <input type="radio" name={id} checked={draft.by === by} onChange={() => onChange({ ...draft, by })} />
            {t(`dueField.${by}`)}
          </label>
        ))}
      </div>
      {draft.by === 'count' ? (
        <Field
          label={t('dueField.workingDays')}
          inputMode="numeric"
          autoComplete="off"
          value={draft.workingDays}
          hint={due && 'workingDays' in due ? format.day(addWorkingDays(today(), due.workingDays).day) : null}
          problem={missing ? t('dueField.countWrong') : null}
          onChange={(event) => onChange({ ...draft, workingDays: event.target.value })}
        />
      ) : (
        <>
          <Field
            label={t('dueField.on')}
            type="date"
            value={draft.on}
            problem={missing && !(draft.on > today()) ? t('dueField.dayMissing') : null}
            onChange={(event) => onChange({ ...draft, on: event.target.value })}
          />
          <Field
            label={t('dueField.reason')}
            value={draft.reason}
            maxLength={500}
            problem={missing && draft.reason.trim().length < 2 ? t('act.tooShort') : null}
            onChange={(event) => onChange({ ...draft, reason: event.target.value })}
          />
        </>
      )}
    </fieldset>
  );
}
