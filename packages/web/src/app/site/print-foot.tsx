import { QrCode } from '../../ui/qr-code.tsx';
import { useLanguage } from '../language.ts';
import styles from './page-tools.module.css';
import type { PageState } from './reading.ts';

/** At the end of a print-out: where the page is, as words and for a camera, and a code that is the same for the same content. */
export function PrintFoot({ address, digest }: PageState['foot']) {
  const { t } = useLanguage('app');
  return (
    <footer className="print-only">
      <div className={styles.foot}>
        <div>
          <QrCode text={address} label={t('site.qr')} />
        </div>
        <p>
          {t('site.address')} {address}
          <br />
          {t('site.digest')} <span className="figures">{digest}</span>
        </p>
      </div>
    </footer>
  );
}
