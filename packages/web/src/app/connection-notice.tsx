import { Icon } from '../ui/icon.tsx';
import { useConnection } from './connection.ts';
import styles from './connection-notice.module.css';
import { useLanguage } from './language.ts';

/** Says when the network is down, slow, or the server silent; stays out of the way otherwise, and (`quiet`) on pages that work without a network. */
export function ConnectionNotice({ quiet = false }: { quiet?: boolean }) {
  const state = useConnection();
  const { t } = useLanguage('app');
  return (
    <output className={styles.place}>
      {state !== 'good' && !quiet && (
        <span className={styles.notice}>
          <Icon name={state === 'slow' ? 'waiting' : 'offline'} />
          {t(`connection.${state}`)}
        </span>
      )}
    </output>
  );
}
