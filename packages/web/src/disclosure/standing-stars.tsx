import type { RecordedStandingAct } from '@xingcun/core/disclosure/recognition-contract';
import { type StarStanding, standingActWords, standingWords } from '@xingcun/core/disclosure/star-standing';
import type { Text } from '@xingcun/core/text';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { type StateName, StateTag } from '../ui/state-tag.tsx';
import styles from './standing-stars.module.css';

interface StandingStar {
  starCode: string;
  title: Text;
  standing: StarStanding;
}

const states: Record<StarStanding, StateName> = { won: 'won', notWon: 'notYet', suspended: 'suspended', removed: 'removed' };

/** Every star that the village went for and how it stands today. */
export function StandingStars({ stars }: { stars: readonly StandingStar[] }) {
  const { words } = useLanguage('recognition');
  return (
    <ul className={styles.stars}>
      {stars.map(({ starCode, title, standing }) => (
        <li key={starCode}>
          <span>{words(title)}</span>
          <StateTag state={states[standing]}>{words(standingWords[standing])}</StateTag>
        </li>
      ))}
    </ul>
  );
}

/** What was done to stars, the newest first, each with its document. */
export function StandingActs({ acts, stars }: { acts: readonly RecordedStandingAct[]; stars: readonly StandingStar[] }) {
  const { t, words } = useLanguage('recognition');
  const format = useFormat();
  if (acts.length === 0) return <p className="soft">{t('act.none')}</p>;
  return (
    <ol className={styles.acts}>
      {acts.toReversed().map(({ starCode, act, fromOn, untilOn, document, authority, reason, recordedAt }) => {
        const star = stars.find((each) => each.starCode === starCode);
        return (
          <li key={`${starCode} ${recordedAt}`}>
            <strong>
              {star ? words(star.title) : starCode} ·{' '}
              {t('act.line', { act: words(standingActWords[act]), day: format.day(fromOn) })}
              {untilOn !== null && t('act.until', { day: format.day(untilOn) })}
            </strong>
            <p>{reason}</p>
            <p className="soft small">{t('act.by', { authority, document })}</p>
          </li>
        );
      })}
    </ol>
  );
}
