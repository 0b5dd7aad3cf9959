import { useLanguage } from '../app/language.ts';
import styles from './page-skeleton.module.css';

/** The shape of what comes: a title, a line and blocks. `rows` as many as the list will roughly have. */
export function PageSkeleton({ rows = 5 }: { rows?: number }) {
  const { t } = useLanguage('ui');
  return (
    <output className={styles.skeleton}>
      <span className="said">{t('loading')}</span>
      <span className={styles.title} />
      <span className={styles.line} />
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className={styles.row} />
      ))}
    </output>
  );
}
