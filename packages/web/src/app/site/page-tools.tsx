import { PrintButton } from '../../ui/print-button.tsx';
import { ReadAloudButton } from '../../ui/read-aloud/read-aloud.tsx';
import styles from './page-tools.module.css';

/** What helps in reading any page of the public site. */
export function PageTools() {
  return (
    <div className={`${styles.tools} no-print with-script`}>
      <ReadAloudButton of="main" />
      <PrintButton />
    </div>
  );
}
