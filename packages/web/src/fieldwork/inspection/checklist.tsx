import type { ChecklistStar } from '@xingcun/core/fieldwork/inspection/checklist';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../app/language.ts';
import type { Library } from '../evidence/items-choice.tsx';
import type { Line } from './finding-draft.ts';
import { type Keep, LineCard } from './line-card.tsx';
import styles from './inspection.module.css';

/** The list of one star, and the way to the others with how far each is. */
export function Checklist(props: {
  inspectionId: string;
  assessmentId: string;
  library: Library | null;
  checklist: readonly ChecklistStar[];
  lines: readonly Line[];
  star: string | undefined;
  mayWrite: (starCode: string) => boolean;
  keep: Keep;
}) {
  const { inspectionId, assessmentId, library, checklist, lines, star, mayWrite, keep } = props;
  const { t, words } = useLanguage('inspection');
  const current = checklist.find(({ starCode }) => starCode === star) ?? checklist[0];
  const of = (starCode: string) => lines.filter(({ line }) => line.starCode === starCode);
  const writable = current !== undefined && mayWrite(current.starCode);
  return (
    <section className="stack no-print" aria-labelledby="lists">
      <h2 id="lists" className="said">
        {t('stars')}
      </h2>
      <nav className={styles.stars} aria-label={t('stars')}>
        {checklist.map(({ starCode, title }) => (
          <Link
            key={starCode}
            to="/work/inspections/$inspectionId"
            params={{ inspectionId }}
            search={{ star: starCode }}
            replace
            aria-current={starCode === current?.starCode ? 'page' : undefined}
          >
            {words(title)}{' '}
            <span className="figures soft">
              {t('star.progress', {
                done: of(starCode).filter(({ shown, entry }) => shown.answer !== null && entry?.standing !== 'open').length,
                lines: of(starCode).length,
              })}
            </span>
          </Link>
        ))}
      </nav>
      {current?.boundary && (
        <p className="notice">
          <span>
            <strong>{t('star.boundary')}</strong> {words(current.boundary)}
          </span>
        </p>
      )}
      {writable && <p className={`soft small ${styles.keys}`}>{t('keys')}</p>}
      {current && current.items.length === 0 && <p className="soft">{t('star.noLines')}</p>}
      <ol className={styles.items}>
        {current?.items.map(({ itemCode, title }) => (
          <li key={itemCode} className={styles.item}>
            <h3>{words(title)}</h3>
            <ul className={styles.lines}>
              {of(current.starCode)
                .filter(({ line }) => line.itemCode === itemCode)
                .map((line) => (
                  <LineCard
                    key={line.line.key}
                    inspectionId={inspectionId}
                    assessmentId={assessmentId}
                    library={library}
                    line={line}
                    writable={writable}
                    keep={keep}
                  />
                ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
