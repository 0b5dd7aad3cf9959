import { useId } from 'react';
import { useLanguage } from '../../app/language.ts';

/** Free text with the warning that it is about things, not persons. */
export function WordsField(props: {
  label: string;
  value: string;
  maxLength: number;
  rows?: number;
  hint?: string;
  problem?: string | null;
  onChange: (value: string) => void;
}) {
  const { label, value, maxLength, rows = 4, hint, problem = null, onChange } = props;
  const { t } = useLanguage('rectification');
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="input"
        rows={rows}
        maxLength={maxLength}
        value={value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-hint`} className={problem ? 'field-problem' : 'field-hint'}>
        {problem ?? (hint ? `${hint} ${t('noNames')}` : t('noNames'))}
      </p>
    </div>
  );
}
