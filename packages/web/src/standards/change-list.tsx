import type { compareStandards } from '@xingcun/core/standards/contract';
import type { ResponseOf } from '@xingcun/core/route';
import type { Star } from '@xingcun/core/standards/standard';
import { useLanguage } from '../app/language.ts';
import { StarGlyph } from '../ui/star-glyph.tsx';
import styles from './change-list.module.css';
import { glyphOf } from './star-glyphs.ts';

type Changes = ResponseOf<typeof compareStandards>;

/** Differences between two versions, in words, under the stars that they touch. @param stars to name them; without, one list */
export function ChangeList({ changes, stars }: { changes: Changes; stars: readonly Pick<Star, 'code' | 'title'>[] }) {
  const { t, words } = useLanguage('standards');
  const groups = Map.groupBy(changes, ({ stars: touched }) =>
    stars.length > 0 && touched.length === 1 ? (touched[0] ?? '') : '',
  );
  const ordered = ['', ...stars.map(({ code }) => code)].filter((code, index, codes) => codes.indexOf(code) === index);
  const gone = [...groups.keys()].filter((code) => !ordered.includes(code));
  return (
    <div className="stack">
      {[...ordered, ...gone].map((code) => {
        const group = groups.get(code);
        if (!group) return null;
        const star = stars.find((each) => each.code === code);
        const glyph = glyphOf(code);
        return (
          <section key={code}>
            {stars.length > 0 && (
              <h3 className={styles.star}>
                {glyph && <StarGlyph name={glyph} size={20} />}
                {star ? words(star.title) : code === '' ? t('changes.whole') : code}
              </h3>
            )}
            <ul className={styles.changes}>
              {group.map((change) => (
                <li key={words(change.words)}>{words(change.words)}</li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
