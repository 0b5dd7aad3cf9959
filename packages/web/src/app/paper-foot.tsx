import { useLanguage } from './language.ts';
import styles from './public-frame.module.css';

/** At the end of the printed page: where it stands on the web, to type and to scan, and a code that is the same for the same content. */
export function PaperFoot({ code }: { code: string }) {
  const { t } = useLanguage('app');
  const said = (name: string) => new RegExp(`data-${name}="([^"]*)"`).exec(code)?.[1]?.replaceAll('&amp;', '&') ?? '';
  return (
    <footer className={`print-only ${styles.paper}`}>
      {/* the drawing comes from the server, which made it of this page's address and nothing else */}
      <span className={styles.code} id="page-code" dangerouslySetInnerHTML={{ __html: code }} />
      <span>
        {t('paper.scan')}
        <br />
        {t('paper.address')} <bdi>{said('address')}</bdi>
        <br />
        {t('paper.digest')} <span className="figures">{said('digest')}</span>
      </span>
    </footer>
  );
}
