import { type Asked, askable, type Option, options, optionWords } from '@xingcun/core/fieldwork/appraisal/asked';
import type { KeyboardEvent } from 'react';
import { useLanguage } from '../../app/language.ts';
import styles from './ballot.module.css';

export type Mark = Option | 'blank';

/** One question with its four options, and “left blank”, as large targets. */
export function MarkField(props: {
  asked: Asked;
  step: string;
  value: Mark | undefined;
  onChange: (mark: Mark) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
}) {
  const { asked, step, value, onChange, onKeyDown } = props;
  const { t, words } = useLanguage('appraisal');
  return (
    <fieldset className={styles.question}>
      <legend>
        <span className="soft small">{step}</span>
        <span className={styles.subject}>{words(askable[asked].words)}</span>
      </legend>
      <div className={styles.options}>
        {[...options, 'blank' as const].map((mark) => (
          <label key={mark} className={styles.option}>
            <input type="radio" name={asked} checked={value === mark} onChange={() => onChange(mark)} onKeyDown={onKeyDown} />
            {mark === 'blank' ? t('result.blank') : words(optionWords[mark])}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The marks as a ballot says them. */
export function choicesOf(marks: Partial<Record<Asked, Mark>>): Partial<Record<Asked, Option | null>> {
  return Object.fromEntries(Object.entries(marks).map(([asked, mark]) => [asked, mark === 'blank' ? null : mark]));
}
