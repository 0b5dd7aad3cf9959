import { stageRules } from '@xingcun/core/cycles/stage';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { type StateName, StateMark } from '../../ui/state-tag.tsx';
import { Digest } from '../digest.tsx';
import type { Assessment } from '../queries.ts';
import styles from './passage-page.module.css';

type Act = Assessment['acts'][number];
const marks = { opened: 'waiting', submitted: 'done', sentBack: 'returned', sealed: 'sealed' } as const satisfies Record<
  Act['act'],
  StateName
>;

/** Every step, newest first: what, who, when, why, and the digest of what was sealed. */
export function ActsTimeline({ acts }: { acts: readonly Act[] }) {
  const { t, words } = useLanguage('assessment');
  const format = useFormat();
  // The server tells them in order; of one moment the last told comes first here.
  const newest = acts.toReversed().toSorted((a, b) => b.at.localeCompare(a.at));
  return (
    <section className={styles.section}>
      <h2>{t('acts.title')}</h2>
      {newest.length === 0 && <p className="soft">{t('acts.none')}</p>}
      <ol className={styles.timeline}>
        {newest.map(({ stage, round, act, by, at, reason, digest }) => (
          <li key={`${stage} ${round} ${act} ${at}`}>
            <span className={styles.dot}>
              <StateMark state={marks[act]}>{t(`acts.${act}`)}</StateMark>
            </span>
            <p>
              <strong>
                {words(stageRules[stage].words)} · {t(`acts.${act}`)}
              </strong>
              {round > 1 && <span className="soft"> · {t('acts.round', { round })}</span>}
            </p>
            <p className="soft small">
              {format.moment(at)}
              {by && ` · ${by.name}`}
            </p>
            {reason && <p className={styles.quoted}>{reason}</p>}
            {digest && (
              <p className="small">
                {t('passage.digest')} <Digest digest={digest} />
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
