import type { Standard } from '@xingcun/core/standards/standard';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import { glyphOf } from '../../standards/star-glyphs.ts';
import { Icon } from '../../ui/icon.tsx';
import { StarGlyph } from '../../ui/star-glyph.tsx';
import type { Assessment } from '../queries.ts';
import styles from './passage-page.module.css';

/** The stars the village goes for, with what it promised. */
export function DeclaredStars({ assessment: { application }, standard }: { assessment: Assessment; standard: Standard }) {
  const { t, words } = useLanguage('assessment');
  const format = useFormat();
  const declared = standard.stars.filter(({ code }) => application?.stars.includes(code));
  return (
    <section className={styles.section} id="stars">
      <div className={styles.heading}>
        <h2>{t('stars.declared', { count: declared.length })}</h2>
        {application?.submittedAt && (
          <span className="soft small">{t('stars.submittedAt', { when: format.moment(application.submittedAt) })}</span>
        )}
      </div>
      {declared.length === 0 ? (
        <p className="soft">{t('stars.none')}</p>
      ) : (
        <ul className={styles.stars}>
          {declared.map(({ code, title }) => {
            const glyph = glyphOf(code);
            return (
              <li key={code}>
                {glyph ? <StarGlyph name={glyph} /> : <Icon name="notYet" size={24} />}
                <div>
                  {words(title)}
                  {application?.commitments[code] && <p className="soft small">{application.commitments[code]}</p>}
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
