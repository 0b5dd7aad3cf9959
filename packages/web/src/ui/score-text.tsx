import { formatScore } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import styles from './score-text.module.css';

/** A score with the unit's places, and out of how much. Null is missing, which is not zero. */
export function ScoreText({ score, outOf, places = 2 }: { score: number | null; outOf?: number; places?: number }) {
  const { t } = useLanguage('ui');
  return (
    <span className={`figures ${styles.score}`}>
      {score === null ? (
        <>
          <span aria-hidden="true">—</span>
          <span className="said">{t('grid.empty')}</span>
        </>
      ) : (
        formatScore(score, places)
      )}
      {outOf !== undefined && <span className={styles.outOf}> / {formatScore(outOf, places)}</span>}
    </span>
  );
}

/** A difference, with its sign in words of shape: ▲ more, ▼ less; nothing where there is none. */
export function ScoreChange({ by, places = 2 }: { by: number; places?: number }) {
  if (by === 0) return null;
  return (
    <span className={`figures ${styles.change}`}>
      <span aria-hidden="true">{by > 0 ? '▲' : '▼'}</span>
      <span className="said">{by > 0 ? '+' : '−'}</span>
      {formatScore(Math.abs(by), places)}
    </span>
  );
}
