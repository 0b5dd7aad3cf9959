import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { type GlyphName, StarGlyph } from './star-glyph.tsx';
import styles from './star-row.module.css';
import { StateMark } from './state-tag.tsx';

export interface RowStar {
  code: string;
  name: string;
  state: 'won' | 'notYet' | 'objection' | 'suspended' | 'removed' | 'vetoed';
  glyph: GlyphName | null;
}

/** Stars as medallions with their signs and names; filled when won. `link` wraps one star's content, e.g. in a link to its reasons. */
export function StarRow({ stars, link }: { stars: readonly RowStar[]; link?: (star: RowStar, content: ReactNode) => ReactNode }) {
  return (
    <div className={styles.frame}>
      <ul className={styles.row}>
        {stars.map((star) => {
          const content = (
            <span className={`${styles.star} ${styles[star.state]}`}>
              <span className={styles.medal}>
                {star.glyph ? <StarGlyph name={star.glyph} size={28} /> : <Icon name={star.state} size={28} />}
              </span>
              <span className={styles.badge}>
                <StateMark state={star.state} size={16} />
              </span>
              <span className={styles.name}>{star.name}</span>
            </span>
          );
          return <li key={star.code}>{link ? link(star, content) : content}</li>;
        })}
      </ul>
    </div>
  );
}
