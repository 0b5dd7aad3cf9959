import { useLanguage } from './language.ts';
import styles from './public-frame.module.css';

/** At the end of the printed page: where it stands on the web, to type and to scan. */
export function PaperFoot({ code }: { code: string }) {
  const { t } = useLanguage('app');
  const [, address = ''] = /data-address="([^"]*)"/.exec(code) ?? [];
  return (
    <footer className={`print-only ${styles.paper}`}>
      {/* the drawing comes from the server, which made it of this page's address and nothing else */}
      <span
        className={styles.code}
        id="page-code"
        role="img"
        aria-label={t('paper.scan')}
        dangerouslySetInnerHTML={{ __html: code }}
      />
      <span>
        {t('paper.scan')}
        <br />
        {t('paper.address')} <bdi>{address.replaceAll('&amp;', '&')}</bdi>
      </span>
    </footer>
  );
}
