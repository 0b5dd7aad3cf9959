import {
  drawVisits,
  publishCommitments,
  readVisitRound,
  readVisitSlots,
  type VisitRound,
} from '@xingcun/core/fieldwork/visits/contract';
import { drawObstacles } from '@xingcun/core/fieldwork/visits/round';
import { precisionOf, sampleSizes } from '@xingcun/core/fieldwork/visits/sample-size';
import { type SeedParts, seedRules, seedText } from '@xingcun/core/fieldwork/seed';
import { useId, useState } from 'react';
import { parseScore, useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { obstacleText } from '../../app/obstacle-words.ts';
import { useWrite } from '../../app/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { CommitForm, RevealFields } from './commit-form.tsx';
import styles from './visits.module.css';

/** The ceremony: how many, the seed as read out before witnesses or revealed by the sides, and the draw. */
export function SeedSection({ round }: { round: VisitRound }) {
  const { t, language } = useLanguage('visits');
  const format = useFormat();
  const id = useId();
  const sizes = sampleSizes(round.households, round.precisionPercent, round.confidencePercent);
  const first = round.draws.length === 0;
  const [kind, setKind] = useState<SeedParts['kind']>(round.commitments.length > 0 ? 'committedNumbers' : 'dice');
  const [size, setSize] = useState(String(first ? sizes.proposed : sizes.most - round.sampleSize));
  const [throws, setThrows] = useState('');
  const [witnesses, setWitnesses] = useState(['', '']);
  const [reveals, setReveals] = useState<{ number: string; salt: string }[]>([]);
  const [asking, setAsking] = useState(false);
  const stale = { stale: [readVisitRound, readVisitSlots] };
  const draw = useWrite(drawVisits, stale);
  const commit = useWrite(publishCommitments, stale);
  const figures = throws.replace(/[\s,，、]/g, '');
  const count = parseScore(size, 0);
  const seedParts: SeedParts =
    kind === 'dice'
      ? {
          kind,
          throws: [...figures].map(Number),
          witnesses: witnesses.map((post) => post.trim()).filter((post) => post.length >= 2),
        }
      : {
          kind,
          sides: round.commitments.map((each, index) => ({ ...each, number: '', salt: '', ...reveals[index] })),
        };
  const situation = {
    ...round,
    waiting: round.progress.waiting,
    seeds: round.draws.map(({ seed }) => seed),
  };
  const obstacles = drawObstacles(situation, { seedParts, size: count ?? 0 });
  const [obstacle] = obstacles;
  const tenths =
    count !== null && count > 0 ? precisionOf(round.households, count + round.sampleSize, round.confidencePercent) : null;
  return (
    <section className="card stack no-print" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{first ? t('seed.title') : t('draw.widen')}</h2>
      <p className="soft">{t('seed.body')}</p>
      <p className="small soft">
        {t('size.body', {
          precision: round.precisionPercent,
          confidence: round.confidencePercent,
          wished: sizes.wished,
          least: sizes.least,
          most: sizes.most,
        })}
      </p>
      <div className={styles.fields}>
        <Field
          label={t('size.label')}
          inputMode="numeric"
          value={size}
          onChange={(event) => setSize(event.target.value)}
          hint={
            tenths !== null && count !== null
              ? t('size.gives', { count: count + round.sampleSize, precision: format.number(tenths / 10) })
              : null
          }
        />
      </div>
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
              // biome-ignore lint/suspicious/noArrayIndexKey: fields stay in place
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
        (round.commitments.length > 0 ? (
          <RevealFields commitments={round.commitments} reveals={reveals} onChange={setReveals} />
        ) : (
          <CommitForm
            busy={commit.isPending}
            error={commit.error}
            onCommit={(commitments) =>
              commit.mutate({ params: { roundId: round.id }, body: { commitments, version: round.version } })
            }
          />
        ))}
      {(kind === 'dice' || round.commitments.length > 0) && (
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
          busy={draw.isPending}
          error={draw.error}
          onConfirm={() =>
            draw.mutate(
              { params: { roundId: round.id }, body: { seedParts, size: count ?? 0, version: round.version } },
              {
                onSuccess: () => {
                  setAsking(false);
                  setThrows('');
                },
              },
            )
          }
          onClose={() => setAsking(false)}
        >
          <p>{t('draw.confirm')}</p>
          <p>
            <code className={styles.code}>{seedText(seedParts)}</code>
          </p>
        </ConfirmDialog>
      )}
    </section>
  );
}
