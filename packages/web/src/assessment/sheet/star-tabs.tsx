import type { Standard } from '@xingcun/core/standards/standard';
import { Link } from '@tanstack/react-router';
import type { Stage } from '@xingcun/core/cycles/stage';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { glyphOf } from '../../standards/star-glyphs.ts';
import { Icon } from '../../ui/icon.tsx';
import { StarGlyph } from '../../ui/star-glyph.tsx';
import { StateMark } from '../../ui/state-tag.tsx';
import type { SheetFilter } from '../search.ts';
import type { StarProgress } from './rows.ts';
import styles from './star-tabs.module.css';

interface Props {
  assessmentId: string;
  stage: Stage;
  standard: Standard;
  progress: readonly StarProgress[];
  current: string | null;
  /** Stars whose lead unit has signed off. */
  signedOff: readonly string[];
  show: SheetFilter | undefined;
}

/** One tab a star: what is filled, what lacks proof, how many points of those needed. */
export function StarTabs({ assessmentId, stage, standard, progress, current, signedOff, show }: Props) {
  const { t, words } = useLanguage('assessment');
  const format = useFormat();
  return (
    <nav className={`${styles.tabs} no-print`} aria-label={t('sheet.stars')}>
      {progress.map(({ starCode, items, filled, lackingProof, returned, score, passMark, state }) => {
        const star = standard.stars.find(({ code }) => code === starCode);
        const glyph = glyphOf(starCode);
        return (
          <Link
            key={starCode}
            to="/work/assessments/$assessmentId/sheets/$stage"
            params={{ assessmentId, stage }}
            search={show === undefined ? { star: starCode } : { star: starCode, show }}
            replace
            resetScroll={false}
            title={star && words(star.title)}
            className={current === starCode ? `${styles.tab} ${styles.current}` : styles.tab}
            activeProps={{}}
            aria-current={current === starCode ? 'true' : undefined}
          >
            <span className={styles.name}>
              {glyph ? <StarGlyph name={glyph} size={20} /> : <Icon name="notYet" size={20} />}
              <span>{star ? words(star.title) : starCode}</span>
              {state === 'won' && <StateMark state="won">{t('sheet.wouldWin')}</StateMark>}
              {state === 'vetoed' && <StateMark state="vetoed" />}
            </span>
            <span className={`figures ${styles.counts}`}>
              <span className={filled === items ? styles.full : undefined}>
                {filled === items && <Icon name="done" size={12} />}
                <span className="said">{t('sheet.filled')} </span>
                {filled}/{items}
              </span>
              {returned > 0 && (
                <span className={styles.returned}>
                  <Icon name="returned" size={12} />
                  {t('sheet.returnedCount', { count: returned })}
                </span>
              )}
              {signedOff.includes(starCode) && (
                <span className={styles.full}>
                  <Icon name="sealed" size={12} />
                  {t('sheet.signedOff')}
                </span>
              )}
              {lackingProof > 0 && <span>{t('sheet.noProofShort', { count: lackingProof })}</span>}
              <span className={styles.points}>
                {format.score(score, standard.scorePlaces)}
                {passMark !== null && (
                  <>
                    <span className="said"> {t('sheet.passMark')} </span>/
                    {format.score(passMark, standard.scorePlaces).replace(/\.0+$/, '')}
                  </>
                )}
              </span>
            </span>
          </Link>
        );
      })}
    </nav>
  );
}
