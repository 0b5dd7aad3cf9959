import {
  drawVisits,
  publishCommitments,
  readVisitRound,
  readVisitSlots,
  type VisitRound,
} from '@xingcun/core/fieldwork/visits/contract';
import { drawObstacles } from '@xingcun/core/fieldwork/visits/round';
import { precisionOf, sampleSizes } from '@xingcun/core/fieldwork/visits/sample-size';
import { useId, useState } from 'react';
import { parseScore, useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { useWrite } from '../../app/query.ts';
import { Field } from '../../ui/field.tsx';
import { SeedEntry } from '../seed-entry.tsx';
import styles from './visits.module.css';

/** The ceremony: how many, the seed as read out before witnesses or revealed by the sides, and the draw. */
export function SeedSection({ round }: { round: VisitRound }) {
  const { t } = useLanguage('visits');
  const format = useFormat();
  const id = useId();
  const sizes = sampleSizes(round.households, round.precisionPercent, round.confidencePercent);
  const first = round.draws.length === 0;
  const [size, setSize] = useState(String(first ? sizes.proposed : sizes.most - round.sampleSize));
  const stale = { stale: [readVisitRound, readVisitSlots] };
  const draw = useWrite(drawVisits, stale);
  const commit = useWrite(publishCommitments, stale);
  const count = parseScore(size, 0);
  const params = { roundId: round.id };
  const situation = { ...round, waiting: round.progress.waiting, seeds: round.draws.map(({ seed }) => seed) };
  const tenths =
    count !== null && count > 0 ? precisionOf(round.households, count + round.sampleSize, round.confidencePercent) : null;
  return (
    <section className="card stack no-print" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{first ? t('seed.title') : t('draw.widen')}</h2>
      <p className="soft">{t('seed.body')}</p>
      <SeedEntry
        commitments={round.commitments}
        obstaclesOf={(seedParts) => drawObstacles(situation, { seedParts, size: count ?? 0 })}
        draw={{
          busy: draw.isPending,
          error: draw.error,
          onDraw: (seedParts, onSuccess) =>
            draw.mutate({ params, body: { seedParts, size: count ?? 0, version: round.version } }, { onSuccess }),
        }}
        commit={{
          busy: commit.isPending,
          error: commit.error,
          onCommit: (commitments) => commit.mutate({ params, body: { commitments, version: round.version } }),
        }}
      >
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
      </SeedEntry>
    </section>
  );
}
