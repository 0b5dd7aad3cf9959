import { type ComponentProps, type ReactNode, useId, useState } from 'react';
import styles from './field.module.css';

type FieldProps = Omit<ComponentProps<'input'>, 'id' | 'className'> & {
  label: string;
  hint?: ReactNode;
  /** What is wrong with it and what would be right; null or absent where nothing is. */
  problem?: string | null;
};

/** A labelled text field without antd. */
export function Field({ label, hint, problem, ...input }: FieldProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        className="input"
        aria-invalid={problem ? true : undefined}
        aria-describedby={described || undefined}
      />
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} className="field-problem">
          {problem}
        </p>
      )}
    </div>
  );
}

/** A password that can be looked at: mistyping in the dark costs more than it protects. */
export function PasswordField({ label, hint, problem, show, hide, ...input }: FieldProps & { show: string; hide: string }) {
  const [visible, setVisible] = useState(false);
  return (
    <div className={styles.password}>
      <Field {...input} label={label} hint={hint} problem={problem ?? null} type={visible ? 'text' : 'password'} />
      <button type="button" className={styles.eye} aria-pressed={visible} onClick={() => setVisible(!visible)}>
        {visible ? hide : show}
      </button>
    </div>
  );
}
