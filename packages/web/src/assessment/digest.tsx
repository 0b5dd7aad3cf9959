import styles from './digest.module.css';

/** The first characters of a digest in fours, enough to compare by eye; the whole of it on hover. */
export function Digest({ digest }: { digest: string }) {
  const [, figures = digest] = /^\w+:(.*)$/.exec(digest) ?? [];
  const shown = figures.slice(0, 16).match(/.{1,4}/g) ?? [];
  return (
    <code className={styles.digest} title={digest}>
      {shown.join(' ')}
      {figures.length > 16 && '…'}
    </code>
  );
}
