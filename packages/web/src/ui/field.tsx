import { type ComponentProps, type ReactNode, useId, useState } from 'react';
import styles from './field.module.css';

interface Said {
  label: string;
  hint?: ReactNode;
  /** What is wrong with it and what would be right; null or absent where nothing is. */
  problem?: string | null | undefined;
}
type FieldProps = Omit<ComponentProps<'input'>, 'id' | 'className'> & Said;

/** A labelled text field without antd. */
export function Field({ label, hint, problem, ...input }: FieldProps) {
  return <Labelled {...{ label, hint, problem }}>{(wired) => <input {...input} {...wired} />}</Labelled>;
}

/** For words that may be longer than a line; it grows with them. */
export function LongField({ label, hint, problem, ...area }: Omit<ComponentProps<'textarea'>, 'id' | 'className'> & Said) {
  return (
    <Labelled {...{ label, hint, problem }}>
      {({ className, ...wired }) => <textarea rows={2} {...area} {...wired} className={`${className} ${styles.long}`} />}
    </Labelled>
  );
}

interface Wired {
  id: string;
  className: string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
}

function Labelled({ label, hint, problem, children }: Said & { children: (wired: Wired) => ReactNode }) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        className: 'input',
        'aria-invalid': problem ? true : undefined,
        'aria-describedby': described || undefined,
      })}
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
