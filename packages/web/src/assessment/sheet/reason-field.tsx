import { useId, useState } from 'react';
import { useLanguage } from '../../app/language.ts';

/** The reason of a score; every stroke is kept on this device, and sent when the typing pauses. */
export function ReasonField(props: {
  reason: string;
  problem: string | null;
  disabled: boolean;
  onChange: (reason: string) => void;
  onLeave: () => void;
}) {
  const { reason, problem, disabled, onChange, onLeave } = props;
  const { t } = useLanguage('assessment');
  const id = useId();
  // While it is being typed the field holds its own text: what comes back saved has its ends trimmed.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <div className="field">
      <label htmlFor={id}>{t('panel.reason')}</label>
      <textarea
        id={id}
        className="input"
        rows={3}
        maxLength={2000}
        disabled={disabled}
        value={typed ?? reason}
        aria-invalid={problem === null ? undefined : true}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(event.target.value);
        }}
        onBlur={() => {
          setTyped(null);
          onLeave();
        }}
      />
      {problem !== null && (
        <p id={`${id}-problem`} className="field-problem">
          {problem}
        </p>
      )}
    </div>
  );
}
