import { useId, useState } from 'react';
import styles from './file-field.module.css';

/** A file to choose, with a button in the page's language (the browser's own is in the browser's). */
export function FileField(props: {
  label: string;
  choose: string;
  none: string;
  accept: string;
  onChoose: (file: File | null) => void;
}) {
  const { label, choose, none, accept, onChoose } = props;
  const id = useId();
  const [name, setName] = useState<string | null>(null);
  return (
    <div className="field">
      <strong id={`${id}-label`}>{label}</strong>
      <div className={styles.file}>
        <input
          id={id}
          type="file"
          accept={accept}
          className="said"
          aria-labelledby={`${id}-label`}
          onChange={({ target }) => {
            const file = target.files?.[0] ?? null;
            setName(file?.name ?? null);
            onChoose(file);
            target.value = ''; // the same file, corrected meanwhile, can be chosen again
          }}
        />
        <label htmlFor={id} className="button">
          {choose}
        </label>
        <output htmlFor={id} className={name === null ? 'soft' : undefined}>
          {name ?? none}
        </output>
      </div>
    </div>
  );
}
