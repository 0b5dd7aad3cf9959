import { readRoll, type RollEntry } from '@xingcun/core/fieldwork/appraisal/roll';
import { useId, useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { obstacleText } from '../../app/obstacle-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import styles from './appraisal.module.css';

const faultsShown = 8;

/** The roll as text: typed, pasted or from a CSV file. Seats that stay keep their tick. */
export function RollDialog(props: { roll: readonly RollEntry[]; onApply: (roll: RollEntry[]) => void; onClose: () => void }) {
  const { roll, onApply, onClose } = props;
  const { t, language } = useLanguage('appraisal');
  const id = useId();
  const [text, setText] = useState(roll.map(({ number, label }) => `${number},${label}`).join('\n'));
  const [count, setCount] = useState('');
  const read = readRoll(text);
  const seats = Number(count);
  const generate = () =>
    setText(Array.from({ length: seats }, (_, index) => `${index + 1},代表${String(index + 1).padStart(2, '0')}`).join('\n'));
  const apply = () => {
    const present = new Set(roll.filter((entry) => entry.present).map(({ label }) => label));
    onApply(read.roll.map((entry) => ({ ...entry, present: present.has(entry.label) })));
    onClose();
  };
  return (
    <Dialog
      title={t('roll.edit')}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button
            type="button"
            className="button button-primary"
            disabled={read.faults.length > 0 || read.roll.length === 0}
            onClick={apply}
          >
            {t('roll.apply')}
          </button>
        </>
      }
    >
      <div className="stack">
        <div className={styles.generate}>
          <Field
            label={t('roll.count')}
            inputMode="numeric"
            autoComplete="off"
            value={count}
            onChange={(event) => setCount(event.target.value)}
          />
          <button type="button" className="button" disabled={!(seats >= 1 && seats <= 500)} onClick={generate}>
            {t('roll.generate')}
          </button>
        </div>
        <div className="field">
          <label htmlFor={`${id}-lines`}>{t('roll.lines')}</label>
          <textarea
            id={`${id}-lines`}
            className="input"
            rows={10}
            value={text}
            onChange={(event) => setText(event.target.value)}
            aria-describedby={`${id}-hint`}
            aria-invalid={read.faults.length > 0 ? true : undefined}
          />
          <p id={`${id}-hint`} className="field-hint">
            {t('roll.hint')}
          </p>
        </div>
        <div className="field">
          <label htmlFor={`${id}-file`}>{t('roll.file')}</label>
          <input
            id={`${id}-file`}
            type="file"
            className="input"
            accept=".csv,text/csv,text/plain"
            onChange={(event) => void event.target.files?.[0]?.text().then(setText)}
          />
        </div>
        {read.faults.length > 0 && (
          <div role="alert" className="notice notice-wrong">
            <div>
              <p>{t('roll.faults', { count: read.faults.length })}</p>
              <ul>
                {read.faults.slice(0, faultsShown).map((fault) => (
                  <li key={`${fault.line} ${fault.code}`}>{obstacleText(fault, language)}</li>
                ))}
              </ul>
            </div>
          </div>
        )}
      </div>
    </Dialog>
  );
}
