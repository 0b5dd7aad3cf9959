import { commitmentOf } from '@xingcun/core/fieldwork/seed';
import type { Commitment } from '@xingcun/core/fieldwork/seed-parts';
import { useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { ErrorNotice } from '../../ui/error-state.tsx';
import { Field } from '../../ui/field.tsx';
import styles from './visits.module.css';

const nobody = { side: '', commitment: '' };

/** First the digests alone: whoever saw another's number could choose his own by it. */
export function CommitForm(props: { busy: boolean; error: unknown; onCommit: (commitments: Commitment[]) => void }) {
  const { busy, error, onCommit } = props;
  const { t } = useLanguage('visits');
  const [sides, setSides] = useState<Commitment[]>([nobody, nobody]);
  const trimmed = sides.map(({ side, commitment }) => ({ side: side.trim(), commitment: commitment.trim().toLowerCase() }));
  const ready = trimmed.every(({ side, commitment }) => side.length >= 2 && /^[0-9a-f]{64}$/.test(commitment));
  const set = (index: number, change: Partial<Commitment>) =>
    setSides(sides.map((side, position) => (position === index ? { ...side, ...change } : side)));
  return (
    <div className="stack">
      <p className="small soft">{t('seed.commitBody')}</p>
      {sides.map(({ side, commitment }, index) => (
        // the fields stay in place
        <div key={index} className={styles.fields}>
          <Field
            label={t('seed.side', { count: index + 1 })}
            maxLength={60}
            value={side}
            onChange={(event) => set(index, { side: event.target.value })}
          />
          <Field
            label={t('seed.commitment', { side: side.trim() || t('seed.someSide', { count: index + 1 }) })}
            autoComplete="off"
            spellCheck={false}
            value={commitment}
            onChange={(event) => set(index, { commitment: event.target.value })}
          />
        </div>
      ))}
      <DigestHelper />
      <div>
        <button type="button" className="button button-primary" disabled={!ready || busy} onClick={() => onCommit(trimmed)}>
          {t('seed.commitNow')}
        </button>
      </div>
      {error !== null && <ErrorNotice error={error} />}
    </div>
  );
}

function DigestHelper() {
  const { t } = useLanguage('visits');
  const [own, setOwn] = useState({ number: '', salt: '' });
  return (
    <details>
      <summary>{t('seed.compute')}</summary>
      <div className="stack">
        <p className="small soft">{t('seed.computeBody')}</p>
        <div className={styles.fields}>
          <Field
            label={t('seed.number')}
            value={own.number}
            onChange={(event) => setOwn({ ...own, number: event.target.value })}
          />
          <Field
            label={t('seed.saltPlain')}
            value={own.salt}
            onChange={(event) => setOwn({ ...own, salt: event.target.value })}
          />
        </div>
        {own.number !== '' && own.salt !== '' && (
          <p>
            {t('seed.digestIs')} <code className={styles.code}>{commitmentOf(own)}</code>
          </p>
        )}
      </div>
    </details>
  );
}

/** Then the numbers, each beside the digest that it must fit. */
export function RevealFields(props: {
  commitments: readonly Commitment[];
  reveals: readonly { number: string; salt: string }[];
  onChange: (reveals: { number: string; salt: string }[]) => void;
}) {
  const { commitments, reveals, onChange } = props;
  const { t } = useLanguage('visits');
  const at = (index: number) => reveals[index] ?? { number: '', salt: '' };
  const set = (index: number, change: Partial<{ number: string; salt: string }>) =>
    onChange(commitments.map((_, position) => (position === index ? { ...at(position), ...change } : at(position))));
  return (
    <div className="stack">
      <h3>{t('seed.published')}</h3>
      {commitments.map(({ side, commitment }, index) => (
        <div key={side} className={styles.fields}>
          <p>
            {side} <code className={styles.code}>{commitment}</code>
          </p>
          <Field
            label={t('seed.reveal', { side })}
            inputMode="numeric"
            value={at(index).number}
            onChange={(event) => set(index, { number: event.target.value.trim() })}
          />
          <Field
            label={t('seed.salt', { side })}
            value={at(index).salt}
            onChange={(event) => set(index, { salt: event.target.value.trim() })}
          />
        </div>
      ))}
    </div>
  );
}
