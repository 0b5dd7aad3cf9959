import { shortText } from '@xingcun/core/values/exact';
import { type ReactNode, useId, useState } from 'react';

/**
 * A number in its smallest unit, typed as people write it. What cannot be read stays in the field with what is wrong; it is taken when
 * the field is left or Enter is pressed.
 * @param read the typed text as a number, or what is wrong with it in a sentence
 */
export function NumberField(props: {
  label: ReactNode;
  unit: string;
  hint?: string;
  value: number | null;
  places: number;
  disabled?: boolean;
  read: (text: string) => number | null | { problem: string };
  onChange: (value: number | null) => void;
}) {
  const { label, unit, hint, value, places, disabled = false, read, onChange } = props;
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = value === null ? '' : shortText(value, places);
  const reading = typed === null ? value : read(typed);
  const problem = reading !== null && typeof reading === 'object' ? reading.problem : null;
  const [left, setLeft] = useState(false);
  const take = () => {
    setLeft(true);
    if (typed === null || (reading !== null && typeof reading === 'object')) return;
    setTyped(null);
    if (reading !== value) onChange(reading);
  };
  const wrong = left && problem !== null;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="row">
        <input
          id={id}
          className="input figures"
          style={{ inlineSize: '9rem', textAlign: 'end' }}
          inputMode="decimal"
          autoComplete="off"
          disabled={disabled}
          value={typed ?? shown}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={`${id}-note`}
          onChange={(event) => setTyped(event.target.value)}
          onFocus={() => setLeft(false)}
          onBlur={take}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) take();
          }}
        />
        {unit && <span className="soft">{unit}</span>}
      </span>
      <p id={`${id}-note`} className={wrong ? 'field-problem' : 'field-hint'}>
        {wrong ? problem : hint}
      </p>
    </div>
  );
}
