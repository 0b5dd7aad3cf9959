import styles from './visits.module.css';

/** From 0 to 100 percent: the interval as a band, the threshold as a line. The figures stand beside it. */
export function IntervalBar({ low, high, threshold }: { low: number; high: number; threshold: number }) {
  return (
    <svg className={styles.bar} viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect x="0" y="4" width="100" height="4" className={styles.track} />
      <rect x={low} y="2" width={Math.max(1, high - low)} height="8" className={styles.band} />
      <rect x={threshold - 0.4} y="0" width="0.8" height="12" className={styles.line} />
    </svg>
  );
}
