import type { Disagreement } from '@xingcun/core/assessment/panel/contract';
import { useId, useState } from 'react';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { ErrorNotice } from '../../ui/error-state.tsx';
import styles from './panel.module.css';

/** What was said, oldest first. */
export function Thread({ entries }: Pick<Disagreement, 'entries'>) {
  const { t } = useLanguage('panel');
  const format = useFormat();
  if (entries.length === 0) return <p className="soft">{t('d.noEntries')}</p>;
  return (
    <ol className={styles.thread}>
      {entries.map(({ id, by, words, at }) => (
        <li key={id}>
          <p className="soft small">
            {by.name} · {format.moment(at)}
          </p>
          <p className={styles.quoted}>{words}</p>
        </li>
      ))}
    </ol>
  );
}

/** Words to be sent: nothing empty leaves. */
export function WordsForm(props: {
  label: string;
  hint: string;
  action: string;
  primary?: boolean;
  busy: boolean;
  error: Error | null;
  onSend: (words: string) => void;
}) {
  const { label, hint, action, primary = false, busy, error, onSend } = props;
  const { t } = useLanguage('panel');
  const id = useId();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const words = typed.trim();
  const wrong = tried && words === '';
  return (
    <form
      className="stack no-print"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (words !== '' && !busy) onSend(words);
      }}
    >
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <textarea
          id={id}
          className="input"
          rows={3}
          maxLength={2000}
          value={typed}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setTyped(event.target.value)}
        />
        <p id={`${id}-hint`} className={wrong ? 'field-problem' : 'field-hint'}>
          {wrong ? t('d.wordsMissing') : hint}
        </p>
      </div>
      {error && <ErrorNotice error={error} onRetry={() => onSend(words)} />}
      <div>
        <button type="submit" className={primary ? 'button button-primary' : 'button'} aria-disabled={busy}>
          {action}
        </button>
      </div>
    </form>
  );
}
