import { seedText } from '@xingcun/core/fieldwork/seed';
import { type Commitment, type SeedParts, seedRules } from '@xingcun/core/fieldwork/seed-parts';
import type { Obstacle } from '@xingcun/core/obstacle';
import { type ReactNode, useId, useState } from 'react';
import { useLanguage } from '../app/language.ts';
import { obstacleText } from '../app/obstacle-words.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { Field } from '../ui/field.tsx';
import { CommitForm, RevealFields } from './visits/commit-form.tsx';
import styles from './visits/visits.module.css';

interface Write {
  busy: boolean;
  error: unknown;
}

/** The seed of a draw as it is found in public – thrown before witnesses, or revealed by sides that committed before – and the draw. */
export function SeedEntry(props: {
  commitments: readonly Commitment[];
  /** Why the draw is not open with these parts. */
  obstaclesOf: (parts: SeedParts) => readonly Obstacle[];
  draw: Write & { onDraw: (parts: SeedParts, onSuccess: () => void) => void };
  commit: Write & { onCommit: (commitments: Commitment[]) => void };
  /** What else the draw asks, above the seed. */
  children?: ReactNode;
}) {
  const { commitments, obstaclesOf, draw, commit, children } = props;
  const { t, language } = useLanguage('visits');
  const id = useId();
  const [kind, setKind] = useState<SeedParts['kind']>(commitments.length > 0 ? 'committedNumbers' : 'dice');
  const [throws, setThrows] = useState('');
  const [witnesses, setWitnesses] = useState(['', '']);
  const [reveals, setReveals] = useState<{ number: string; salt: string }[]>([]);
  const [asking, setAsking] = useState(false);
  const figures = throws.replace(/[\s,，、]/g, '');
  const posts = witnesses.map((post) => post.trim()).filter((post) => post.length >= 2);
  const parts: SeedParts =
    kind === 'dice'
      ? { kind, throws: figures.split('').map(Number), witnesses: posts }
      : { kind, sides: commitments.map((each, index) => ({ ...each, number: '', salt: '', ...reveals[index] })) };
  const [obstacle] = obstaclesOf(parts);
  return (
    <>
      {children}
      <fieldset className={styles.choice}>
        <legend>{t('seed.kind')}</legend>
        {(['dice', 'committedNumbers'] as const).map((each) => (
          <label key={each}>
            <input type="radio" name={`${id}-kind`} checked={kind === each} onChange={() => setKind(each)} />
            {t(each === 'dice' ? 'seed.dice' : 'seed.committed')}
          </label>
        ))}
      </fieldset>
      {kind === 'dice' && (
        <div className={styles.fields}>
          <Field
            label={t('seed.throws')}
            inputMode="numeric"
            autoComplete="off"
            value={throws}
            onChange={(event) => setThrows(event.target.value)}
            problem={/^[1-6]*$/.test(figures) ? null : t('seed.throwsWrong')}
            hint={t('seed.throwsHint', { count: figures.length, needed: seedRules.dice.throws })}
          />
          {witnesses.map((post, index) => (
            <Field
              // the fields stay in place
              key={index}
              label={t('seed.witness', { count: index + 1 })}
              maxLength={60}
              value={post}
              onChange={(event) => setWitnesses(witnesses.with(index, event.target.value))}
            />
          ))}
        </div>
      )}
      {kind === 'committedNumbers' &&
        (commitments.length > 0 ? (
          <RevealFields commitments={commitments} reveals={reveals} onChange={setReveals} />
        ) : (
          <CommitForm busy={commit.busy} error={commit.error} onCommit={commit.onCommit} />
        ))}
      {(kind === 'dice' || commitments.length > 0) && (
        <div className="row">
          <button
            type="button"
            className="button button-primary"
            aria-disabled={obstacle !== undefined}
            aria-describedby={`${id}-why`}
            onClick={() => obstacle === undefined && setAsking(true)}
          >
            {t('draw.act')}
          </button>
          <p id={`${id}-why`} className="small soft">
            {obstacle && t('act.blocked', { reason: obstacleText(obstacle, language) })}
          </p>
        </div>
      )}
      {asking && (
        <ConfirmDialog
          title={t('draw.act')}
          action={t('draw.act')}
          busy={draw.busy}
          error={draw.error}
          onConfirm={() =>
            draw.onDraw(parts, () => {
              setAsking(false);
              setThrows('');
            })
          }
          onClose={() => setAsking(false)}
        >
          <p>{t('draw.confirm')}</p>
          <p>
            <code className={styles.code}>{seedText(parts)}</code>
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}
